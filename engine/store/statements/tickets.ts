import type { TicketGlance, TicketRow } from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { numberIn, numberOrNullIn, textOrNullIn } from '../row.ts';
import { TICKET_COLUMNS, ticketIn, ticketValues } from './ticket-row.ts';

/** Reading and saving tickets by id. */
const SELECT = `SELECT ${TICKET_COLUMNS} FROM ticket WHERE id = ?`;

const MARKS = TICKET_COLUMNS.split(', ')
  .map(() => '?')
  .join(', ');
const SETS = TICKET_COLUMNS.split(', ')
  .slice(1)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');
const UPSERT =
  `INSERT INTO ticket (${TICKET_COLUMNS}) VALUES (${MARKS}) ` +
  `ON CONFLICT (id) DO UPDATE SET ${SETS}`;

/** The tickets that are known, by id; unknown ids are absent. */
export async function ticketsById(
  database: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, TicketRow>> {
  const rows = await database.lists(
    SELECT,
    ids.map((id) => [id]),
  );
  return new Map(rows.map(ticketIn).map((ticket) => [ticket.id, ticket]));
}

const GLANCE = 'SELECT id, requester_id, job_id FROM ticket WHERE id = ?';

/** Which of the ids have a row, whose tickets they are, and which job holds them. */
export async function glance(
  database: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, TicketGlance>> {
  const rows = await database.firstOfEach(
    GLANCE,
    ids.map((id) => [id]),
  );
  const found = new Map<number, TicketGlance>();
  for (const row of rows) {
    if (row === null) continue;
    const requesterId = numberOrNullIn(row, 'requester_id');
    found.set(numberIn(row, 'id'), { requesterId, jobId: textOrNullIn(row, 'job_id') });
  }
  return found;
}

/** Writes whole tickets, replacing what was stored of them. */
export async function saveTickets(database: Database, rows: readonly TicketRow[]): Promise<void> {
  await database.runEach(UPSERT, rows.map(ticketValues));
}
