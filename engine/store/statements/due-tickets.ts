import type { Instant } from '../../core/time/instant.ts';
import type { Database } from '../database.ts';
import { numberIn } from '../row.ts';

/** At which tickets must the sweep look now, and when must it look next? */
export async function dueTickets(
  database: Database,
  at: Instant,
  limit: number,
): Promise<readonly number[]> {
  const rows = await database.all(
    'SELECT id FROM ticket WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?',
    [at, limit],
  );
  return rows.map((row) => numberIn(row, 'id'));
}

/** The earliest due instant of all tickets; null when nothing can become due. */
export async function nextDueAt(database: Database): Promise<Instant | null> {
  const [row] = await database.all(
    'SELECT due_at FROM ticket WHERE due_at IS NOT NULL ORDER BY due_at, id LIMIT 1',
    [],
  );
  return row ? numberIn(row, 'due_at') : null;
}
