// Does a look of the sweep cost what is due, and not what is open?
import { madeStore } from './made-store.ts';
import { measuredAlone } from './measured-alone.ts';
import type { Row } from './row.ts';
import { DUE, type SweepTicks } from './sweep-ticks.ts';

/** So many open tickets, and a hundredth of them. */
const SMALLER = 100;

/** All rows of the section; the ratio is the larger store's time over the smaller one's. */
export async function sweepRows(tickets: number): Promise<Row[]> {
  const few = Math.ceil(tickets / SMALLER);
  const ticksIn = async (count: number) =>
    (await measuredAlone<SweepTicks>('sweep', await madeStore(count), String(count))).tickUs;
  const small = await ticksIn(few);
  const large = await ticksIn(tickets);
  return DUE.flatMap((due, i): Row[] => {
    const name = (count: number) => `sweep, ${due} due of ${count.toLocaleString('en-US')} tickets`;
    const [ofFew = Number.NaN, ofMany = Number.NaN] = [small[i], large[i]];
    return [
      { name: name(few), value: Math.round(ofFew), unit: 'µs' },
      {
        name: name(tickets),
        value: Math.round(ofMany),
        unit: 'µs',
        ratio: Math.round((ofMany / ofFew) * 100) / 100,
        rival: `of ${few.toLocaleString('en-US')} tickets`,
      },
    ];
  });
}
