/** What do lines come to? Nets and VAT are whole already, so totals are sums and nothing else. */
import { type Amount, negate, sum } from '../money/amount.ts';
import type { Currency } from '../money/currency.ts';
import { type Taxation, type Vat, withVat } from '../money/vat.ts';
import type { DraftLine } from './draft.ts';
import type { CounterLine, Entry, Line, LineEntry, LineRef } from './entry.ts';

export function lineOf({ what, text, net }: DraftLine, rule: Vat): Line {
  return { what, text, rule, ...withVat(net, rule) };
}

/** The line that takes all of another back; its rounding is the other's, with the sign turned. */
export function counterOf(line: Line, of: LineRef): CounterLine {
  const { net, vat, gross } = line;
  return { ...line, net: negate(net), vat: negate(vat), gross: negate(gross), of };
}

export function totalOf(lines: readonly Taxation[], currency: Currency): Taxation {
  const of = (part: (line: Taxation) => Amount) => sum(lines.map(part), currency);
  return {
    net: of((line) => line.net),
    vat: of((line) => line.vat),
    gross: of((line) => line.gross),
  };
}

export function isLineEntry(entry: Entry): entry is LineEntry {
  return (
    entry.type === 'charge' ||
    entry.type === 'waiver' ||
    entry.type === 'writeOff' ||
    entry.type === 'creditNote'
  );
}

/** One entry has one currency; null for one without lines, which no ledger takes. */
export function currencyOf(entry: LineEntry): Currency | null {
  return entry.lines[0]?.net.currency ?? null;
}
