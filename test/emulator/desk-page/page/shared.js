// What do the parts of the page know together? One state, and who wants to hear of its changes.

export const shared = {
  /** `{timeZone, engineUrl, app}` */
  settings: null,
  /** Agents, customers, and the values of the drop-downs. */
  choices: null,
  ticketId: null,
  agentId: null,
};

const listeners = new Map();

/** Calls back on each `tell` of this name, e.g. `pulse`, `changes`, `open`, `theme`, `agent`. */
export function hear(name, listener) {
  const known = listeners.get(name) ?? [];
  known.push(listener);
  listeners.set(name, known);
}

export function tell(name, value) {
  for (const listener of listeners.get(name) ?? []) listener(value);
}

const notice = () => document.getElementById('notice');
let noticeTimer = 0;

/** One sentence under the header, gone after a while unless it lasts; null takes it away. */
export function announce(text, { tone = 'info', lasts = false } = {}) {
  clearTimeout(noticeTimer);
  notice().hidden = text === null;
  notice().textContent = text ?? '';
  notice().dataset.tone = tone;
  if (text !== null && !lasts) noticeTimer = setTimeout(() => announce(null), 9000);
}

/** Runs what a person asked for; what goes wrong is said in one sentence. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    announce(error instanceof Error ? error.message : String(error), { tone: 'bad' });
    return undefined;
  }
}

/** Shows a pane; on wide screens the board and the alerts share the side. */
export function showPane(name) {
  const { body } = document;
  body.dataset.pane = name;
  if (name === 'board' || name === 'inbox') body.dataset.side = name;
  for (const button of document.querySelectorAll('[data-show]')) {
    const isSide = button.closest('.side-tabs') !== null;
    const shown = isSide ? body.dataset.side : body.dataset.pane;
    button.setAttribute('aria-pressed', String(button.dataset.show === shown));
  }
}

/** Opens a ticket; the address names it, so that reload and back work. */
export function openTicket(id) {
  location.hash = `#ticket/${id}`;
  // The address may have named it already.
  tell('ticket');
}
