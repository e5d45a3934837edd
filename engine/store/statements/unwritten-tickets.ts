import type { Database } from '../database.ts';
import { numberIn } from '../row.ts';

/** Which tickets' fields must still be written to the desk, and which are on their way? */
const WAITS = 'FROM ticket WHERE wanted_at IS NOT NULL AND job_id IS NULL';

/** Ids that differ from the desk and that no job holds, the oldest want first. */
export async function unwrittenTickets(
  database: Database,
  limit: number,
): Promise<readonly number[]> {
  const rows = await database.all(`SELECT id ${WAITS} ORDER BY wanted_at, id LIMIT ?`, [limit]);
  return rows.map((row) => numberIn(row, 'id'));
}

/** How many there are of them. */
export async function countUnwritten(database: Database): Promise<number> {
  const [row] = await database.all(`SELECT COUNT(*) AS waiting_count ${WAITS}`, []);
  return row ? numberIn(row, 'waiting_count') : 0;
}

/** Ids that a job of ours holds, or held when the engine died. */
export async function ticketsBeingWritten(database: Database): Promise<readonly number[]> {
  const rows = await database.all('SELECT id FROM ticket WHERE job_id IS NOT NULL ORDER BY id', []);
  return rows.map((row) => numberIn(row, 'id'));
}
