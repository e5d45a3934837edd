import type { TicketRow } from '../../ports.ts';
import type { Database } from '../database.ts';
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
