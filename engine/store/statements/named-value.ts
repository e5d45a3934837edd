import type { Database } from '../database.ts';
import { textIn } from '../row.ts';

/** Which small named values are kept: account id, cursors, the stop flag, tiers' previous slots. */
export async function namedValue(database: Database, name: string): Promise<string | null> {
  const [row] = await database.all('SELECT value FROM named_value WHERE name = ?', [name]);
  return row ? textIn(row, 'value') : null;
}

/** Sets a named value, replacing what it was. */
export async function setNamedValue(
  database: Database,
  name: string,
  value: string,
): Promise<void> {
  await database.run(
    'INSERT INTO named_value (name, value) VALUES (?, ?) ' +
      'ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
}
