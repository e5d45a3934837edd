/** Is an entry taken once, in an open month, only where it holds, and for ever? */
import type {
  CounterLine,
  CreditNote,
  Entry,
  WriteOff,
} from '../../../engine/core/ledger/entry.ts';
import {
  append,
  EMPTY_LEDGER,
  type Ledger,
  lockMonth,
} from '../../../engine/core/ledger/ledger.ts';
import { takeBack } from '../../../engine/core/ledger/remainder.ts';
import { at } from '../../support/histories.ts';
import {
  AUDIT,
  back,
  charge,
  DAY_ONE,
  dispute,
  invoice,
  ledgerOf,
  line,
  payment,
  vat,
  ZONE,
} from '../../support/ledger.ts';
import { money } from '../../support/money.ts';

const NOW = { now: at('2026-11-10T12:00:00+01:00'), timeZone: ZONE };
const ONE = charge('c1', [line('20.00 EUR'), line('80.00 EUR', 'quote')]);
const OFF = { type: 'writeOff', dispute: 'd1', reason: null } as const;
const COMMON = { at: DAY_ONE, account: 'C1', ticket: 7, source: AUDIT };
const SUSPENSION = {
  ...COMMON,
  type: 'suspension',
  key: 's1',
  ticket: null,
  at: NOW.now,
  reason: 'refuses to pay',
  role: 'manager',
  disputes: ['d1'],
} as const;
const REINSTATED = {
  ...COMMON,
  type: 'reinstatement',
  key: 'r1',
  ticket: null,
  at: NOW.now,
  reason: 'goodwill',
  by: 'person',
} as const;

function credit(lines: readonly CounterLine[], over: Partial<CreditNote> = {}): CreditNote {
  const about = { key: 'n1', number: null, reason: 'late', lines, ...COMMON };
  return { type: 'creditNote', ...about, ...over };
}

function writeOff(lines: readonly CounterLine[], over: Partial<WriteOff> = {}): WriteOff {
  return { key: 'w1', ...OFF, ...COMMON, lines, ...over };
}

function answer(ledger: Ledger, entry: Entry, now = NOW): string {
  const after = append(ledger, entry, now);
  if (typeof after === 'string') return after;
  return after === ledger ? 'nothing new' : 'entered';
}

