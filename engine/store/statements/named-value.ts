import type { Database } from '../database.ts';
import { textIn } from '../row.ts';

/** Which small named values are kept: account id, cursors, the stop flag, tiers' previous slots. */
export async function namedValue(database: Database, name: string): Promise<string | null> {
  const [row] = await database.all('SELECT value FROM named_value WHERE name = ?', [name]);
  return row ? textIn(row, 'value') : null;
}

/**
 * Sets a named value, replacing what it was. The same value again changes no row: an idle poll sets
 * its cursor to where it stood, and a commit that changed nothing needs no disk.
 */
export async function setNamedValue(
  database: Database,
  name: string,
  value: string,
): Promise<void> {
  await database.run(
    'INSERT INTO named_value (name, value) VALUES (?, ?) ' +
      'ON CONFLICT (name) DO UPDATE SET value = excluded.value ' +
      'WHERE excluded.value <> named_value.value',
    [name, value],
  );
}
