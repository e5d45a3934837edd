/**
 * How was `uci-incidents-cut.csv.gz` made? Run `node dist/test/data/cut.js LOG.csv.gz OUT.csv.gz`:
 * the first 2,000 tickets opened on or after Thursday 3 March 2016, by (opened_at, number), with
 * all their events, in the log's order and with the mapping's columns only.
 */
import { writeFileSync } from 'node:fs';
import process, { argv, stdout } from 'node:process';
import { gzipSync } from 'node:zlib';
import { readUciLog, UCI_COLUMNS, type UciEvent } from './uci-event.ts';

const FIRST_OPENED_AT = '2016-03-03T00:00';
const TICKETS = 2000;

/** The numbers of the tickets that the cut keeps, whatever the order of the events. */
export function chosenTickets(
  events: readonly Pick<UciEvent, 'number' | 'opened_at'>[],
  firstOpenedAt: string,
  count: number,
): ReadonlySet<string> {
  const openedAtByNumber = new Map<string, string>();
  for (const { number, opened_at: openedAt } of events) {
    if (openedAt >= firstOpenedAt) openedAtByNumber.set(number, openedAt);
  }
  const byOpening = [...openedAtByNumber].map(([number, openedAt]) => `${openedAt} ${number}`);
  const kept = byOpening.sort().slice(0, count);
  return new Set(kept.map((entry) => entry.slice(entry.indexOf(' ') + 1)));
}

async function cut(from: string, to: string): Promise<void> {
  const events: UciEvent[] = [];
  for await (const event of readUciLog(from)) events.push(event);
  const chosen = chosenTickets(events, FIRST_OPENED_AT, TICKETS);
  const kept = events.filter((event) => chosen.has(event.number));
  const lines = kept.map((event) => UCI_COLUMNS.map((name) => event[name]).join(','));
  const text = `${[UCI_COLUMNS.join(','), ...lines].join('\n')}\n`;
  writeFileSync(to, gzipSync(text, { level: 9 }));
  stdout.write(`${chosen.size} tickets, ${kept.length} events\n`);
}

if (argv[1]?.endsWith('cut.js')) {
  const [from, to] = argv.slice(2);
  if (!from || !to) throw new Error('Give the full log and the file to write.');
  cut(from, to).catch((error: unknown) => {
    process.stderr.write(`The log could not be cut: ${String(error)}\n`);
    process.exitCode = 1;
  });
}
