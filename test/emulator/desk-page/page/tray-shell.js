// How wide is the tray, and is it folded? Both are kept from ticket to ticket and visit to visit.
import { h } from './dom.js';

const WIDTH = { min: 320, max: 600, step: 20 };

function kept(name, otherwise) {
  try {
    return localStorage.getItem(`palier-tray-${name}`) ?? otherwise;
  } catch {
    // Storage may be forbidden; the tray then begins anew on each visit.
    return otherwise;
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(`palier-tray-${name}`, String(value));
  } catch {
    // As above.
  }
}

const within = (width) => Math.round(Math.min(Math.max(width, WIDTH.min), WIDTH.max));

/** The tray around a frame; `showed` hears when the app comes into sight or leaves it. */
export function trayShell(name, frame, showed) {
  const body = h('div', { class: 'tray-body' }, frame);
  const toggle = h('button', { type: 'button', class: 'plain', 'aria-controls': 'tray-body' });
  const element = h('aside', { class: 'tray', 'aria-label': name });
  body.id = 'tray-body';
  const head = h('div', { class: 'tray-head' }, h('h3', {}, name), toggle);
  element.append(handleOf(element), head, body);

  function fold(isFolded) {
    body.hidden = isFolded;
    element.dataset.folded = String(isFolded);
    toggle.textContent = isFolded ? 'Show' : 'Hide';
    toggle.setAttribute('aria-expanded', String(!isFolded));
    toggle.setAttribute('aria-label', `${isFolded ? 'Show' : 'Hide'} ${name}`);
  }
  fold(kept('folded', 'false') === 'true');
  toggle.addEventListener('click', () => {
    fold(!body.hidden);
    keep('folded', body.hidden);
  });

  // Folded, or in a pane that a narrow page does not show: either way it has no size.
  let isShown = !body.hidden;
  const observer = new ResizeObserver(([entry]) => {
    const isNow = entry.contentRect.width > 0;
    if (isNow === isShown) return;
    isShown = isNow;
    showed(isNow);
  });
  observer.observe(body);
  return { element, isShown: () => isShown, close: () => observer.disconnect() };
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
  let width = within(Number(kept('width', WIDTH.min)));

  function set(next) {
    width = within(next);
    tray.style.setProperty('--tray-width', `${width}px`);
    handle.setAttribute('aria-valuenow', String(width));
  }

  function settle(next) {
    set(next);
    keep('width', width);
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
