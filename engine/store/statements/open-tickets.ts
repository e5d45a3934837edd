import type { TicketCounts, TicketRow } from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { numberIn } from '../row.ts';
import { TICKET_COLUMNS, ticketIn } from './ticket-row.ts';

/** Which tickets are open? In pages by id: the next page starts after the last id of this one. */
export async function openTickets(
  database: Database,
  after: number,
  limit: number,
): Promise<readonly TicketRow[]> {
  const rows = await database.lists(
    `SELECT ${TICKET_COLUMNS} FROM ticket WHERE is_open = 1 AND id > ? ORDER BY id LIMIT ?`,
    [[after, limit]],
  );
  return rows.map(ticketIn);
}

/**
 * How many open tickets there are of each sort. `breached` counts those with a standing breach, as
 * the palier_breached field does; `atRisk` and `waiting` go by the governing state.
 */
export async function countOpenTickets(database: Database): Promise<TicketCounts> {
  const [row] = await database.all(
    'SELECT COUNT(*) AS open_count, COUNT(rank) AS queue_count, ' +
      'COALESCE(SUM(is_breached), 0) AS breached_count, ' +
      "COALESCE(SUM(CASE WHEN state = 'atRisk' THEN 1 ELSE 0 END), 0) AS risk_count, " +
      "COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) AS waiting_count " +
      'FROM ticket WHERE is_open = 1',
    [],
  );
  const count = (column: string) => (row ? numberIn(row, column) : 0);
  return {
    open: count('open_count'),
    inQueue: count('queue_count'),
    breached: count('breached_count'),
    atRisk: count('risk_count'),
    waiting: count('waiting_count'),
  };
}