describe('append', () => {
  it('adds behind what is there, which stays the very same', () => {
    const before = ledgerOf(ONE);
    const after = append(before, invoice('i1', ['c1']), NOW);
    if (typeof after === 'string') throw new Error(after);
    expect(before.entries).toEqual([ONE]);
    expect(after.entries[0]).toBe(ONE);
    expect(after.entries).toHaveLength(2);
  });

  it('takes the same entry once, in whatever order its parts were written', () => {
    const again = Object.fromEntries(Object.entries(ONE).reverse()) as unknown as Entry;
    expect(answer(ledgerOf(ONE), again)).toBe('nothing new');
    expect(answer(ledgerOf(ONE), { ...ONE, reason: 'other' })).toBe('keyTaken');
    expect(answer(ledgerOf(ONE), { ...ONE, lines: [line('20.01 EUR')] })).toBe('keyTaken');
  });

  test.each<[string, string, number]>([
    ['1 ms ago', 'entered', NOW.now - 1],
    ['now', 'entered', NOW.now],
    ['in 1 ms', 'inTheFuture', NOW.now + 1],
  ])('of a charge dated %s says %s', (_when, said, dated) => {
    expect(answer(EMPTY_LEDGER, { ...ONE, at: dated })).toBe(said);
  });

  const wrong = { ...line('20.00 EUR'), vat: money('4.01 EUR'), gross: money('24.01 EUR') };
  const unsummed = { ...line('20.00 EUR'), gross: money('24.01 EUR') };
  const d1 = dispute('d1', [{ charge: 'c1', line: 0 }]);
  const i1 = invoice('i1', ['c1']);
  const other = charge('c2', [line('5.00 EUR')], { account: 'C2' });
  const inDollars = charge('c3', [line('5.00 USD')]);
  const part = takeBack(
    ONE.lines[0] ?? wrong,
    { charge: 'c1', line: 0 },
    ONE.lines[0] ?? wrong,
    money('12.00 EUR'),
  ) as CounterLine;
  const paid = payment('p1', '24.00 EUR', 'X');

  test.each<[string, string, readonly Entry[], Entry]>([
    ['a charge without lines', 'noLines', [], charge('c', [])],
    ['a charge below nothing', 'wrongSign', [], charge('c', [line('-0.01 EUR')])],
    ['a charge of nothing', 'entered', [], charge('c', [line('0.00 EUR')])],
    ['another VAT than its rule gives', 'wrongSum', [], charge('c', [wrong])],
    ['a gross that is no sum', 'wrongSum', [], charge('c', [unsummed])],
    ['two currencies', 'twoCurrencies', [], charge('c', [line('1 EUR'), line('1 USD')])],
    ['a credit of no charge', 'unknownEntry', [], credit([back(ONE)])],
    ['a credit of a line', 'entered', [ONE], credit([back(ONE)])],
    ['a credit of a line twice', 'moreThanLeft', [ONE], credit([back(ONE), back(ONE)])],
    [
      'a credit of more than is left',
      'moreThanLeft',
      [ONE, credit([part])],
      {
        ...credit([part]),
        key: 'n2',
      },
    ],
    ['a credit above nothing', 'wrongSign', [ONE], credit([{ ...part, ...line('1 EUR') }])],
    ['a credit without a reason', 'noReason', [ONE], credit([back(ONE)], { reason: ' ' })],
    ['a credit of another account', 'otherAccount', [ONE], credit([back(ONE)], { account: 'C2' })],
    ['a write-off without a dispute', 'unknownEntry', [ONE], writeOff([back(ONE)])],
    ['a write-off', 'entered', [ONE, d1], writeOff([back(ONE)])],
    [
      'a line put back that was never off',
      'moreThanLeft',
      [ONE, d1],
      {
        ...writeOff([{ ...back(ONE), ...line('20.00 EUR') }]),
      },
    ],
    ['an invoice of nothing', 'noLines', [ONE], invoice('i', [])],
    ['an invoice of what is not there', 'unknownEntry', [ONE], invoice('i', ['c9'])],
    ['an invoice of a dispute', 'unknownEntry', [ONE, d1], invoice('i', ['c1', 'd1'])],
    ['an invoice of a charge twice', 'invoicedBefore', [ONE], invoice('i', ['c1', 'c1'])],
    ['a second invoice of a charge', 'invoicedBefore', [ONE, i1], invoice('i', ['c1'])],
    [
      'a number in use, in small letters',
      'numberTaken',
      [ONE, other, i1],
      {
        ...invoice('i', ['c2'], { account: 'C2' }),
        number: ' I1',
      },
    ],
    ['an invoice of another account', 'otherAccount', [other], invoice('i', ['c2'])],
    ['an invoice of another currency', 'twoCurrencies', [inDollars], invoice('i', ['c3'])],
    [
      'a credit invoiced without its charge',
      'unknownEntry',
      [ONE, credit([back(ONE)])],
      {
        ...invoice('i', ['n1']),
      },
    ],
    [
      'a credit invoiced after its charge',
      'invoicedBefore',
      [ONE, i1, credit([back(ONE)])],
      {
        ...invoice('i', ['n1']),
      },
    ],
    ['a payment of nothing', 'wrongSign', [], payment('p', '0.00 EUR', 'X')],
    ['a payment not made yet', 'inTheFuture', [], payment('p', '1 EUR', 'X', { paidAt: NOW.now })],
    ['money taken back that came in', 'entered', [paid], payment('p2', '-24.00 EUR', ' x ')],
    ['more taken back than came in', 'moreThanLeft', [paid], payment('p2', '-24.01 EUR', 'X')],
    ['taken back elsewhere', 'moreThanLeft', [paid], payment('p2', '-1.00 EUR', 'Y')],
    ['a dispute of no lines', 'noLines', [ONE], dispute('d', [])],
    ['a dispute of no such line', 'unknownEntry', [ONE], dispute('d', [{ charge: 'c1', line: 2 }])],
    [
      'a dispute of a line again',
      'disputedBefore',
      [ONE, d1],
      {
        ...dispute('d2', [{ charge: 'c1', line: 0 }]),
      },
    ],
    ['a suspension for a dispute', 'entered', [ONE, d1], SUSPENSION],
    ['one without a reason', 'noReason', [ONE, d1], { ...SUSPENSION, reason: '' }],
    ['one for nothing', 'unknownEntry', [ONE, d1], { ...SUSPENSION, disputes: [] }],
    ['one that nothing proposes', 'unknownEntry', [ONE], SUSPENSION],
    ['a reinstatement of nobody', 'notSuspended', [ONE], REINSTATED],
    ['a reinstatement that answers a proposal', 'entered', [ONE, d1], REINSTATED],
    ['one dated back', 'backwards', [ONE, d1], { ...REINSTATED, at: NOW.now - 1 }],
    ['a suspension dated back', 'backwards', [ONE, d1], { ...SUSPENSION, at: NOW.now - 1 }],
  ])('of %s says %s', (_what, said, entries, entry) => {
    expect(answer(ledgerOf(...entries), entry)).toBe(said);
  });

  it('suspends nobody twice, and proposes an answered dispute never again', () => {
    const suspended = ledgerOf(ONE, d1, SUSPENSION);
    expect(answer(suspended, { ...SUSPENSION, key: 's2' })).toBe('suspendedBefore');
    const served = ledgerOf(ONE, d1, SUSPENSION, REINSTATED);
    expect(answer(served, { ...SUSPENSION, key: 's2' })).toBe('unknownEntry');
  });

  it('takes a charge of 500 lines of a million million each', () => {
    const lines = Array.from({ length: 500 }, () => line('1000000000000.001 KWD', 'quote', '5.5'));
    expect(answer(EMPTY_LEDGER, charge('c', lines))).toBe('entered');
    expect(vat('5.5').ratePpm).toBe(55_000n);
  });
});

