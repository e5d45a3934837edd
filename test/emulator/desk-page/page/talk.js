// What was said and changed on a ticket, oldest first? The engine's own writes are folded away.
import { h } from './dom.js';
import { fieldWord, momentOf } from './words.js';

/** One entry as an element, or null when nothing of it is shown. */
export function entryElement(entry, requesterId, showsEngine) {
  const changes = entry.changes.filter((change) => showsEngine || !change.isEngines);
  const changed = changes.length > 0 && h('p', { class: 'changed' }, changesLine(entry, changes));
  if (!entry.comment) return changed ? h('li', {}, changed) : null;
  const { by, isPublic, body } = entry.comment;
  const isCustomer = by !== null && (by.id === requesterId || by.role === 'end-user');
  const kind = !isPublic ? 'note' : isCustomer ? 'customer' : 'staff';
  const word = { note: 'internal note', customer: 'customer', staff: 'public reply' }[kind];
  return h(
    'li',
    {},
    h(
      'article',
      { class: 'said', 'data-by': kind },
      h(
        'header',
        {},
        h(
          'span',
          {},
          h('strong', {}, by?.name ?? 'Somebody'),
          h('span', { class: 'quiet' }, ` · ${word}`),
        ),
        h('time', { class: 'quiet', datetime: entry.at }, momentOf(entry.at)),
      ),
      h('p', {}, body),
    ),
    changed,
  );
}

function changesLine(entry, changes) {
  const parts = changes.map(
    (change) => `${fieldWord(change.field)} ${change.from ?? '–'} → ${change.to ?? '–'}`,
  );
  const who = entry.by?.name ?? 'Somebody';
  return `${momentOf(entry.at)} · ${who}: ${parts.join(', ')}`;
}
