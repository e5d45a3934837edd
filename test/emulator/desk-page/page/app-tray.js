// Where does the app stand? In a tray beside the conversation that can be folded and widened, with
// the ticket as the agent sees it.
import { read } from './api.js';
import { eventsBetween } from './app-events.js';
import { AppHost } from './app-host.js';
import { invoking } from './app-invoke.js';
import { changeAt, snapshotOf, valueAt } from './app-paths.js';
import { performRequest } from './app-request.js';
import { h } from './dom.js';
import { watchSaves } from './saving.js';
import { announce, attempt, hear, openTicket, shared } from './shared.js';
import { themeName } from './side.js';
import { trayShell } from './tray-shell.js';

/** The open ticket's tray: one at a time, as the page shows one ticket. */
let current = null;

/** The tray of a ticket, or null when no app is installed; `comment` is the reply's text. */
export function appTray(ticketId, draft, comment) {
  const { app } = shared.settings;
  if (app === null || app === undefined) return null;
  if (app.problem !== undefined || new URL(app.url).origin === location.origin) {
    const why = app.problem ?? 'The app’s address is the desk’s own: it needs another port.';
    return { element: h('aside', { class: 'tray', 'aria-label': 'App' }, why), ...STILL };
  }
  return liveTray(app, ticketId, draft, comment);
}

const STILL = { refresh: () => undefined, redraft: () => undefined, close: () => undefined };

function liveTray(app, ticketId, draft, comment) {
  const guid = crypto.randomUUID();
  const frame = frameOf(app, guid);
  const looks = looksAt(ticketId, draft, contextOf(app, ticketId, guid), comment);
  const shell = trayShell(app.metadata.name, frame, (isShown) => showing(host, isShown));
  const deeds = deedsOf({ looks, draft, comment, frame });
  const host = new AppHost({
    frame,
    origin: new URL(app.url).origin,
    guid,
    deeds,
    described: () => ({ metadata: app.metadata, context: contextOf(app, ticketId, guid) }),
    isShown: shell.isShown,
  });
  const tellAll = (events) => {
    for (const [name, payload] of events) host.tell(name, payload);
  };
  watchSaves({ ask: () => host.ask('ticket.save'), tell: (name) => host.tell(name) });
  current = { host };
  const tray = {
    element: shell.element,
    /** The desk has changed: the app hears what of it concerns the ticket. */
    refresh: () => attempt(async () => tellAll(await looks.again())),
    /** The draft has changed. */
    redraft: () => tellAll(looks.redrafted()),
    close() {
      host.tell('app.deactivated');
      host.close();
      shell.close();
      watchSaves(null);
      current = null;
    },
  };
  tray.refresh();
  return tray;
}

function showing(host, isShown) {
  const word = isShown ? 'activated' : 'deactivated';
  host.tell(`app.${word}`);
  host.tell(`pane.${word}`);
}

function frameOf(app, guid) {
  const url = new URL(app.url);
  url.searchParams.set('origin', location.origin);
  url.searchParams.set('app_guid', guid);
  return h('iframe', {
    title: app.metadata.name,
    src: url.href,
    // The app keeps its own origin, but may not take the page to another address.
    sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads',
    allow: '',
  });
}

function contextOf({ account }, ticketId, instanceGuid) {
  const location = 'ticket_sidebar';
  return { instanceGuid, product: 'support', location, account, ticketId };
}

/** What the app last could see of the ticket, and what has changed since. */
function looksAt(ticketId, draft, context, comment) {
  let view = null;
  let last = null;
  let asked = 0;
  const now = () =>
    snapshotOf(view, draft, {
      context,
      colorScheme: themeName(),
      comment: { text: comment.text(), type: comment.type() },
      instances: { [context.instanceGuid]: context },
    });

  function take() {
    const before = last;
    last = now();
    return eventsBetween(before, last);
  }

  async function fetchView() {
    asked += 1;
    const mine = asked;
    const next = await read(`/desk/app/tickets/${ticketId}?agent=${shared.agentId}`);
    // A slow answer must not put an older ticket over a newer one.
    if (mine === asked) view = next;
  }

  return {
    async again() {
      await fetchView();
      return take();
    },
    redrafted: () => (view === null ? [] : take()),
    /** The snapshot as of now, and the ticket as it is saved. */
    async fresh() {
      await fetchView();
      return { snapshot: now(), saved: view };
    },
  };
}

function deedsOf({ looks, draft, comment, frame }) {
  const set = async (path, value) => {
    if (path === 'comment.text') {
      comment.put(String(value));
      return value;
    }
    const { snapshot, saved } = await looks.fresh();
    draft.put(changeAt(snapshot, saved, path, value));
    return value;
  };
  const invoke = invoking({
    resize: (height) => {
      frame.style.height = `${height}px`;
    },
    notify: (text, tone) => announce(text, { tone }),
    openTicket,
    append: (text) => comment.append(text),
    tags: async (change, given) => {
      const { snapshot } = await looks.fresh();
      await set('ticket.tags', change(snapshot.ticket.tags, given));
    },
  });
  return {
    get: async (path) => valueAt((await looks.fresh()).snapshot, path),
    set,
    invoke,
    request: (options) => performRequest(options, shared.agentId),
  };
}

/** The app hears of the page's light and dark, wherever it is changed. */
export function startAppTray() {
  let scheme = themeName();
  hear('theme', () => {
    if (themeName() === scheme) return;
    scheme = themeName();
    current?.host.tell('colorScheme.changed', scheme);
  });
}
