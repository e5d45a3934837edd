// How fast is what, on this machine? `npm run bench`: prints a table, or rows of JSON with --json.
// docs/benchmarks.md says what each row means.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { appRows } from './app-run.ts';
import { calendarRows } from './calendar.ts';
import { dayRows } from './day-run.ts';
import { judgeRows } from './judge.ts';
import { logRows } from './log-run.ts';
import { madeSlaRows } from './made-sla.ts';
import { millionRows } from './million.ts';
import type { Row } from './row.ts';
import { sweepRows } from './sweep.ts';
import { tableOf } from './table.ts';

/** The log that the project ships, seen from the compiled file. */
const SHIPPED = '../../../test/data/uci-incidents-cut.csv.gz';

/** Days of the shipped cut that are played: its tickets open in seven, then little happens. */
const CUT_DAYS = 14;

interface Options {
  /** The log that is played. */
  readonly log: string;
  /** Where made_sla is read from; null leaves the rows out, since the shipped cut lacks them. */
  readonly ticketsLog: string | null;
  /** Days of the log that are played from its start; Infinity plays it whole. */
  readonly days: number;
  /** How many tickets the stores of `million` and `sweep` hold. */
  readonly tickets: number;
  /** How many switches of tickets and refreshes `app` makes. */
  readonly switches: number;
  /** The midnight of the day that is played in small steps; null is the sixth day of the log. */
  readonly dayAt: number | null;
}

type Section = (options: Options) => Row[] | Promise<Row[]>;

const SECTIONS: Readonly<Record<string, Section>> = {
  calendar: () => calendarRows(),
  made_sla: async ({ ticketsLog }) => {
    if (ticketsLog !== null) return madeSlaRows(ticketsLog);
    process.stderr.write('made_sla is left out: the shipped cut lacks it; give --tickets-log.\n');
    return [];
  },
  judge: () => judgeRows(),
  million: ({ tickets }) => millionRows(tickets),
  sweep: ({ tickets }) => sweepRows(tickets),
  log: ({ log, days }) => logRows(log, days),
  day: ({ log, dayAt }) => dayRows(log, dayAt),
  app: ({ log, switches }) => appRows(log, switches),
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      log: { type: 'string' },
      'tickets-log': { type: 'string' },
      tickets: { type: 'string' },
      days: { type: 'string' },
      day: { type: 'string' },
      switches: { type: 'string' },
    },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
  const unknown = names.filter((name) => SECTIONS[name] === undefined);
  if (unknown.length > 0) {
    const known = Object.keys(SECTIONS).join(', ');
    process.stderr.write(`There is no section ${unknown.join(', ')}; there are ${known}.\n`);
    return 2;
  }
  const days = Number(values.days ?? (values.log === undefined ? CUT_DAYS : Infinity));
  const dayAt = values.day === undefined ? null : Date.parse(`${values.day}T00:00:00Z`);
  const tickets = Number(values.tickets ?? 1_000_000);
  const switches = Number(values.switches ?? 1_000);
  const isWhole = (count: number, least: number) => Number.isInteger(count) && count >= least;
  const areCounts = isWhole(tickets, 100) && isWhole(switches, 1);
  if (!(days > 0) || Number.isNaN(dayAt) || !areCounts) {
    process.stderr.write(
      '--days takes a number, --day a date as 2016-03-08, --tickets a number from 100, ' +
        '--switches a number.\n',
    );
    return 2;
  }
  const options = {
    log: values.log ?? fileURLToPath(new URL(SHIPPED, import.meta.url)),
    ticketsLog: values['tickets-log'] ?? values.log ?? null,
    days,
    tickets,
    switches,
    dayAt,
  };
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
