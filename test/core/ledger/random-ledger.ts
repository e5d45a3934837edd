/** What may anybody try to enter, in any order? Sequences of attempts, many of them impossible. */
import fc from 'fast-check';
import { creditLines } from '../../../engine/core/ledger/credit.ts';
import { disputed } from '../../../engine/core/ledger/dispute.ts';
import type { Charge, Entry, LineRef } from '../../../engine/core/ledger/entry.ts';
import { ownInvoice } from '../../../engine/core/ledger/invoice.ts';
import {
  append,
  EMPTY_LEDGER,
  type Ledger,
  lockMonth,
} from '../../../engine/core/ledger/ledger.ts';
import { reinstatedByPayment } from '../../../engine/core/ledger/suspension.ts';
import type { Amount } from '../../../engine/core/money/amount.ts';
import { DAY_MS } from '../../../engine/core/time/duration.ts';
import { formatInstant } from '../../../engine/core/time/instant.ts';
import { at } from '../../support/histories.ts';
import { AUDIT, charge, dispute, invoice, line, payment, ZONE } from '../../support/ledger.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

export interface Attempt {
  readonly what: (typeof WHATS)[number];
  readonly afterDays: number;
  readonly account: string;
  readonly currency: string;
  /** Minor units of the lines. */
  readonly nets: readonly bigint[];
  readonly percent: string;
  /** Which of the entries that are there is meant. */
  readonly pick: number;
  readonly line: number;
}

const WHATS = [
  'charge',
  'charge',
  'theirInvoice',
  'ownInvoice',
  'credit',
  'pay',
  'pay',
  'payBack',
  'dispute',
  'dispute',
  'suspend',
  'suspend',
  'reinstate',
  'reinstateByPayment',
  'lock',
  'repeat',
  'forge',
] as const;

const POLICY = policyFrom(EXAMPLE_FILE);
const FIRST = at('2026-10-20T12:00:00+02:00');

const attempt = fc.record<Attempt>({
  what: fc.constantFrom(...WHATS),
  afterDays: fc.integer({ min: 0, max: 20 }),
  account: fc.constantFrom('C1', 'C1', 'C1', 'C2'),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY', 'KWD'),
  nets: fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 300n }), fc.constantFrom(10n ** 15n, -1n)), {
    minLength: 0,
    maxLength: 3,
  }),
  percent: fc.constantFrom('0', '5.5', '20', '21'),
  pick: fc.nat(40),
  line: fc.nat(3),
});

/** What chance alone hardly brings about: somebody refuses, is suspended, and pays after all. */
const STORY: readonly (readonly [Attempt['what'], bigint])[] = [
  ['charge', 20n],
  ['theirInvoice', 0n],
  ['dispute', 0n],
  ['suspend', 0n],
  ['pay', 24n],
  ['reinstateByPayment', 0n],
];

const story = fc.tuple(...STORY.map(() => attempt)).map((all) =>
  all.map((one, i): Attempt => {
    const [what, net] = STORY[i] ?? [one.what, 0n];
    const first = { account: 'C1', currency: 'EUR', percent: '20', pick: 0, line: 0 };
    return { ...one, ...first, what, nets: [net] };
  }),
);

export const attempts = fc
  .tuple(fc.oneof(fc.constant<readonly Attempt[]>([]), story), fc.array(attempt, { maxLength: 40 }))
  .map((parts): readonly Attempt[] => parts.flat());

export interface Step {
  readonly ledger: Ledger;
  readonly now: number;
}

/** The ledger after each attempt; what was refused leaves it as it was. */
export function stepsOf(all: readonly Attempt[]): readonly Step[] {
  let step: Step = { ledger: EMPTY_LEDGER, now: FIRST };
  return all.map((one, i) => {
    const now = step.now + one.afterDays * DAY_MS;
    const { ledger } = step;
    step = {
      ledger: one.what === 'lock' ? locked(ledger, now) : entered(ledger, one, i, now),
      now,
    };
    return step;
  });
}

function locked(ledger: Ledger, now: number): Ledger {
  const month = formatInstant(now - 31 * DAY_MS).slice(0, 7);
  const after = lockMonth(ledger, month, { now, timeZone: ZONE });
  return typeof after === 'string' ? ledger : after;
}

