// What does the middle show? The ticket that the address names: what Palier wrote on it, its
// properties, its conversation and the form to speak; or what to do first.
import { read } from './api.js';
import { appTray, hasTray } from './app-tray.js';
import { composer } from './composer.js';
import { fill, h } from './dom.js';
import { createDraft } from './draft.js';
import { properties } from './properties.js';
import { attempt, hear, shared, showPane, tell } from './shared.js';
import { entryElement } from './talk.js';
import { unsavedStrip } from './unsaved.js';
import { momentOf, stateWord, statusWord } from './words.js';

const pane = () => document.getElementById('ticket');
let open = null;

function emptyPane() {
  document.title = 'Desk – Palier demo';
  fill(
    pane(),
    h(
      'div',
      { class: 'empty' },
      h('strong', {}, 'Choose a ticket'),
      h(
        'p',
        {},
        'A real service desk’s log is being played. Take a ticket from the list, answer it, write as its customer, change its kind or tier, and watch what Palier owes and by when.',
      ),
    ),
  );
}

function headOf(view, toggle) {
  const where = [view.requester?.name, view.organization].filter(Boolean).join(', ');
  const due = view.dueText === null ? '' : `due ${view.dueText}`;
  return [
    h('h2', {}, view.subject || '(no subject)'),
    h(
      'p',
      { class: 'line small' },
      h(
        'span',
        { class: 'quiet' },
        `#${view.id} · ${statusWord(view.status)} · ${where || 'nobody'}`,
      ),
      h('span', { class: 'quiet' }, `opened ${momentOf(view.createdAt)}`),
      view.group && h('span', { class: 'quiet' }, view.group),
      view.hasLeftScript && h('span', { class: 'quiet' }, 'touched: it has left the log'),
    ),
    h(
      'p',
      { class: 'line small' },
      h('span', { class: 'quiet' }, 'Palier:'),
      view.state === null
        ? h('span', { class: 'quiet' }, 'has not judged it yet')
        : h('span', { class: 'state', 'data-state': view.state }, stateWord(view.state)),
      due && h('strong', {}, due),
      view.isBreached &&
        view.state !== 'breached' &&
        h('span', { class: 'state', 'data-state': 'breached' }, '■ a promise was broken'),
      toggle,
    ),
  ];
}

/** Builds the parts of one ticket once; later readings only update them. */
function build(first) {
  const known = { view: first };
  const view = () => known.view;
  const head = h('div', { class: 'ticket-head' });
  const talk = h('ol', { class: 'talk', 'aria-label': 'Conversation', tabindex: '0' });
  const box = h('input', { type: 'checkbox' });
  const engine = h('label', { class: 'tick small quiet' }, box, 'Show Palier’s writes');
  const draft = createDraft(hasTray(), redraft);
  const strip = unsavedStrip(view, draft);
  const above = properties(view, draft);
  const below = composer(view, draft);
  const parts = [above, strip, below];
  let drawn = '';

  function redraft() {
    for (const part of parts) part.update();
    beside.redraft();
  }

  function update(next) {
    known.view = next;
    document.title = `#${next.id} ${next.subject} – desk`;
    const focusedBox = document.activeElement === box;
    fill(head, headOf(next, engine));
    if (focusedBox) box.focus();
    for (const part of parts) part.update();
    const now = JSON.stringify([next.entries.length, next.requester?.id, box.checked]);
    if (now === drawn) return;
    const isAtEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 40 || drawn === '';
    drawn = now;
    fill(
      talk,
      next.entries.map((entry) => entryElement(entry, next.requester?.id, box.checked)),
    );
    if (isAtEnd) talk.scrollTop = talk.scrollHeight;
  }

  box.addEventListener('change', () => update(known.view));
  const middle = hasTray() ? [strip.element] : [];
  const own = h('div', { class: 'ticket' }, head, above.element, talk, middle, below.element);
  const beside = besideOf(own, view, draft, below.comment);
  fill(pane(), beside.element);
  update(first);
  if (talk.isConnected) talk.scrollTop = talk.scrollHeight;
  return { id: first.id, update, beside };
}

/** The ticket with its app's tray, which begins anew for another agent; without one, itself. */
function besideOf(own, view, draft, comment) {
  let tray = appTray(view, draft, comment);
  if (tray === null) return { element: own, refresh() {}, redraft() {}, renew() {}, close() {} };
  const element = h('div', { class: 'beside' }, own, tray.element);
  return {
    element,
    refresh: () => tray.refresh(),
    redraft: () => tray.redraft(),
    renew() {
      tray.close();
      tray.element.remove();
      tray = appTray(view, draft, comment);
      element.append(tray.element);
    },
    close: () => tray.close(),
  };
}

async function refresh() {
  const id = shared.ticketId;
  if (id === null || shared.choices === null) return;
  const view = await read(`/desk/tickets/${id}`);
  // An app is told the settings that its installation has when its ticket opens.
  if (open?.id !== id && hasTray()) shared.settings = await read('/desk/settings');
  if (id !== shared.ticketId) return;
  if (open?.id === id) {
    open.update(view);
    open.beside.refresh();
  } else open = build(view);
}

async function follow() {
  const named = /^#ticket\/(\d+)$/.exec(location.hash)?.[1];
  const id = named === undefined ? null : Number(named);
  if (id === shared.ticketId) return;
  shared.ticketId = id;
  open?.beside.close();
  open = null;
  tell('open');
  if (id === null) return emptyPane();
  showPane('ticket');
  await attempt(refresh);
  if (open === null) emptyPane();
}

/** Wires the ticket pane to the address and to every change of the desk. */
export function startTicket() {
  emptyPane();
  addEventListener('hashchange', follow);
  hear('changes', () => attempt(refresh));
  hear('choices', () => attempt(refresh));
  hear('agent', () => open?.beside.renew());
  return follow();
}
