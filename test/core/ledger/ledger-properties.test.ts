/** What holds in every ledger, whatever anybody tried to enter in it? */
import fc from 'fast-check';
import type { Entry, Line } from '../../../engine/core/ledger/entry.ts';
import { uninvoiced } from '../../../engine/core/ledger/invoice.ts';
import { append, EMPTY_LEDGER } from '../../../engine/core/ledger/ledger.ts';
import { isLineEntry, totalOf } from '../../../engine/core/ledger/line.ts';
import { balanceOf, invoicesOf, unmatchedOf } from '../../../engine/core/ledger/payment.ts';
import { at } from '../../support/histories.ts';
import { charge, invoice, line, payment, ZONE } from '../../support/ledger.ts';
import { isRounded } from '../money/rational.ts';
import { attempts, type Step, stepsOf } from './random-ledger.ts';

const RUNS = { numRuns: 150 };
const ACCOUNTS = ['C1', 'C2', 'C3'];
const CURRENCIES = ['EUR', 'JPY', 'KWD'];

function holds(judge: (entries: readonly Entry[], steps: readonly Step[]) => void): void {
  fc.assert(
    fc.property(attempts, (all) => {
      const steps = stepsOf(all);
      judge(steps.at(-1)?.ledger.entries ?? [], steps);
    }),
    RUNS,
  );
}

function grossOf(lines: readonly Line[]): bigint {
  return lines.reduce((sum, { gross }) => sum + gross.minor, 0n);
}

/** By a loop over what stands in the entries, without the ledger's own sums. */
function plainBalance(entries: readonly Entry[], account: string, currency: string): bigint {
  let balance = 0n;
  for (const entry of entries) {
    if (entry.account !== account) continue;
    if (entry.type === 'payment' && entry.amount.currency === currency) {
      balance -= entry.amount.minor;
    }
    if ('lines' in entry && entry.type !== 'dispute' && entry.lines[0]?.net.currency === currency) {
      balance += grossOf(entry.lines);
    }
  }
  return balance;
}

it('tries what there is to try, and some of it is entered', () => {
  const types = new Set<string>();
  for (const all of fc.sample(attempts, { numRuns: 300, seed: 1 })) {
    for (const entry of stepsOf(all).at(-1)?.ledger.entries ?? []) {
      const isPutBack = entry.type === 'writeOff' && grossOf(entry.lines) > 0n;
      types.add(isPutBack ? 'put back' : entry.type);
    }
  }
  expect([...types].sort()).toEqual([
    'charge',
    'creditNote',
    'dispute',
    'invoice',
    'payment',
    'put back',
    'reinstatement',
    'suspension',
    'writeOff',
  ]);
});

