// Which tickets are listed at the left? One of four lists, or what a search finds.
import { read } from './api.js';
import { fill, h } from './dom.js';
import { attempt, hear, shared } from './shared.js';
import { now } from './time.js';
import { dueWord, stateWord, statusWord } from './words.js';

const byId = (id) => document.getElementById(id);
let drawn = '';
let asked = 0;

function row(ticket) {
  const isCurrent = ticket.id === shared.ticketId;
  const where = [`#${ticket.id}`, statusWord(ticket.status), ticket.tier].filter(Boolean);
  return h(
    'li',
    {},
    h(
      'a',
      { href: `#ticket/${ticket.id}`, 'aria-current': isCurrent ? 'true' : false },
      h('span', { class: 'title' }, ticket.subject || '(no subject)'),
      h('span', { class: 'where' }, where.join(' · ')),
      stateOf(ticket),
    ),
  );
}

/** The state's shape with the time that is owed; its word alone when nothing is due. */
function stateOf(ticket) {
  const word = stateWord(ticket.state);
  const due = dueWord(ticket.dueText, now());
  const attributes = { class: 'state', 'data-state': ticket.state, title: word.slice(2) };
  if (due === '') return h('span', attributes, word);
  const hidden = h('span', { class: 'hidden' }, `${word.slice(2)}, due `);
  return h('span', attributes, `${word.slice(0, 1)} `, hidden, due);
}

async function refresh() {
  asked += 1;
  const mine = asked;
  const search = byId('search').value;
  const query = new URLSearchParams({ name: byId('list-name').value, search });
  const { rows, total } = await read(`/desk/list?${query}`);
  if (mine !== asked) return;
  // The day counts too: due times of today are worded otherwise than those of other days.
  const today = Math.floor(now() / 86_400_000);
  const told = JSON.stringify([rows, shared.ticketId, today]);
  if (told === drawn) return;
  drawn = told;
  const focused = document.activeElement?.getAttribute('href');
  fill(byId('rows'), rows.map(row));
  if (focused)
    byId('rows')
      .querySelector(`a[href="${CSS.escape(focused)}"]`)
      ?.focus();
  const shown = rows.length < total ? `the first ${rows.length} of ` : '';
  const noun = total === 1 ? 'ticket' : 'tickets';
  byId('list-total').textContent =
    total === 0 ? emptyWord(search) : `${shown}${total.toLocaleString('en')} ${noun}`;
}

function emptyWord(search) {
  if (search.trim() !== '') return `Nothing is called “${search.trim()}”.`;
  if (byId('list-name').value === 'breached') return 'No promise is broken.';
  return 'Nothing here yet.';
}

/** Up and down move through the rows, as in a mailbox. */
function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...byId('rows').querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  const next = links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Wires the list; it reads again when anything on the desk changed. */
export function startList() {
  const again = () => attempt(refresh);
  let typing = 0;
  byId('search').addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(again, 120);
  });
  byId('list-name').addEventListener('change', again);
  byId('rows').addEventListener('keydown', move);
  byId('search').addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') byId('rows').querySelector('a')?.focus();
  });
  hear('changes', again);
  hear('open', again);
  return attempt(refresh);
}
