/** How are drafts and entries written in a test? By what differs, with literal amounts. */
import type { Draft, DraftLine } from '../../engine/core/ledger/draft.ts';
import type {
  Charge,
  CounterLine,
  Dispute,
  Entry,
  Invoice,
  Line,
  LineRef,
  Payment,
} from '../../engine/core/ledger/entry.ts';
import { append, EMPTY_LEDGER, type Ledger } from '../../engine/core/ledger/ledger.ts';
import { counterOf, lineOf } from '../../engine/core/ledger/line.ts';
import { parsePercent } from '../../engine/core/money/percent.ts';
import type { Vat } from '../../engine/core/money/vat.ts';
import type { PricedAction } from '../../engine/core/policy/price.ts';
import { at } from './histories.ts';
import { money } from './money.ts';

export const ZONE = 'Europe/Paris';
export const AUDIT = { from: 'action', auditId: 501, nonce: 'n1' } as const;
export const DAY_ONE = at('2026-11-02T10:00:00+01:00');

export function vat(percent: number | string): Vat {
  const ratePpm = parsePercent(percent);
  if (ratePpm === undefined) throw new Error(`${percent} is no percentage`);
  return { ratePpm, reverseCharge: null, taxCode: `T${percent}` };
}

export function draftLine(net: string, what: PricedAction = 'diagnosis'): DraftLine {
  return { what, text: null, net: money(net), waived: null };
}

export function draft(over: Partial<Draft> = {}): Draft {
  return {
    key: 'draft-7',
    at: DAY_ONE,
    ticket: 7,
    lines: [draftLine('20.00 EUR')],
    accepted: money('20.00 EUR'),
    acceptedBy: { from: 'page', nonce: 'p1' },
    source: AUDIT,
    endedAt: DAY_ONE,
    corrections: [],
    ...over,
  };
}

const common = { at: DAY_ONE, account: 'C1', ticket: 7, reason: null, source: AUDIT };

export function line(net: string, what: PricedAction = 'diagnosis', percent = '20'): Line {
  return lineOf(draftLine(net, what), vat(percent));
}

export function charge(key: string, lines: readonly Line[], over: Partial<Charge> = {}): Charge {
  return { type: 'charge', key, ...common, endedAt: DAY_ONE, lines, ...over };
}

export function back(of: Charge, i = 0): CounterLine {
  return counterOf(of.lines[i] as Line, { charge: of.key, line: i });
}

export function invoice(key: string, covers: readonly string[], over: Partial<Invoice> = {}) {
  const source = { from: 'billing', row: key } as const;
  const dueAt = at('2026-12-03T00:00:00+01:00');
  const about = { ...common, source, number: key, currency: 'EUR', covers, dueAt };
  return { type: 'invoice', key, ...about, ...over } satisfies Invoice;
}

export function payment(key: string, amount: string, reference: string, over = {}): Payment {
  const source = { from: 'billing', row: key } as const;
  const about = { ...common, ticket: null, source, amount: money(amount), reference };
  return { type: 'payment', key, ...about, paidAt: DAY_ONE, ...over };
}

export function dispute(key: string, lines: readonly LineRef[], over = {}): Dispute {
  return { type: 'dispute', key, ...common, lines, ...over };
}

/** A ledger of these entries; throws where one is refused, so that a test cannot begin wrong. */
export function ledgerOf(...entries: readonly Entry[]): Ledger {
  return entries.reduce((ledger: Ledger, entry) => {
    const after = append(ledger, entry, { now: entry.at, timeZone: ZONE });
    if (typeof after === 'string') throw new Error(`${entry.key} is refused: ${after}`);
    return after;
  }, EMPTY_LEDGER);
}
