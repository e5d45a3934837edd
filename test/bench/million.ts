// Can a million open tickets be judged again in half a minute, in little memory, and how soon is
// the store with them ready?
import type { JudgedOpen } from './judge-open.ts';
import { madeStore } from './made-store.ts';
import { measuredAlone } from './measured-alone.ts';
import type { OpenedStore } from './open-store.ts';
import type { Row } from './row.ts';

/** All rows of the section, on a store of so many tickets, nearly all of them open. */
export async function millionRows(tickets: number): Promise<Row[]> {
  const begunMs = performance.now();
  const folder = await madeStore(tickets);
  const madeMs = performance.now() - begunMs;
  const opened = await measuredAlone<OpenedStore>('open', folder);
  const judged = await measuredAlone<JudgedOpen>('judge', folder);
  const each = (us: number) => rounded(us / judged.tickets);
  const { readingUs, judgingUs, savingUs, saved } = judged;
  const grownBy = judged.residentAfter - judged.residentBefore;
  const ready = opened.openingMs + opened.firstQueueMs;
  const row = (name: string, value: number, unit: string): Row => ({
    name: `million, ${name}`,
    value,
    unit,
  });
  return [
    row('tickets made', tickets, 'tickets'),
    row('of them open and judged', judged.tickets, 'tickets'),
    row('facts a ticket', rounded(judged.facts / judged.tickets), 'facts'),
    row('making the store, wall time', rounded(madeMs / 1000), 's'),
    row('judged again, processor time', rounded((readingUs + judgingUs) / 1e6), 's'),
    row('reading and unpacking a ticket', each(readingUs), 'µs'),
    row('judging a ticket', each(judgingUs), 'µs'),
    row('resident grown by, a ticket', rounded(grownBy / judged.tickets), 'bytes'),
    row('resident at most', Math.round(judged.residentMost / 2 ** 20), 'MB'),
    row('resident at most, a ticket', rounded(judged.residentMost / judged.tickets), 'bytes'),
    row(`saving ${saved} tickets again, a ticket`, rounded(savingUs / saved), 'µs'),
    row('saved, disk included', Math.round((1000 * saved) / judged.savingWallMs), 'tickets/s'),
    row('store opened and first 100 of the queue told', rounded(ready / 1000), 's'),
    row('open tickets counted', rounded(opened.countsMs / 1000), 's'),
  ];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
