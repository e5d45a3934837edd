import type { DeskOrganization, DeskUser } from '../../ports/desk.ts';
import type { Database } from '../database.ts';
import { jsonIn } from '../row.ts';

/**
 * What do we know of the desk's organizations and users? A record older than the stored one is
 * ignored: an export page may bring late what a hint brought at once.
 */
type Directory = 'organization' | 'desk_user';

interface Entry {
  readonly id: number;
  readonly updatedAt: number;
}

async function entries<T extends Entry>(
  database: Database,
  table: Directory,
  ids: readonly number[],
): Promise<ReadonlyMap<number, T>> {
  const rows = await database.firstOfEach(
    `SELECT doc FROM ${table} WHERE id = ?`,
    ids.map((id) => [id]),
  );
  const known = rows.filter((row) => row !== null).map((row) => jsonIn<T>(row, 'doc'));
  return new Map(known.map((entry) => [entry.id, entry]));
}

async function saveEntries(
  database: Database,
  table: Directory,
  rows: readonly Entry[],
): Promise<void> {
  await database.runEach(
    `INSERT INTO ${table} (id, updated_at, doc) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE ` +
      'SET updated_at = excluded.updated_at, doc = excluded.doc ' +
      // Exports repeat their last second: the same record again must not cost a write.
      `WHERE excluded.updated_at >= ${table}.updated_at AND excluded.doc <> ${table}.doc`,
    rows.map((row) => [row.id, row.updatedAt, JSON.stringify(row)]),
  );
}

/** The organizations that are known, by id; unknown ids are absent. */
export function organizationsById(
  database: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, DeskOrganization>> {
  return entries<DeskOrganization>(database, 'organization', ids);
}

/** Saves organizations that are not older than what is stored. */
export function saveOrganizations(
  database: Database,
  rows: readonly DeskOrganization[],
): Promise<void> {
  return saveEntries(database, 'organization', rows);
}

/** The users that are known, by id; unknown ids are absent. */
export function usersById(
  database: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, DeskUser>> {
  return entries<DeskUser>(database, 'desk_user', ids);
}

/** Saves users that are not older than what is stored. */
export function saveUsers(database: Database, rows: readonly DeskUser[]): Promise<void> {
  return saveEntries(database, 'desk_user', rows);
}
