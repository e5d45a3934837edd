import type { TicketRow } from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { numberIn } from '../row.ts';
import { TICKET_COLUMNS, ticketIn } from './ticket-row.ts';

/** Which tickets come first? By rank; of equal ranks the older, then the smaller id. */
export async function queuedTickets(
  database: Database,
  limit: number,
): Promise<readonly TicketRow[]> {
  const rows = await database.lists(
    `SELECT ${TICKET_COLUMNS} FROM ticket WHERE rank IS NOT NULL ` +
      'ORDER BY rank, opened_at, id LIMIT ?',
    [[limit]],
  );
  return rows.map(ticketIn);
}

/**
 * Where a ticket stands in that order, from 1: it and all before it, counted along the queue's
 * index without reading a row. Null when the ticket is not in the queue.
 */
export async function placeOf(database: Database, ticketId: number): Promise<number | null> {
  const [row] = await database.all(
    'SELECT COUNT(*) AS place FROM ticket AS asked JOIN ticket AS other ' +
      'ON (other.rank, other.opened_at, other.id) <= (asked.rank, asked.opened_at, asked.id) ' +
      'WHERE asked.id = ? AND asked.rank IS NOT NULL AND other.rank IS NOT NULL',
    [ticketId],
  );
  const place = row === undefined ? 0 : numberIn(row, 'place');
  return place === 0 ? null : place;
}