describe('in every ledger', () => {
  it('what was entered is never edited, moved or lost', () => {
    holds((_entries, steps) => {
      for (const [i, { ledger }] of steps.entries()) {
        const before = steps[i - 1]?.ledger.entries ?? [];
        expect(ledger.entries.slice(0, before.length)).toEqual(before);
        expect(before.every((entry, j) => ledger.entries[j] === entry)).toBe(true);
      }
      const keys = (steps.at(-1)?.ledger.entries ?? []).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('a locked month stays as it is', () => {
    holds((_entries, steps) => {
      for (const [i, { ledger }] of steps.entries()) {
        const before = steps[i - 1]?.ledger;
        const until = before?.lockedUntil ?? Number.NEGATIVE_INFINITY;
        expect(ledger.lockedUntil ?? Number.NEGATIVE_INFINITY).toBeGreaterThanOrEqual(until);
        const inside = (entry: Entry) => entry.at < until;
        expect(ledger.entries.filter(inside)).toEqual(before?.entries.filter(inside) ?? []);
      }
    });
  });

  it('lines are rounded one by one, and totals are their sums', () => {
    holds((entries) => {
      for (const entry of entries.filter(isLineEntry)) {
        for (const { net, vat, gross, rule } of entry.lines) {
          expect(gross.minor).toBe(net.minor + vat.minor);
          if (entry.type !== 'charge') continue;
          const exact = { top: net.minor * rule.ratePpm, bottom: 1_000_000n };
          expect(isRounded(vat.minor, exact)).toBe(true);
        }
        const total = totalOf(entry.lines, entry.lines[0]?.net.currency ?? 'EUR');
        expect(total.gross.minor).toBe(grossOf(entry.lines));
        expect(total.gross.minor).toBe(total.net.minor + total.vat.minor);
      }
    });
  });

  it('no line is taken back further than it was charged', () => {
    holds((entries) => {
      const left = new Map<string, bigint>();
      for (const entry of entries.filter(isLineEntry)) {
        for (const [i, one] of entry.lines.entries()) {
          const of = 'of' in one ? (one.of as { charge: string; line: number }) : undefined;
          const key = of === undefined ? `${entry.key} ${i}` : `${of.charge} ${of.line}`;
          left.set(key, (left.get(key) ?? 0n) + one.gross.minor);
          expect((left.get(key) ?? -1n) >= 0n).toBe(true);
        }
      }
    });
  });

  it('nothing is invoiced twice', () => {
    holds((entries) => {
      const covered = entries.flatMap((one) => (one.type === 'invoice' ? one.covers : []));
      expect(new Set(covered).size).toBe(covered.length);
    });
  });

  it('our numbers have no gaps and go with time', () => {
    holds((entries) => {
      const own = entries.filter((one) => one.type === 'invoice' && one.source.from !== 'billing');
      const byYear = new Map<string, string[]>();
      for (const one of own) {
        const number = one.type === 'invoice' ? one.number : '';
        const year = new Date(one.at + 3_600_000).toISOString().slice(0, 4);
        byYear.set(year, [...(byYear.get(year) ?? []), number]);
      }
      for (const [year, numbers] of byYear) {
        const counted = numbers.map((_, i) => `${year}-${String(i + 1).padStart(5, '0')}`);
        expect(numbers).toEqual(counted);
      }
    });
  });

  it('the balance is what is open, less what is too much, and what is on no invoice', () => {
    holds((entries) => {
      for (const account of ACCOUNTS) {
        for (const currency of CURRENCIES) {
          const balance = balanceOf(entries, account, currency).minor;
          expect(balance).toBe(plainBalance(entries, account, currency));
          const open = invoicesOf(entries, account)
            .filter(({ invoice: one }) => one.currency === currency)
            .reduce((sum, one) => sum + one.open.minor - one.surplus.minor, 0n);
          const later = uninvoiced(entries, account, currency)
            .map(({ lines }) => grossOf(lines))
            .reduce((sum, one) => sum + one, 0n);
          const unknown = unmatchedOf(entries, account)
            .filter(({ why, amount }) => why !== 'overpaid' && amount.currency === currency)
            .reduce((sum, { amount }) => sum + amount.minor, 0n);
          expect(balance).toBe(open + later - unknown);
        }
      }
    });
  });

  it('the balance is the same in any order of its entries', () => {
    fc.assert(
      fc.property(attempts, fc.infiniteStream(fc.nat()), (all, order) => {
        const entries = stepsOf(all).at(-1)?.ledger.entries ?? [];
        const shuffled = entries
          .map((entry) => ({ entry, place: order.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ entry }) => entry);
        for (const account of ACCOUNTS) {
          for (const currency of CURRENCIES) {
            const balance = balanceOf(entries, account, currency);
            expect(balanceOf(shuffled, account, currency)).toEqual(balance);
          }
        }
      }),
      RUNS,
    );
  });

  it('nobody is suspended without a dispute, a role and a reason, or twice at a time', () => {
    holds((entries) => {
      const suspended = new Set<string>();
      for (const [i, entry] of entries.entries()) {
        if (entry.type === 'reinstatement') suspended.delete(entry.account);
        if (entry.type !== 'suspension') continue;
        expect(suspended.has(entry.account)).toBe(false);
        suspended.add(entry.account);
        expect([entry.role, entry.reason].every((text) => text !== '')).toBe(true);
        const disputes = entries.slice(0, i).filter(({ type }) => type === 'dispute');
        expect(entry.disputes.length).toBeGreaterThan(0);
        for (const key of entry.disputes) {
          const found = disputes.find((one) => one.key === key);
          expect(found?.account).toBe(entry.account);
        }
      }
    });
  });
});

describe('entries that do not depend on each other', () => {
  const NOW = { now: at('2026-11-10T12:00:00+01:00'), timeZone: ZONE };
  const made: readonly (readonly Entry[])[] = [
    [charge('c1', [line('20.00 EUR')]), invoice('i1', ['c1'])],
    [charge('c2', [line('0.07 EUR', 'quote', '5.5')]), invoice('i2', ['c2'])],
    [payment('p1', '30.00 EUR', 'i1')],
    [payment('p2', '0.05 EUR', 'i2')],
    [payment('p3', '7.00 EUR', 'x'), payment('p4', '-2.00 EUR', 'x')],
    [charge('c3', [line('5.00 EUR')], { account: 'C2' })],
  ];

  it('come to the same in any order', () => {
    const orders = fc.shuffledSubarray([...made], { minLength: made.length });
    const standing = (groups: readonly (readonly Entry[])[]) => {
      const ledger = groups.flat().reduce((before, entry) => {
        const after = append(before, entry, NOW);
        if (typeof after === 'string') throw new Error(`${entry.key}: ${after}`);
        return after;
      }, EMPTY_LEDGER);
      const { entries } = ledger;
      const numbers = (one: { reference: string; amount: { minor: bigint } }) =>
        `${one.reference} ${one.amount.minor}`;
      return {
        balances: ACCOUNTS.map((account) => balanceOf(entries, account, 'EUR').minor),
        open: invoicesOf(entries, 'C1')
          .map((one) => `${one.invoice.number} ${one.open.minor}`)
          .sort(),
        unmatched: unmatchedOf(entries, 'C1').map(numbers).sort(),
      };
    };
    fc.assert(
      fc.property(orders, (groups) => {
        expect(standing(groups)).toEqual({
          // 24.00 + 0.07 - 30.00 - 0.05 - 5.00, and 6.00.
          balances: [-1098n, 600n, 0n],
          open: ['i1 0', 'i2 2'],
          unmatched: ['i1 600', 'x 500'],
        });
      }),
    );
  });
});
