/** Which reported payments are entered, and is all that does not match named row for row? */
import { append } from '../../../engine/core/ledger/ledger.ts';
import { type ReportedPayment, readReport } from '../../../engine/core/ledger/report.ts';
import { at } from '../../support/histories.ts';
import { charge, DAY_ONE, invoice, ledgerOf, line, ZONE } from '../../support/ledger.ts';
import { money, shown } from '../../support/money.ts';

const NOW = at('2026-11-10T12:00:00+01:00');
const LEDGER = ledgerOf(charge('c1', [line('20.00 EUR')]), invoice('i1', ['c1']));

function row(over: Partial<ReportedPayment> = {}): ReportedPayment {
  const amount = money('24.00 EUR');
  return { row: 'r1', reference: 'i1', amount, paidAt: DAY_ONE, account: null, ...over };
}

function saidOf(...rows: readonly ReportedPayment[]): readonly string[] {
  const { payments, mismatches } = readReport(LEDGER.entries, rows, NOW);
  return [
    ...payments.map((one) => `${one.key} of ${one.account}: ${shown(one.amount)}`),
    ...mismatches.map((one) => `${one.row.row} ${one.why}${one.isEntered ? ', entered' : ''}`),
  ];
}

describe('readReport', () => {
  test.each<[string, Partial<ReportedPayment>, readonly string[]]>([
    ['an invoice of ours', {}, ['payment r1 of C1: 24.00 EUR']],
    ['it in capitals', { reference: ' I1 ' }, ['payment r1 of C1: 24.00 EUR']],
    ['money that went back', { amount: money('-1 EUR') }, ['payment r1 of C1: -1.00 EUR']],
    ['nobody knows what', { reference: 'x' }, ['r1 unknownReference']],
    [
      'nobody knows what, of somebody known',
      { reference: 'x', account: 'C1' },
      ['payment r1 of C1: 24.00 EUR', 'r1 unknownReference, entered'],
    ],
    [
      'an invoice of somebody else’s',
      { account: 'C2' },
      ['payment r1 of C2: 24.00 EUR', 'r1 otherAccount, entered'],
    ],
    ['it in dollars', { amount: money('24 USD') }, ['r1 otherCurrency']],
    ['nothing at all', { amount: money('0 EUR'), account: 'C1' }, ['r1 nothingPaid']],
  ])('for a payment for %s says what is entered and what not', (_what, over, said) => {
    expect(saidOf(row(over))).toEqual(said);
  });

  it('enters a row once, and a changed one not at all', () => {
    expect(saidOf(row(), row())).toEqual(['payment r1 of C1: 24.00 EUR']);
    const changed = row({ amount: money('25.00 EUR') });
    expect(saidOf(row(), changed)).toEqual(['payment r1 of C1: 24.00 EUR', 'r1 rowChanged']);
    const [first] = readReport(LEDGER.entries, [row()], NOW).payments;
    if (first === undefined) throw new Error('no payment');
    const after = append(LEDGER, first, { now: NOW, timeZone: ZONE });
    const entries = typeof after === 'string' ? [] : after.entries;
    const nothing = { payments: [], mismatches: [] };
    expect(readReport(entries, [row()], NOW + 1)).toEqual(nothing);
  });
});