describe('lockMonth', () => {
  const november = at('2026-12-01T00:00:00+01:00');
  const on = (now: number) => ({ now, timeZone: ZONE });

  test.each<[string, string, number]>([
    ['1 ms before it is over', 'notOver', november - 1],
    ['when it is over', 'locked', november],
    ['1 ms later', 'locked', november + 1],
  ])('of a month %s says %s', (_when, said, now) => {
    const locked = lockMonth(EMPTY_LEDGER, '2026-11', on(now));
    expect(typeof locked === 'string' ? locked : 'locked').toBe(said);
  });

  test.each(['2026-13', '2026-00', '2026', '11-2026', ''])('knows no month %j', (month) => {
    expect(lockMonth(EMPTY_LEDGER, month, on(november))).toBe('notAMonth');
  });

  it('goes over the turn of the year', () => {
    const locked = lockMonth(EMPTY_LEDGER, '2026-12', on(at('2027-01-05T12:00:00+01:00')));
    expect(locked).toEqual({ entries: [], lockedUntil: at('2027-01-01T00:00:00+01:00') });
  });

  it('keeps everything out of it, and lets the next month in', () => {
    const now = on(november + 1000);
    const locked = lockMonth(ledgerOf(ONE), '2026-11', now) as Ledger;
    const dated = (when: number) => charge('c2', [line('1.00 EUR')], { at: when });
    expect(answer(locked, dated(november - 1), now)).toBe('monthLocked');
    expect(answer(locked, dated(november), now)).toBe('entered');
    expect(answer(locked, dated(november + 1), now)).toBe('entered');
    expect(answer(locked, ONE, now)).toBe('nothing new');
  });

  it('is not unlocked by locking an earlier one', () => {
    const now = on(november);
    const locked = lockMonth(EMPTY_LEDGER, '2026-11', now) as Ledger;
    expect(lockMonth(locked, '2026-09', now)).toBe(locked);
  });
});
