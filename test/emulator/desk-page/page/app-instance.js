// What is one instance of the app? A frame in one of the page's places, served by its host, which
// looks at what it stands beside.
import { eventsBetween } from './app-events.js';
import { AppHost } from './app-host.js';
import { instanceContexts, tellInstances } from './app-instances.js';
import { heightOf, invoking } from './app-invoke.js';
import { looksAt } from './app-looks.js';
import { modalAddress, openModal } from './app-modal.js';
import { changeAt, valueAt } from './app-paths.js';
import { performRequest } from './app-request.js';
import { h } from './dom.js';
import { announce, attempt, openTicket, shared } from './shared.js';

/**
 * Starts an instance in `location`, beside `{ticketId}`, `{userId}`, `{organizationId}` or nothing.
 * `ticket` is `{draft, comment}` of an open ticket; `resize` takes what the app asks for, and
 * `destroy` ends an instance that may end itself.
 */
export function createInstance({ location, url, beside = {}, ticket = null, isShown, ...own }) {
  const { app } = shared.settings;
  const guid = crypto.randomUUID();
  const frame = frameOf(app, url, guid);
  const context = { instanceGuid: guid, product: 'support', location, account: app.account };
  Object.assign(context, beside);
  const looks = looksAt({ beside, ticket, context, instances: instanceContexts });
  const { resize = (size) => stretch(frame, size), destroy } = own;
  const modals = modalsOf(app, url);
  const deeds = deedsOf(looks, ticket, { resize, destroy, create: modals.create });
  const origin = new URL(url).origin;
  const host = new AppHost({ frame, origin, context, metadata: app.metadata, deeds, isShown });
  let last = null;
  const tellChanges = (snapshot) => {
    if (snapshot === null) return;
    for (const [name, payload] of eventsBetween(last, snapshot)) host.tell(name, payload);
    last = snapshot;
  };
  tellInstances(null, 'instance.created', context);
  return {
    frame,
    host,
    /** The desk has changed: the app hears what of it concerns the ticket. */
    refresh: () => attempt(async () => tellChanges((await looks.fresh()).snapshot)),
    /** The draft has changed. */
    redraft: () => tellChanges(looks.known()),
    /** The agent sees the app now, or no longer. */
    showed(isNow) {
      const word = isNow ? 'activated' : 'deactivated';
      host.tell(`app.${word}`);
      host.tell(`pane.${word}`);
    },
    close() {
      modals.close();
      host.tell('app.deactivated');
      host.close();
      frame.remove();
    },
  };
}

/** The modals that an instance has opened: they go with it. */
function modalsOf(app, own) {
  const open = new Set();
  return {
    create(options) {
      const url = modalAddress(options, own);
      const start = (given) =>
        createInstance({ location: 'modal', url, isShown: () => true, ...given });
      const closed = () => open.delete(modal);
      const modal = openModal(app.metadata.name, options.size, start, closed);
      open.add(modal);
      return modal.context;
    },
    close() {
      for (const modal of open) modal.close();
    },
  };
}

/** A sidebar is as high as its app asks; a height in percent has nothing to be a share of. */
function stretch(frame, size) {
  const height = heightOf(size);
  if (height !== null) frame.style.height = `${height}px`;
}

function frameOf(app, address, guid) {
  const url = new URL(address);
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

function deedsOf(looks, ticket, own) {
  const page = { ...own, notify: (text, tone) => announce(text, { tone }), openTicket };
  const deeds = {
    get: async (path) => valueAt((await looks.fresh()).snapshot, path),
    set: async (path, value) => {
      if (path === 'comment.text' && ticket !== null) ticket.comment.put(String(value));
      else {
        const { snapshot, saved } = await looks.fresh();
        const change = changeAt(snapshot, saved, path, value);
        ticket.draft.put(change);
      }
      return value;
    },
    request: (options) => performRequest(options, shared.agentId),
  };
  const beside = ticket && {
    append: (text) => ticket.comment.append(text),
    tags: async (change, given) => {
      const { snapshot } = await looks.fresh();
      await deeds.set('ticket.tags', change(snapshot.ticket.tags, given));
    },
  };
  return { ...deeds, invoke: invoking({ ...page, ...beside }) };
}
