// How fast is what, on this machine? `npm run bench`: prints a table, or rows of JSON with --json.
// docs/benchmarks.md says what each row means.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { calendarRows } from './calendar.ts';
import { judgeRows } from './judge.ts';
import { logRows } from './log-run.ts';
import { madeSlaRows } from './made-sla.ts';
import type { Row } from './row.ts';
import { tableOf } from './table.ts';

/** The log that the project ships, seen from the compiled file. */
const SHIPPED = '../../../test/data/uci-incidents-cut.csv.gz';

interface Options {
  /** Another log of the UCI form; the shipped cut if absent. */
  readonly log: string;
  /** Where made_sla is read from: a log of tickets or of events. */
  readonly ticketsLog: string;
  /** Days of the log that are played from its start; Infinity plays it whole. */
  readonly days: number;
}

type Section = (options: Options) => Row[] | Promise<Row[]>;

const SECTIONS: Readonly<Record<string, Section>> = {
  calendar: () => calendarRows(),
  made_sla: ({ ticketsLog }) => madeSlaRows(ticketsLog),
  judge: () => judgeRows(),
  log: ({ log, days }) => logRows(log, days),
};

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      log: { type: 'string' },
      'tickets-log': { type: 'string' },
      days: { type: 'string' },
    },
  });
  const names = values.only ?? Object.keys(SECTIONS);
  const unknown = names.filter((name) => SECTIONS[name] === undefined);
  if (unknown.length > 0) {
    const known = Object.keys(SECTIONS).join(', ');
    process.stderr.write(`There is no section ${unknown.join(', ')}; there are ${known}.\n`);
    return 2;
  }
  const log = values.log ?? fileURLToPath(new URL(SHIPPED, import.meta.url));
  const days = values.days === undefined ? Number.POSITIVE_INFINITY : Number(values.days);
  const options = { log, ticketsLog: values['tickets-log'] ?? log, days };
  const rows: Row[] = [];
  for (const name of names) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${name}…`);
    rows.push(...((await SECTIONS[name]?.(options)) ?? []));
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }
  process.stdout.write(`${values.json === true ? JSON.stringify(rows) : tableOf(rows)}\n`);
  return 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // What the way out removes, it removes.
  process.once(signal, () => process.exit(130));
}
process.exit(await main());
