/** What gives back some of a charge? */
import type { Amount } from '../money/amount.ts';
import type { CounterLine, CreditNote, Entry, LineRef } from './entry.ts';
import { keyOf, remaindersOf, takeBack, together } from './remainder.ts';

export interface Credited {
  readonly of: LineRef;
  /** Before VAT; null gives back all that is left of the line. */
  readonly net: Amount | null;
}

/** The lines of a credit note, or why there can be none. */
export function creditLines(
  entries: readonly Entry[],
  parts: readonly Credited[],
): readonly CounterLine[] | 'unknownEntry' | 'moreThanLeft' {
  const left = new Map(remaindersOf(entries));
  const lines: CounterLine[] = [];
  for (const { of, net } of parts) {
    const charge = entries.find(({ key }) => key === of.charge);
    const line = charge?.type === 'charge' ? charge.lines[of.line] : undefined;
    const before = left.get(keyOf(of));
    if (line === undefined || before === undefined) return 'unknownEntry';
    if (net !== null && net.currency !== line.net.currency) return 'moreThanLeft';
    const back = takeBack(line, of, before, net ?? before.net);
    if (back === null) return 'moreThanLeft';
    lines.push(back);
    left.set(keyOf(of), together(before, back));
  }
  return lines;
}

/** A boost that did not help: all of a charge is given back. */
export function creditOf(
  entries: readonly Entry[],
  charge: string,
  about: Pick<CreditNote, 'key' | 'at' | 'reason' | 'source' | 'number'>,
): CreditNote | 'unknownEntry' | 'moreThanLeft' {
  const found = entries.find(({ key }) => key === charge);
  if (found?.type !== 'charge') return 'unknownEntry';
  const left = remaindersOf(entries);
  const refs = found.lines.map((_line, line): LineRef => ({ charge, line }));
  const parts = refs.filter((of) => left.get(keyOf(of))?.net.minor !== 0n);
  const lines = creditLines(
    entries,
    parts.map((of) => ({ of, net: null })),
  );
  if (typeof lines === 'string') return lines;
  if (lines.length === 0) return 'moreThanLeft';
  const { account, ticket } = found;
  return { type: 'creditNote', account, ticket, lines, ...about };
}
