// Where does the app stand beside a ticket? In a tray that can be folded and widened: with the
// ticket, with its customer, or with the customer's organization.
import { createInstance } from './app-instance.js';
import { tellInstances } from './app-instances.js';
import { h } from './dom.js';
import { watchSaves } from './saving.js';
import { hear, shared } from './shared.js';
import { themeName } from './side.js';
import { trayShell } from './tray-shell.js';

const PLACES = [
  { location: 'ticket_sidebar', label: 'Ticket', besideOf: ({ id }) => ({ ticketId: id }) },
  {
    location: 'user_sidebar',
    label: 'Customer',
    besideOf: ({ requester }) => requester && { userId: requester.id },
  },
  {
    location: 'organization_sidebar',
    label: 'Organization',
    besideOf: ({ organizationId: id }) => (id === null ? null : { organizationId: id }),
  },
];

/** Is there an app for a tray, or one that could not be read and says so there? */
export function hasTray() {
  const app = shared.settings.app ?? null;
  if (app === null) return false;
  return app.problem !== undefined || PLACES.some(({ location }) => app.locations[location]);
}

/**
 * The tray of a ticket, or null without an app for it; `view` gives the ticket as it was read
 * last, `comment` is the reply's text.
 */
export function appTray(view, draft, comment) {
  if (!hasTray()) return null;
  const { app } = shared.settings;
  const isOurs = (url) => new URL(url).origin === location.origin;
  if (app.problem !== undefined || Object.values(app.locations).some(isOurs)) {
    const why = app.problem ?? 'The app’s address is the desk’s own: it needs another port.';
    return { element: h('aside', { class: 'tray', 'aria-label': 'App' }, why), ...STILL };
  }
  return liveTray(app, view, draft, comment);
}

const STILL = { refresh: () => undefined, redraft: () => undefined, close: () => undefined };

/** The instances of one tray, each started when its place is first shown. */
function instancesOf(app, view, ticket, isShownIn) {
  const started = new Map();
  return {
    at: ({ location }) => started.get(location)?.instance ?? null,
    each(work) {
      for (const { instance } of started.values()) work(instance);
    },
    /** Starts the app in a place, or anew there when another customer stands in it. */
    start(place, body) {
      const { location } = place;
      const beside = place.besideOf(view());
      const key = JSON.stringify(beside ?? null);
      const known = started.get(location);
      if (known?.key === key) return;
      known?.instance.close();
      started.delete(location);
      if (!beside) return;
      const instance = createInstance({
        ...{ location, url: app.locations[location], beside },
        ticket: location === 'ticket_sidebar' ? ticket : null,
        isShown: () => isShownIn(place),
      });
      started.set(location, { key, instance });
      body.append(instance.frame);
    },
  };
}

function liveTray(app, view, draft, comment) {
  const places = PLACES.filter(({ location }) => app.locations[location] !== undefined);
  let chosen = places[0];
  const shell = trayShell(app.metadata.name, (isShown) => apps.at(chosen)?.showed(isShown));
  const isShownIn = (place) => chosen === place && shell.isShown();
  const apps = instancesOf(app, view, { draft, comment }, isShownIn);
  const tabs = tabsOf(places, choose);
  if (places.length > 1) shell.head.after(tabs.element);

  function choose(place) {
    const isShown = shell.isShown();
    const before = apps.at(chosen);
    chosen = place;
    apps.start(place, shell.body);
    for (const one of places) {
      const frame = apps.at(one)?.frame;
      if (frame) frame.hidden = one !== place;
    }
    tabs.mark(place, view());
    const now = apps.at(place);
    if (before === now || !isShown) return;
    before?.showed(false);
    now?.showed(true);
  }

  choose(chosen);
  const own = chosen.location === 'ticket_sidebar' ? apps.at(chosen) : null;
  watchSaves(
    own && { ask: () => own.host.ask('ticket.save'), tell: (name) => own.host.tell(name) },
  );
  const tray = {
    element: shell.element,
    /** The desk has changed: another customer may stand beside the ticket. */
    refresh() {
      for (const place of places) if (apps.at(place) !== null) apps.start(place, shell.body);
      choose(chosen.besideOf(view()) ? chosen : places[0]);
      apps.each((one) => one.refresh());
    },
    redraft: () => apps.each((one) => one.redraft()),
    close() {
      apps.each((one) => one.close());
      shell.close();
      watchSaves(null);
    },
  };
  apps.each((one) => one.refresh());
  return tray;
}

/** The switch between the ticket, its customer and the organization. */
function tabsOf(places, choose) {
  const buttons = places.map((place) =>
    h('button', { type: 'button', onclick: () => choose(place) }, place.label),
  );
  const element = h(
    'div',
    { class: 'tray-places', role: 'group', 'aria-label': 'What the app shows' },
    buttons,
  );
  return {
    element,
    mark(chosen, view) {
      for (const [index, place] of places.entries()) {
        buttons[index].setAttribute('aria-pressed', String(place === chosen));
        buttons[index].disabled = !place.besideOf(view);
      }
    },
  };
}

/** The app hears of the page's light and dark, wherever it is changed. */
export function startAppTheme() {
  let scheme = themeName();
  hear('theme', () => {
    if (themeName() === scheme) return;
    scheme = themeName();
    tellInstances(null, 'colorScheme.changed', scheme);
  });
}
