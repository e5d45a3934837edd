// Where does the app stand when it has the whole page? Behind a button of the navigation; once
// started it stays, as the agent goes back and forth.
import { createInstance } from './app-instance.js';
import { h } from './dom.js';
import { hear, shared } from './shared.js';

const byId = (id) => document.getElementById(id);
let instance = null;
let isShown = false;

function start(url) {
  instance = createInstance({
    ...{ location: 'nav_bar', url, isShown: () => isShown },
    // It has all the room there is.
    resize: () => undefined,
  });
  byId('app-place').append(instance.frame);
}

function show(isNow, url) {
  if (isNow === isShown) return;
  isShown = isNow;
  document.body.dataset.place = isNow ? 'app' : 'tickets';
  byId('app-place').hidden = !isNow;
  for (const button of byId('places').children) {
    button.setAttribute('aria-pressed', String((button.dataset.place === 'app') === isNow));
  }
  if (instance === null && isNow) start(url);
  else instance?.showed(isNow);
}

/** Wires the navigation, if the app has a place in it. */
export function startAppPlace() {
  const { app } = shared.settings;
  const url = app?.locations?.nav_bar;
  if (url === undefined || new URL(url).origin === location.origin) return;
  const button = (place, label, isNow) =>
    h(
      'button',
      {
        type: 'button',
        'data-place': place,
        'aria-pressed': String(!isNow),
        onclick: () => show(isNow, url),
      },
      label,
    );
  const { name } = app.metadata;
  byId('places').append(button('tickets', 'Tickets', false), button('app', name, true));
  byId('places').hidden = false;
  byId('app-place').setAttribute('aria-label', name);
  // Whatever leads to a ticket leads away from here.
  addEventListener('hashchange', () => show(false));
  hear('ticket', () => show(false));
  hear('agent', () => {
    if (instance === null) return;
    instance.close();
    instance = null;
    if (isShown) start(url);
  });
}
