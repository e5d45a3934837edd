// What is a modal of the app? A dialog over the page with an instance of its own, which goes when
// the agent or the app closes it.
import { AppError } from './app-answer.js';
import { h } from './dom.js';

const LENGTH = /^\d+(\.\d+)?(px|vw|vh|em|rem|%)?$/;

/** A length as CSS takes it; null when it is none. */
export function lengthOf(given) {
  const text = String(given ?? '');
  if (!LENGTH.test(text)) return null;
  return /\d$/.test(text) ? `${text}px` : text;
}

/** The address that an app means beside its own; `assets/…` is where its other assets are. */
export function modalAddress(options, own) {
  const { location, url } = options ?? {};
  if (location !== 'modal') {
    throw new AppError('NotSupported', 'makes only modals on this desk');
  }
  const text = String(url ?? '').replace(/^assets\//, '');
  if (text === '' || !URL.canParse(text, own)) {
    throw new AppError('InvalidValue', 'needs the "url" of the modal');
  }
  const address = new URL(text, own);
  if (address.origin !== new URL(own).origin) {
    throw new AppError('InvalidValue', 'opens only what lies beside the app');
  }
  return address.href;
}

/**
 * Shows a modal; `start` is given `{resize, destroy}` and returns its instance. Returns it with
 * `close`, which its opener calls when it goes itself; `closed` hears that it has gone.
 */
export function openModal(name, size, start, closed) {
  const dialog = h('dialog', { class: 'app-modal', 'aria-label': name });
  const instance = start({ resize, destroy: () => dialog.close() });
  const { frame, host } = instance;
  const close = h('button', { type: 'button', onclick: () => dialog.close() }, 'Close');
  dialog.append(h('div', { class: 'tray-head' }, h('h3', {}, name), close), frame);

  function resize(given) {
    // In percent of the window, since nothing else has a size that it could be a share of.
    const width = lengthOf(given?.width)?.replace('%', 'vw');
    const height = lengthOf(given?.height)?.replace('%', 'vh');
    if (width) dialog.style.width = width;
    if (height) frame.style.height = height;
  }

  resize(size);
  dialog.addEventListener('close', () => {
    host.tell('modal.close');
    instance.close();
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return { context: host.context, close: () => dialog.close() };
}
