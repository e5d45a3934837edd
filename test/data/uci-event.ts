/**
 * What is one event of the UCI incident log, and how is a log file read? Nothing is judged here.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** The log's columns that the mapping reads, in the order of the shipped cut. */
export const UCI_COLUMNS = [
  'number',
  'incident_state',
  'caller_id',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'contact_type',
  'location',
  'category',
  'subcategory',
  'u_symptom',
  'priority',
  'assignment_group',
] as const;

/** One row of the log: what an incident looked like after one update; `''` means not recorded. */
export type UciEvent = Readonly<Record<(typeof UCI_COLUMNS)[number], string>>;

/** Splits one line of a CSV file (RFC 4180; a quoted cell may hold commas but no line break). */
export function splitCsvLine(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

/**
 * Reads a log, `.csv` or `.csv.gz`, in file order and one line at a time. Further columns are
 * passed over; a missing one is an error, because every rule of the mapping would then be silent.
 */
export async function* readUciLog(path: string): AsyncGenerator<UciEvent> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.once('error', (error) => input.destroy(error));
  let places: readonly number[] | null = null;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    const cells = splitCsvLine(line);
    if (places === null) {
      places = UCI_COLUMNS.map((name) => cells.indexOf(name));
      const missing = UCI_COLUMNS.filter((name) => !cells.includes(name));
      if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(', ')}.`);
      continue;
    }
    const named = places.map((place, index) => [UCI_COLUMNS[index], cells[place] ?? '']);
    yield Object.fromEntries(named) as UciEvent;
  }
}
