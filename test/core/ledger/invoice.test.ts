/** What stands on our own invoice, and are its numbers without gaps? */
import { creditOf } from '../../../engine/core/ledger/credit.ts';
import type { Entry, Invoice } from '../../../engine/core/ledger/entry.ts';
import { ownInvoice, uninvoiced } from '../../../engine/core/ledger/invoice.ts';
import { append, type Ledger } from '../../../engine/core/ledger/ledger.ts';
import { nextNumber } from '../../../engine/core/ledger/number.ts';
import { invoicesOf } from '../../../engine/core/ledger/payment.ts';
import { formatInstant } from '../../../engine/core/time/instant.ts';
import { at } from '../../support/histories.ts';
import { AUDIT, charge, DAY_ONE, invoice, ledgerOf, line, ZONE } from '../../support/ledger.ts';
import { shown } from '../../support/money.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const POLICY = policyFrom(EXAMPLE_FILE);
const WHOSE = { account: 'C1', currency: 'EUR' };
const ONE = charge('c1', [line('20.00 EUR')]);
const TWO = charge('c2', [line('5.00 EUR')], { ticket: 8, endedAt: DAY_ONE + 86_400_000 });
const ABOUT = { key: 'n1', at: DAY_ONE, reason: 'late', source: AUDIT, number: null };

function issue(ledger: Ledger, key: string, when: string): Invoice | null {
  const about = { key, source: AUDIT, now: at(when) };
  return ownInvoice(ledger.entries, WHOSE, about, POLICY);
}

describe('ownInvoice', () => {
  it('bears all that is on none, with the latest case’s time to pay', () => {
    const ledger = ledgerOf(ONE, TWO, charge('c3', [line('9.00 USD')]));
    const made = issue(ledger, 'i1', '2026-11-05T10:00:00+01:00');
    expect(made).toMatchObject({ covers: ['c1', 'c2'], number: '2026-00001', ticket: null });
    expect(formatInstant(made?.dueAt ?? 0)).toBe('2026-12-03T23:00:00Z');
    const { entries } = ledgerOf(...ledger.entries, made as Entry);
    expect(invoicesOf(entries, 'C1').map((one) => shown(one.open))).toEqual(['30.00 EUR']);
    expect(uninvoiced(entries, 'C1', 'EUR')).toEqual([]);
  });

  it('names the ticket where it is about one', () => {
    expect(issue(ledgerOf(ONE), 'i1', '2026-11-05T10:00:00+01:00')?.ticket).toBe(7);
  });

  it('is none where nothing is left, nothing was charged, or all of it is on one', () => {
    const note = creditOf([ONE], 'c1', ABOUT) as Entry;
    const when = '2026-11-05T10:00:00+01:00';
    expect(issue(ledgerOf(), 'i', when)).toBeNull();
    expect(issue(ledgerOf(ONE, note), 'i', when)).toBeNull();
    expect(issue(ledgerOf(ONE, invoice('i1', ['c1'])), 'i', when)).toBeNull();
  });

  it('leaves to the first invoice what takes something of it back', () => {
    const before = ledgerOf(ONE, invoice('i1', ['c1']));
    const note = creditOf(before.entries, 'c1', ABOUT) as Entry;
    const { covers } = issue(
      ledgerOf(...before.entries, note, TWO),
      'i2',
      '2026-11-05T10:00:00+01:00',
    ) as Invoice;
    expect(covers).toEqual(['c2']);
  });
});

describe('our numbers', () => {
  const own = (key: string, covers: string, number: string, when: string) =>
    invoice(key, [covers], { number, at: at(when), source: AUDIT });
  const first = own('i1', 'c1', '2026-00001', '2026-12-31T23:59:59.999+01:00');

  test.each([
    ['in the last moment of the year', '2026-12-31T23:59:59.999+01:00', '2026-00002'],
    ['at its end', '2027-01-01T00:00:00+01:00', '2027-00001'],
    ['a moment later', '2027-01-01T00:00:00.001+01:00', '2027-00001'],
  ])('go on or begin anew %s', (_when, when, number) => {
    expect(nextNumber(ledgerOf(ONE, first).entries, at(when), ZONE)).toBe(number);
  });

  test.each([
    ['the next one', '2027-00001', '2027-01-02T10:00:00+01:00', true],
    ['one left out', '2027-00002', '2027-01-02T10:00:00+01:00', false],
    ['one of last year', '2026-00002', '2027-01-02T10:00:00+01:00', false],
    ['one dated before the last', '2026-00002', '2026-12-31T23:59:59.998+01:00', false],
  ])('take %s: %s', (_which, number, when, isTaken) => {
    const ledger = ledgerOf(ONE, TWO, first);
    const now = { now: at('2027-01-02T12:00:00+01:00'), timeZone: ZONE };
    const after = append(ledger, own('i2', 'c2', number, when), now);
    expect(typeof after === 'string' ? after : true).toBe(isTaken || 'numberOutOfTurn');
  });

  it('count credit notes in the same series, and not what billing numbers', () => {
    const theirs = invoice('i0', ['c2'], { number: '4711' });
    const about = { ...ABOUT, at: first.at, number: '2026-00002' };
    const note = creditOf([ONE], 'c1', about) as Entry;
    const { entries } = ledgerOf(ONE, TWO, theirs, first, note);
    expect(nextNumber(entries, first.at, ZONE)).toBe('2026-00003');
  });
});
