/** What of a report of billing's comes to stand in the ledger, and what matches nothing? */
import { invoicesOf } from '../../engine/core/ledger/payment.ts';
import { formatAmount } from '../../engine/core/money/amount.ts';
import { billingReportIn } from '../../engine/run/billing-form.ts';
import { takeReport } from '../../engine/run/billing-report.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { charge, line } from '../support/ledger.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';

const INVOICE = {
  number: 'F-1',
  account: 'C1',
  covers: ['a'],
  dueAt: '2026-12-24T00:00:00+01:00',
};
const PAYMENT = {
  row: 'b1',
  reference: 'f-1 ',
  amount: '24.00',
  currency: 'EUR',
  paidAt: '2026-11-20T10:00:00+01:00',
};

let scene: EngineScene;
beforeEach(async () => {
  scene = await engineScene();
  const two = [line('20.00 EUR'), line('10.00 EUR', 'quote')];
  const entries = [
    charge('a', two.slice(0, 1)),
    charge('b', two, { ticket: 8 }),
    charge('c', two, { account: 'C2' }),
  ];
  await scene.store.transact((tx) => tx.enter(entries));
});

const take = (report: object) =>
  takeReport(scene.context, billingReportIn(Buffer.from(JSON.stringify(report))));
const entered = async () => (await scene.store.read((tx) => tx.ledger('all'))).slice(3);
const standing = async (account = 'C1') =>
  invoicesOf(await scene.store.read((tx) => tx.ledger('all')), account).map(
    ({ invoice, owed, paid, open }) => [invoice.number, ...[owed, paid, open].map(formatAmount)],
  );
const why = ({ mismatches }: Awaited<ReturnType<typeof take>>) =>
  mismatches.map(({ what, row, why: because, isEntered }) =>
    [what, row, because, isEntered ? 'entered' : 'left out'].join(' '),
  );

describe('takeReport', () => {
  test('enters an invoice and the payment that names it, and repeats change nothing', async () => {
    const report = { invoices: [INVOICE], payments: [PAYMENT] };
    const first = await take(report);
    expect(first).toEqual({
      invoices: { entered: 1, known: 0 },
      payments: { entered: 1, known: 0 },
      mismatches: [],
      completeUntil: null,
    });
    expect(await standing()).toEqual([['F-1', '24.00', '24.00', '0.00']]);
    await scene.clock.advance(60_000);
    const again = await take(report);
    expect([again.invoices, again.payments, again.mismatches]).toEqual([
      { entered: 0, known: 1 },
      { entered: 0, known: 1 },
      [],
    ]);
    expect(await entered()).toHaveLength(2);
  });

  test('takes the keys of all lines of an entry as the export names them', async () => {
    await take({ invoices: [{ ...INVOICE, covers: ['b/1', 'a/0', 'b/0'] }] });
    const [invoice] = await entered();
    expect(invoice).toMatchObject({ covers: ['a', 'b'], currency: 'EUR', ticket: null });
    expect(await standing()).toEqual([['F-1', '60.00', '0.00', '60.00']]);
  });

  test.each([
    ['covers what is not there', { covers: ['a', 'z'] }, 'unknownEntry'],
    ['covers some lines of an entry', { covers: ['b/0'] }, 'notWholeEntry'],
    ['covers a line that is not there', { covers: ['a/1'] }, 'unknownEntry'],
    ['is of another account', { covers: ['c'] }, 'otherAccount'],
  ])('tells of an invoice that %s', async (_what, change, reason) => {
    const answer = await take({ invoices: [{ ...INVOICE, ...change }] });
    expect(why(answer)).toEqual([`invoice F-1 ${reason} left out`]);
    expect(await entered()).toEqual([]);
  });

  test('tells of a number that now says something else, and of a charge that has an invoice', async () => {
    await take({ invoices: [INVOICE] });
    const changed = { ...INVOICE, dueAt: '2026-12-25T00:00:00+01:00' };
    const second = { ...INVOICE, number: 'F-2' };
    const third = { ...INVOICE, number: ' f-1', covers: ['b'] };
    expect(why(await take({ invoices: [changed, second, third] }))).toEqual([
      'invoice F-1 rowChanged left out',
      'invoice F-2 invoicedBefore left out',
      'invoice f-1 numberTaken left out',
    ]);
    expect(await entered()).toHaveLength(1);
  });

  test('enters money whose owner is known, and leaves out money of nobody', async () => {
    const answer = await take({
      invoices: [INVOICE],
      payments: [
        { ...PAYMENT, reference: 'lost', account: 'C1' },
        { ...PAYMENT, row: 'b2', reference: 'lost' },
        { ...PAYMENT, row: 'b3', amount: '0' },
        { ...PAYMENT, row: 'b4', account: 'C2' },
        { ...PAYMENT, row: 'b5', paidAt: '2027-01-01T00:00:00Z', account: 'C1' },
        { ...PAYMENT, row: 'b6', amount: '-99.00' },
      ],
    });
    expect(why(answer)).toEqual([
      'payment b1 unknownReference entered',
      'payment b2 unknownReference left out',
      'payment b3 nothingPaid left out',
      'payment b4 otherAccount entered',
      'payment b5 inTheFuture left out',
      'payment b6 moreThanLeft left out',
    ]);
    expect(answer.payments).toEqual({ entered: 2, known: 0 });
    expect((await entered()).map(({ key }) => key)).toEqual([
      'invoice F-1',
      'payment b1',
      'payment b4',
    ]);
  });

  test('a row that was entered is never edited', async () => {
    await take({ invoices: [INVOICE], payments: [PAYMENT] });
    const changed = { ...PAYMENT, amount: '25.00' };
    expect(why(await take({ payments: [changed] }))).toEqual(['payment b1 rowChanged left out']);
    expect(await standing()).toEqual([['F-1', '24.00', '24.00', '0.00']]);
  });
});

