/** What is left of the lines that were charged, after all that took something of them back? */
import { type Amount, add, compare, negate, subtract, zero } from '../money/amount.ts';
import { shareOf } from '../money/percent.ts';
import type { Taxation } from '../money/vat.ts';
import type { CounterLine, Entry, Line, LineRef } from './entry.ts';
import { isLineEntry } from './line.ts';

/** What is left by `keyOf` a line. */
export type Remainders = ReadonlyMap<string, Taxation>;

export function keyOf({ charge, line }: LineRef): string {
  return `${line} of ${charge}`;
}

export function remaindersOf(entries: readonly Entry[]): Remainders {
  const left = new Map<string, Taxation>();
  for (const entry of entries) {
    if (entry.type !== 'charge') continue;
    for (const [i, line] of entry.lines.entries()) {
      left.set(keyOf({ charge: entry.key, line: i }), line);
    }
  }
  for (const entry of entries) {
    if (!isLineEntry(entry) || entry.type === 'charge') continue;
    for (const line of entry.lines) {
      const key = keyOf(line.of);
      const before = left.get(key);
      if (before !== undefined) left.set(key, together(before, line));
    }
  }
  return left;
}

export function together(a: Taxation, b: Taxation): Taxation {
  return { net: add(a.net, b.net), vat: add(a.vat, b.vat), gross: add(a.gross, b.gross) };
}

/**
 * The line that takes some of another back; null for more than is left, and for nothing. The last
 * part takes all the VAT that is left and no part takes more, so parts add up to what was charged.
 */
export function takeBack(
  line: Line,
  of: LineRef,
  left: Taxation,
  net: Amount = left.net,
): CounterLine | null {
  const nothing = zero(left.net.currency);
  const { what, text, rule } = line;
  const isAll = compare(net, left.net) === 0;
  if (compare(net, nothing) <= 0 || compare(net, left.net) > 0) return null;
  const share = shareOf(net, rule.ratePpm);
  const vat = isAll || compare(share, left.vat) > 0 ? left.vat : share;
  const back = { net: negate(net), vat: negate(vat), gross: negate(add(net, vat)) };
  return { what, text, rule, ...back, of };
}

/** Whether what is left of a line is neither less than nothing nor more than was charged. */
export function isWithin(left: Taxation, charged: Taxation): boolean {
  return (['net', 'vat', 'gross'] as const).every((part) => {
    const nothing = zero(left[part].currency);
    const isTooMuch = compare(subtract(charged[part], left[part]), nothing) < 0;
    return compare(left[part], nothing) >= 0 && !isTooMuch;
  });
}
