/** Answers: in which order does GET /tickets list? */
import type { Call } from '../http/call.ts';
import type { Ticket } from '../state/records.ts';

type Key = (ticket: Ticket) => number | string;

const offsetKeys: Readonly<Record<string, Key>> = {
  created_at: (ticket) => ticket.created_at,
  updated_at: (ticket) => ticket.updated_at,
  id: (ticket) => ticket.id,
  status: (ticket) => ticket.status,
  priority: (ticket) => ticket.priority ?? '',
  ticket_type: (ticket) => ticket.type ?? '',
};

const cursorKeys: Readonly<Record<string, Key>> = {
  updated_at: (ticket) => ticket.updated_at,
  id: (ticket) => ticket.id,
  status: (ticket) => ticket.status,
};

/**
 * Offset paging reads `sort_by` and `sort_order`; cursor paging reads `sort` and ignores the
 * others without a word, answering 200.
 */
export function sortedTickets(call: Call, tickets: Ticket[]): Ticket[] {
  const isCursor = call.query.get('page[size]') !== null;
  const sort = isCursor ? (call.query.get('sort') ?? 'id') : (call.query.get('sort_by') ?? 'id');
  const isDown = isCursor ? sort.startsWith('-') : call.query.get('sort_order') === 'desc';
  const key = (isCursor ? cursorKeys : offsetKeys)[sort.replace(/^-/, '')];
  if (key === undefined) return tickets.sort((a, b) => a.id - b.id);
  return tickets.sort((a, b) => {
    const left = key(a);
    const right = key(b);
    const order = left < right ? -1 : left > right ? 1 : a.id - b.id;
    return isDown ? -order : order;
  });
}