function entered(ledger: Ledger, one: Attempt, i: number, now: number): Ledger {
  return entriesOf(ledger, one, i, now).reduce((before: Ledger, entry) => {
    const after = append(before, entry, { now, timeZone: ZONE });
    return typeof after === 'string' ? before : after;
  }, ledger);
}

function entriesOf(ledger: Ledger, one: Attempt, i: number, now: number): readonly Entry[] {
  const { entries } = ledger;
  const { account, currency, pick } = one;
  const picked = entries[pick % Math.max(1, entries.length)];
  const charges = entries.filter((entry): entry is Charge => entry.type === 'charge');
  const someCharge = charges[pick % Math.max(1, charges.length)];
  const of: LineRef = { charge: someCharge?.key ?? '', line: one.line };
  const common = { key: `e${i}`, at: now, account, ticket: 7, source: AUDIT, reason: 'so' };
  const amount = one.nets[0] ?? 24n;
  const paid = { amount: { minor: amount, currency }, at: now, account, paidAt: now };
  switch (one.what) {
    case 'charge': {
      const lines = one.nets.map((minor) => ({
        ...line(`1 ${currency}`, 'quote', one.percent),
        ...taxed(minor, currency, one.percent),
      }));
      return [charge(`e${i}`, lines, { at: now, account })];
    }
    case 'theirInvoice':
      return [invoice(`e${i}`, [of.charge], { at: now, account, currency, number: `T${pick}` })];
    case 'ownInvoice': {
      const made = ownInvoice(entries, { account, currency }, { ...common, now }, POLICY);
      return made === null ? [] : [made];
    }
    case 'credit': {
      const lines = creditLines(entries, [{ of, net: { minor: amount, currency } }]);
      if (typeof lines === 'string') return [];
      return [{ ...common, type: 'creditNote', number: null, lines }];
    }
    case 'pay': {
      const invoices = entries.filter((entry) => entry.type === 'invoice');
      const meant = one.line === 3 ? picked : invoices[pick % Math.max(1, invoices.length)];
      return [payment(`e${i}`, '1 EUR', referenceOf(meant), { ...paid, ...whoseOf(meant, paid) })];
    }
    case 'payBack':
      return [
        payment(`e${i}`, '1 EUR', picked?.type === 'payment' ? picked.reference : 'X', {
          ...paid,
          amount: { minor: -amount, currency },
        }),
      ];
    case 'dispute': {
      const both = disputed(entries, dispute(`e${i}`, [of], { at: now, account }));
      return typeof both === 'string' ? [] : both;
    }
    case 'suspend': {
      const [meant = picked] = entries.filter((entry) => entry.type === 'dispute').slice(one.line);
      return [{ ...common, type: 'suspension', role: 'manager', disputes: [meant?.key ?? ''] }];
    }
    case 'reinstate':
      return [{ ...common, type: 'reinstatement', by: 'person' }];
    case 'reinstateByPayment':
      return reinstatedByPayment(entries, account, now) ?? [];
    case 'repeat':
      return picked === undefined ? [] : [picked];
    case 'forge':
      return picked === undefined ? [] : [{ ...picked, account: 'C3' }];
    case 'lock':
      return [];
  }
}

/** Mostly the customer pays their own invoice, in its currency. */
function whoseOf(entry: Entry | undefined, paid: { account: string; amount: Amount }) {
  if (entry?.type !== 'invoice') return paid;
  return { account: entry.account, amount: { ...paid.amount, currency: entry.currency } };
}

function referenceOf(entry: Entry | undefined): string {
  return entry?.type === 'invoice' ? entry.number.toLowerCase() : 'unknown';
}

/** VAT by hand, half up; below zero it may be anything, since no such charge is taken. */
function taxed(minor: bigint, currency: string, percent: string) {
  const thousandths = BigInt(Math.round(Number(percent) * 10));
  const vat = (minor * thousandths * 2n + 1000n) / 2000n;
  const of = (value: bigint) => ({ minor: value, currency });
  return { net: of(minor), vat: of(vat), gross: of(minor + vat) };
}
