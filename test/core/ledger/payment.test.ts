/** Which invoice was paid, how much of it is open, and which money belongs to none? */
import { creditOf } from '../../../engine/core/ledger/credit.ts';
import type { Entry } from '../../../engine/core/ledger/entry.ts';
import { balanceOf, invoicesOf, unmatchedOf } from '../../../engine/core/ledger/payment.ts';
import { AUDIT, charge, DAY_ONE, invoice, ledgerOf, line, payment } from '../../support/ledger.ts';
import { shown } from '../../support/money.ts';

const ONE = charge('c1', [line('20.00 EUR'), line('80.00 EUR', 'quote')]);
const TWO = charge('c2', [line('5.00 EUR')]);
const I1 = invoice('i1', ['c1'], { number: '2026/17' });
const I2 = invoice('i2', ['c2'], { number: '2026/18' });

describe('payments', () => {
  test.each<[string, readonly Entry[], string, string, readonly string[]]>([
    ['none', [], '120.00 EUR', '126.00 EUR', []],
    ['all', [payment('p', '120.00 EUR', '2026/17')], '0.00 EUR', '6.00 EUR', []],
    ['a part', [payment('p', '70.00 EUR', '2026/17')], '50.00 EUR', '56.00 EUR', []],
    [
      'two parts',
      [payment('p', '70.00 EUR', '2026/17'), payment('q', '50.00 EUR', ' 2026/17 ')],
      '0.00 EUR',
      '6.00 EUR',
      [],
    ],
    [
      'a cent too much',
      [payment('p', '120.01 EUR', '2026/17')],
      '0.00 EUR',
      '5.99 EUR',
      ['overpaid 2026/17 0.01 EUR'],
    ],
    ['a cent too little', [payment('p', '119.99 EUR', '2026/17')], '0.01 EUR', '6.01 EUR', []],
    [
      'an unknown reference',
      [payment('p', '120.00 EUR', '2026/71')],
      '120.00 EUR',
      '6.00 EUR',
      ['unknownReference 2026/71 120.00 EUR'],
    ],
    [
      'an unknown reference, set right by two more',
      [
        payment('p', '120.00 EUR', '2026/71'),
        payment('q', '-120.00 EUR', '2026/71'),
        payment('r', '120.00 EUR', '2026/17'),
      ],
      '0.00 EUR',
      '6.00 EUR',
      [],
    ],
    [
      'another currency',
      [payment('p', '120.00 USD', '2026/17')],
      '120.00 EUR',
      '126.00 EUR',
      ['unknownReference 2026/17 120.00 USD'],
    ],
    [
      'both invoices at once',
      [payment('p', '126.00 EUR', '2026/17')],
      '0.00 EUR',
      '0.00 EUR',
      ['overpaid 2026/17 6.00 EUR'],
    ],
  ])('of %s leave open what is not paid', (_what, paid, open, balance, unmatched) => {
    const { entries } = ledgerOf(ONE, TWO, I1, I2, ...paid);
    expect(invoicesOf(entries, 'C1').map((one) => shown(one.open))).toEqual([open, '6.00 EUR']);
    expect(shown(balanceOf(entries, 'C1', 'EUR'))).toBe(balance);
    const rest = unmatchedOf(entries, 'C1');
    const said = rest.map((one) => `${one.why} ${one.reference} ${shown(one.amount)}`);
    expect(said).toEqual(unmatched);
  });

  it('that come before their invoice belong to it once it is there', () => {
    const early = payment('p', '120.00 EUR', '2026/17');
    expect(unmatchedOf(ledgerOf(ONE, early).entries, 'C1')).toHaveLength(1);
    expect(unmatchedOf(ledgerOf(ONE, early, I1).entries, 'C1')).toEqual([]);
  });

  it('of one customer are no other’s, though they name their invoice', () => {
    const { entries } = ledgerOf(ONE, I1, payment('p', '120.00 EUR', '2026/17', { account: 'C2' }));
    expect(invoicesOf(entries, 'C1').map((one) => shown(one.open))).toEqual(['120.00 EUR']);
    expect(unmatchedOf(entries, 'C2')).toHaveLength(1);
    expect(shown(balanceOf(entries, 'C2', 'EUR'))).toBe('-120.00 EUR');
  });
});

describe('a credit note', () => {
  const about = { key: 'n', at: DAY_ONE, reason: 'late', source: AUDIT, number: null };

  function noteOf(entries: readonly Entry[], of: string) {
    const note = creditOf(entries, of, about);
    if (typeof note === 'string') throw new Error(note);
    return note;
  }

  it('lessens the invoice on which its charge stands', () => {
    const before = ledgerOf(ONE, I1).entries;
    const { entries } = ledgerOf(ONE, I1, noteOf(before, 'c1'));
    expect(invoicesOf(entries, 'C1').map((one) => shown(one.open))).toEqual(['0.00 EUR']);
    expect(shown(balanceOf(entries, 'C1', 'EUR'))).toBe('0.00 EUR');
  });

  it('makes what was paid before money that belongs to no invoice', () => {
    const paid = payment('p', '120.00 EUR', '2026/17');
    const before = ledgerOf(ONE, I1, paid).entries;
    const { entries } = ledgerOf(ONE, I1, paid, noteOf(before, 'c1'));
    expect(unmatchedOf(entries, 'C1').map(({ amount }) => shown(amount))).toEqual(['120.00 EUR']);
    expect(shown(balanceOf(entries, 'C1', 'EUR'))).toBe('-120.00 EUR');
  });

  it('of what was given back already is refused, and so is one of what is not there', () => {
    const { entries } = ledgerOf(TWO, noteOf([TWO], 'c2'));
    expect(creditOf(entries, 'c2', { ...about, key: 'm' })).toBe('moreThanLeft');
    expect(creditOf(entries, 'c9', about)).toBe('unknownEntry');
    expect(creditOf(entries, 'n', about)).toBe('unknownEntry');
  });
});