describe('completeUntil', () => {
  const until = (text: string, ...payments: object[]) =>
    take({ payments, completeUntil: text }).then(({ completeUntil }) => completeUntil);

  test('moves on and never back, and is kept', async () => {
    expect(await until('2026-11-21T00:00:00Z')).toBe('2026-11-21T00:00:00Z');
    expect(await until('2026-11-20T00:00:00Z')).toBe('2026-11-21T00:00:00Z');
    expect((await take({})).completeUntil).toBe('2026-11-21T00:00:00Z');
  });

  test('stays where a payment was left out, but not for one of nothing', async () => {
    expect(await until('2026-11-21T00:00:00Z', { ...PAYMENT, amount: '0' })).not.toBeNull();
    expect(await until('2026-11-22T00:00:00Z', PAYMENT)).toBe('2026-11-21T00:00:00Z');
    const owned = { ...PAYMENT, account: 'C1' };
    expect(await until('2026-11-22T00:00:00Z', owned)).toBe('2026-11-22T00:00:00Z');
  });

  test('later than now is refused, and nothing of its report stays', async () => {
    const report = take({ invoices: [INVOICE], completeUntil: '2026-11-23T08:00:01Z' });
    await expect(report).rejects.toThrow('"completeUntil" is later than now');
    expect(await entered()).toEqual([]);
  });
});

test('where Palier invoices itself, nobody reports', async () => {
  const seller = { name: 'Us', address: 'Here', country: 'FR' };
  const own = policyFrom({ ...EXAMPLE_FILE, billing: { invoices: 'own', seller } });
  scene = await engineScene({}, [own]);
  await expect(take({ invoices: [INVOICE] })).rejects.toThrow('"billing.invoices" is "own"');
});

describe('billingReportIn', () => {
  test.each([
    ['no JSON', 'x', 'the report: Invalid input'],
    ['a list', '[]', 'the report: '],
    ['an unknown key', '{"invoice":[]}', 'Unrecognized key: "invoice"'],
    ['a number as amount', JSON.stringify({ payments: [{ ...PAYMENT, amount: 24 }] }), 'amount'],
    [
      'a decimal too many',
      JSON.stringify({ payments: [{ ...PAYMENT, amount: '24.001' }] }),
      'payments.0: has no amount of a currency: "24.001" "EUR" (tooManyDecimals)',
    ],
    [
      'an unknown currency',
      JSON.stringify({ payments: [{ ...PAYMENT, currency: 'EUX' }] }),
      '(unknownCurrency)',
    ],
    [
      'an instant without an offset',
      JSON.stringify({ invoices: [{ ...INVOICE, dueAt: '2026-12-24' }] }),
      'invoices.0.dueAt: must be an instant with an offset',
    ],
    ['no covers', JSON.stringify({ invoices: [{ ...INVOICE, covers: [] }] }), 'invoices.0.covers'],
    ['no row', JSON.stringify({ payments: [{ ...PAYMENT, row: ' ' }] }), 'payments.0.row'],
  ])('refuses %s in a sentence', (_what, text, sentence) => {
    const read = () => billingReportIn(Buffer.from(text));
    expect(read).toThrow('Nothing was entered. ');
    expect(read).toThrow(sentence);
  });

  test('tells the first ten of many problems, and how many more there are', () => {
    const payments = Array.from({ length: 12 }, () => ({ ...PAYMENT, currency: 'EUX' }));
    const text = JSON.stringify({ payments });
    expect(() => billingReportIn(Buffer.from(text))).toThrow('; and 2 more.');
  });
});
