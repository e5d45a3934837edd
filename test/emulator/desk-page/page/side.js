// What stands beside the ticket? The engine's board in a frame once it answers, and the chat
// messages and mails that the engine sent to managers.
import { read } from './api.js';
import { fill, h } from './dom.js';
import { attempt, hear, openTicket, shared } from './shared.js';
import { momentOf } from './words.js';

const board = () => document.getElementById('board');
const inbox = () => document.getElementById('inbox');
let frame = null;
let seenMessages = -1;

/** "light" or "dark", as the page looks now. */
export function themeName() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen !== 'auto') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The board in the page's theme and in the desk's zone, so that both show the same times. */
function boardAddress() {
  const { engineUrl, timeZone } = shared.settings ?? {};
  return `${engineUrl}/board/?theme=${themeName()}&zone=${encodeURIComponent(timeZone)}`;
}

/** The ticket and its apps come first: a second page that loads beside them would delay both. */
const AFTER_TICKET_MS = 1_500;
let isTicketFirst = true;

function placeBoard(isEngineUp) {
  const { engineUrl } = shared.settings;
  if (frame !== null) return;
  if (engineUrl !== null && isEngineUp) {
    if (isTicketFirst) return;
    frame = h('iframe', {
      title: 'Palier’s board',
      src: boardAddress(),
      allow: '',
    });
    fill(board(), frame);
    return;
  }
  const why =
    engineUrl === null
      ? 'This desk was started without an engine.'
      : 'Its board appears here by itself as soon as the engine is up.';
  fill(board(), h('div', { class: 'empty' }, h('strong', {}, 'No board yet'), h('p', {}, why)));
}

function messageElement(message) {
  const kind = message.kind === 'chat' ? 'Chat' : `Mail to ${message.to.join(', ')}`;
  return h(
    'li',
    { class: 'message' },
    h('p', { class: 'quiet small' }, `${kind} · ${momentOf(message.at)}`),
    message.subject && h('strong', {}, message.subject),
    h('pre', {}, message.text),
    ticketsIn(message.text),
  );
}

/** A link for each of the desk's tickets that a message names by its address. */
function ticketsIn(text) {
  const ids = new Set([...text.matchAll(/#ticket\/(\d{1,15})/g)].map((found) => found[1]));
  if (ids.size === 0) return null;
  const links = [...ids].map((id) => h('a', { href: `#ticket/${id}` }, `Open #${id}`));
  return h('p', { class: 'line small' }, links);
}

async function readInbox(count) {
  if (count === seenMessages) return;
  seenMessages = count;
  for (const badge of document.querySelectorAll('[data-inbox-count]')) {
    badge.hidden = count === 0;
    badge.textContent = count.toLocaleString('en');
  }
  const { messages } = await read('/desk/inbox');
  const list = h(
    'ol',
    { 'aria-label': 'Alerts, newest first', tabindex: '0' },
    messages.map(messageElement),
  );
  const none = h(
    'div',
    { class: 'empty' },
    h('strong', {}, 'No alert yet'),
    h(
      'p',
      {},
      'When a promise is near its end or broken, the chat message and the mail to the manager arrive here.',
    ),
  );
  fill(inbox(), messages.length === 0 ? none : list);
}

/** The frame follows the page's theme; changing it loads the board again. */
export function dressBoard() {
  const wanted = boardAddress();
  if (frame !== null && frame.src !== wanted) frame.src = wanted;
}

/** Wires the side: the board may ask to open one of its tickets. */
export function startSide() {
  placeBoard(false);
  let isEngineUp = false;
  setTimeout(() => {
    isTicketFirst = false;
    placeBoard(isEngineUp);
  }, AFTER_TICKET_MS);
  hear('pulse', (pulse) => {
    isEngineUp = pulse.isEngineUp;
    placeBoard(isEngineUp);
    attempt(() => readInbox(pulse.messages));
  });
  addEventListener('message', (event) => {
    const isBoard = frame !== null && event.source === frame.contentWindow;
    const isOurs = event.origin === new URL(shared.settings.engineUrl ?? location.href).origin;
    if (!isBoard || !isOurs || event.data?.palier !== 'openTicket') return;
    if (Number.isSafeInteger(event.data.id)) openTicket(event.data.id);
  });
}
