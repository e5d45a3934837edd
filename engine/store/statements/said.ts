import type { Letter, Obligation } from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { OBLIGATION_COLUMNS, obligationIn } from './obligation-row.ts';

/** What could not be delivered at all? The newest first. */
export async function deadObligations(
  database: Database,
  limit: number,
): Promise<readonly (Obligation | Letter)[]> {
  const rows = await database.all(
    `SELECT ${OBLIGATION_COLUMNS} FROM obligation WHERE state = 'dead' ` +
      'ORDER BY created_at DESC, key DESC LIMIT ?',
    [limit],
  );
  return rows.map((row) => obligationIn(row));
}

/** Which alerts and charges were owed lately, delivered or not; the newest first. */
export async function recentObligations(
  database: Database,
  limit: number,
): Promise<readonly Obligation[]> {
  const rows = await database.all(
    `SELECT ${OBLIGATION_COLUMNS} FROM obligation WHERE what <> 'letter' ` +
      'ORDER BY created_at DESC, key DESC LIMIT ?',
    [limit],
  );
  return rows.map((row) => obligationIn(row));
}
