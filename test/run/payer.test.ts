/** Who pays for a ticket, since when is that known, and does it matter when somebody looks? */
import type { Fact } from '../../engine/core/ticket/fact.ts';
import { HOUR_MS } from '../../engine/core/time/duration.ts';
import { payerFrom, payersOf } from '../../engine/run/payer.ts';
import { MADE_AT, ticketRow } from '../support/store-rows.ts';
import { BILLING, PAID_POLICY } from './paid-scene.ts';

const hour = (n: number) => MADE_AT + n * HOUR_MS;
const organization = (n: number, fields: Record<string, string>): Fact => ({
  type: 'organization',
  at: hour(n),
  to: { id: 8, fields },
});

const accounts = (...facts: Fact[]) => {
  const { doc, ...row } = ticketRow({ id: 7 });
  const payers = payersOf({ ...row, doc: { ...doc, facts } }, PAID_POLICY.billing);
  return { payers, from: (n: number) => payerFrom(payers, hour(n)) };
};

test('nobody is known before the customer has the fields, and VAT by its own', () => {
  const { payers } = accounts(
    organization(1, { billing_id: ' C1 ' }),
    organization(2, { billing_id: 'C1', country: 'fr' }),
    organization(3, { billing_id: '', country: 'US' }),
  );
  expect(payers.map(({ account, vat, knownAt }) => [account, vat?.taxCode, knownAt])).toEqual([
    [null, undefined, hour(0)],
    ['C1', undefined, hour(1)],
    ['C1', 'FR20', hour(2)],
    [null, undefined, hour(3)],
  ]);
  expect(BILLING.vat).toHaveLength(1);
});

test('who was known when it became final pays, whoever came later', () => {
  const { from } = accounts(
    organization(1, { billing_id: 'C1', country: 'FR' }),
    organization(5, { billing_id: 'C2', country: 'FR' }),
  );
  expect(from(3)).toMatchObject({ account: 'C1', knownAt: hour(1) });
  expect(from(5)).toMatchObject({ account: 'C2', knownAt: hour(5) });
});

test('of those who came later it is the first who is known whole', () => {
  const { from } = accounts(
    organization(2, { billing_id: 'C1' }),
    organization(3, { billing_id: 'C2', country: 'FR' }),
    organization(4, { billing_id: 'C3', country: 'FR' }),
  );
  expect(from(1)).toMatchObject({ account: 'C2', knownAt: hour(3) });
});

test('where nobody is known whole, what is missing is what is missing now', () => {
  const { from } = accounts(organization(2, { billing_id: 'C1' }));
  expect(from(1)).toMatchObject({ account: 'C1', vat: null });
});
