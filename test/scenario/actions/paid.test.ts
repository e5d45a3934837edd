/** Does a diagnosis that is sold in Zendesk end as a paid invoice, over HTTP all the way? */
import { balanceOf } from '../../../engine/core/ledger/payment.ts';
import { HOUR_MS } from '../../../engine/core/time/duration.ts';
import { billingReportIn } from '../../../engine/run/billing-form.ts';
import { takeReport } from '../../../engine/run/billing-report.ts';
import { ledgerExport } from '../../../engine/run/ledger-export.ts';
import { sweep } from '../../../engine/run/sweep.ts';
import { PAID_POLICY } from '../../run/paid-scene.ts';
import { type ActingDesk, actingDesk } from './acting-desk.ts';

const MARCH = { from: '2026-03-01', to: '2026-04-01' };

let desk: ActingDesk;
beforeEach(async () => {
  const fields = { support_tier: 'standard', billing_id: 'C1', country: 'FR' };
  desk = await actingDesk(PAID_POLICY, fields);
});
afterEach(() => desk.close());

const newestAudit = async (id: number): Promise<number> => {
  const { body } = await desk.caller.api('GET', `/tickets/${id}/audits`);
  return body.audits.at(-1).id;
};

/** The desk's clock stands at 09:00 in Paris on Monday 2 March 2026 when this begins. */
async function sold(): Promise<number> {
  const id = await desk.open();
  await desk.act(id, 'agent-1', 'diagnosis.offer', { nonce: 'a', args: { sort: 'request' } });
  const of = await newestAudit(id);
  await desk.look(id);
  await desk.deliver();
  await desk.caller.advance(60_000);
  const as = await desk.caller.as('agent-1');
  const { requesterId } = (await desk.context.desk.showTickets([id]))[0] ?? {};
  const comment = { body: 'Yes, please.', public: true, author_id: requesterId };
  await desk.caller.api('PUT', `/tickets/${id}`, { ticket: { comment } }, as);
  const args = { of, comment: await newestAudit(id) };
  await desk.act(id, 'agent-1', 'diagnosis.accept', { nonce: 'b', args, after: 'a' });
  await desk.look(id);
  await desk.act(id, 'agent-1', 'diagnosis.solved', { nonce: 'c', after: 'b' });
  await desk.look(id);
  await desk.caller.api('PUT', `/tickets/${id}`, { ticket: { status: 'solved' } }, as);
  return id;
}

test('sold, solved, a draft for a day, entered, exported, invoiced and paid', async () => {
  const id = await sold();
  const drafted = (await desk.look(id)).diagnosis?.charges;
  expect(drafted).toMatchObject([
    { what: 'diagnosis', state: 'draft', price: { vat: { gross: { amount: '24.00' } } } },
  ]);
  await desk.deliver();
  await desk.export();
  await sweep(desk.context);
  expect((await ledgerExport(desk.context, MARCH)).lines).toEqual([]);
  await desk.caller.advance(24 * HOUR_MS);
  await desk.export();
  await sweep(desk.context);
  const { lines, totals } = await ledgerExport(desk.context, MARCH);
  expect(lines).toMatchObject([
    {
      account: 'C1',
      ticket: String(id),
      date: '2026-03-03',
      accountCode: '706100',
      gross: '24.00',
    },
  ]);
  expect(totals).toEqual([
    { currency: 'EUR', lines: 1, net: '20.00', vat: '4.00', gross: '24.00' },
  ]);
  expect((await desk.look(id)).diagnosis?.charges).toMatchObject([
    { state: 'entered', finalAt: null },
  ]);
  const number = 'F-1';
  const paid = { row: 'b1', reference: number, amount: '24.00', currency: 'EUR' };
  const report = {
    invoices: [
      { number, account: 'C1', covers: [lines[0]?.key], dueAt: '2026-04-02T00:00:00+02:00' },
    ],
    payments: [{ ...paid, paidAt: '2026-03-03T08:00:00+01:00' }],
  };
  const answer = await takeReport(
    desk.context,
    billingReportIn(Buffer.from(JSON.stringify(report))),
  );
  expect(answer.mismatches).toEqual([]);
  const entries = await desk.context.store.read((tx) => tx.ledger('all'));
  expect(balanceOf(entries, 'C1', 'EUR').minor).toBe(0n);
});
