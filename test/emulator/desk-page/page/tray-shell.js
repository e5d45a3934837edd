// How wide is the tray, and is it folded? It opens with each ticket, as wide as it was left.
import { h } from './dom.js';

const WIDTH = { min: 320, max: 600, step: 20 };

function keptWidth() {
  try {
    return Number(localStorage.getItem('palier-tray-width') ?? WIDTH.min);
  } catch {
    // Storage may be forbidden; the tray is then narrow on each visit.
    return WIDTH.min;
  }
}

function keepWidth(width) {
  try {
    localStorage.setItem('palier-tray-width', String(width));
  } catch {
    // As above.
  }
}

const within = (width) => Math.round(Math.min(Math.max(width, WIDTH.min), WIDTH.max));

/** The tray around the app's frames; `showed` hears when they come into sight or leave it. */
export function trayShell(name, showed) {
  const body = h('div', { class: 'tray-body', id: 'tray-body' });
  const toggle = h('button', { type: 'button', class: 'plain', 'aria-controls': 'tray-body' });
  const element = h('aside', { class: 'tray', 'aria-label': name });
  const head = h('div', { class: 'tray-head' }, h('h3', {}, name), toggle);
  element.append(handleOf(element), head, body);

  function fold(isFolded) {
    body.hidden = isFolded;
    element.dataset.folded = String(isFolded);
    toggle.textContent = isFolded ? 'Show' : 'Hide';
    toggle.setAttribute('aria-expanded', String(!isFolded));
    toggle.setAttribute('aria-label', `${isFolded ? 'Show' : 'Hide'} ${name}`);
  }
  fold(false);
  toggle.addEventListener('click', () => fold(!body.hidden));

  // Folded, or in a pane that a narrow page does not show: either way it has no size.
  let isShown = !body.hidden;
  const observer = new ResizeObserver(([entry]) => {
    const isNow = entry.contentRect.width > 0;
    if (isNow === isShown) return;
    isShown = isNow;
    showed(isNow);
  });
  observer.observe(body);
  return { element, head, body, isShown: () => isShown, close: () => observer.disconnect() };
}

/** The tray's left edge: dragged, or moved by the arrow keys. */
function handleOf(tray) {
  const handle = h('div', {
    class: 'tray-handle',
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-label': 'Width of the app',
    'aria-valuemin': WIDTH.min,
    'aria-valuemax': WIDTH.max,
  });
  let width = within(keptWidth());

  function set(next) {
    width = within(next);
    tray.style.setProperty('--tray-width', `${width}px`);
    handle.setAttribute('aria-valuenow', String(width));
  }

  function settle(next) {
    set(next);
    keepWidth(width);
  }

  handle.addEventListener('pointerdown', (event) => {
    // Captured, so that the frame beside it does not swallow the moves.
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  handle.addEventListener('pointermove', (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    set(tray.getBoundingClientRect().right - event.clientX);
  });
  handle.addEventListener('lostpointercapture', () => settle(width));
  handle.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: WIDTH.step, ArrowRight: -WIDTH.step }[event.key];
    const end = { Home: WIDTH.min, End: WIDTH.max }[event.key];
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    settle(end ?? width + step);
  });
  set(width);
  return handle;
}
