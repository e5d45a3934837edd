/** Does the billing system get every line in columns that never change? */
import type { CreditNote } from '../../../engine/core/ledger/entry.ts';
import { EXPORT_COLUMNS, exportLines } from '../../../engine/core/ledger/export.ts';
import { at } from '../../support/histories.ts';
import { AUDIT, back, charge, invoice, ledgerOf, line } from '../../support/ledger.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const POLICY = policyFrom({
  ...EXAMPLE_FILE,
  billing: { invoices: 'external', accountCodes: { diagnosis: '706100' } },
});

describe('exportLines', () => {
  const late = at('2026-11-30T23:30:00Z');
  const one = charge('c1', [line('20.00 EUR'), line('0.10 EUR', 'quote', '5.5')], { at: late });
  const note: CreditNote = {
    type: 'creditNote',
    key: 'n1',
    at: late,
    account: 'C1',
    ticket: null,
    reason: 'late',
    source: AUDIT,
    number: null,
    lines: [back(one)],
  };
  const rows = exportLines(
    ledgerOf(one, invoice('i1', ['c1'], { at: late }), note).entries,
    POLICY,
  );

  it('gives a row a line, dated by the day of the file’s zone', () => {
    const table = rows.map((row) => EXPORT_COLUMNS.map((column) => row[column]).join(';'));
    expect([EXPORT_COLUMNS.join(';'), ...table]).toEqual([
      'key;date;account;ticket;type;of;what;text;accountCode;taxCode;vatPercent;currency;net;vat;gross',
      'c1/0;2026-12-01;C1;7;charge;;diagnosis;;706100;T20;20;EUR;20.00;4.00;24.00',
      'c1/1;2026-12-01;C1;7;charge;;quote;;;T5.5;5.5;EUR;0.10;0.01;0.11',
      'n1/0;2026-12-01;C1;;creditNote;c1/0;diagnosis;;706100;T20;20;EUR;-20.00;-4.00;-24.00',
    ]);
  });

  it('has no other columns', () => {
    for (const row of rows) expect(Object.keys(row)).toEqual([...EXPORT_COLUMNS]);
  });
});
