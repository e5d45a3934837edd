/** Does support end only when a manager says so, where it may, and begin again from then on? */
import type { Entry } from '../../engine/core/ledger/entry.ts';
import { HOUR_MS } from '../../engine/core/time/duration.ts';
import { takeReport } from '../../engine/run/billing-report.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { CUSTOMER, ENGINE, FIELD_IDS } from '../support/fake-desk.ts';
import { charge, line } from '../support/ledger.ts';
import { money } from '../support/money.ts';
import { policyFrom } from '../support/policy.ts';
import { type Acting, type ActionScene, actionScene, MANAGER } from './action-scene.ts';
import { PAID_FILE } from './diagnosis-scene.ts';

const FILE = {
  ...PAID_FILE,
  may: { ...PAID_FILE.may, suspend: ['senior'], reinstate: ['senior'] },
  billing: {
    invoices: 'external',
    billingId: { organizationField: 'billing_id' },
    vat: [{ country: '*', percent: 20 }],
    neverSuspended: ['outage'],
    paymentsFreshWithin: '72h',
    contact: 'billing@host.example',
  },
};
const ORGANIZATION = 700;
const WHY = { args: { why: 'They refuse to pay.' } };

let scene: ActionScene;
beforeEach(async () => {
  scene = await actionScene({}, [policyFrom(FILE)]);
  scene.desk.acts.organization(ORGANIZATION, 'Acme', {
    support_tier: 'premium',
    billing_id: 'C1',
  });
  await scene.catchUp();
});

/** A ticket of the customer's, of a kind. */
async function opened(kind = 'incident'): Promise<number> {
  const fields = new Map([[FIELD_IDS.palier_kind, `palier_kind_${kind}`]]);
  const id = scene.desk.acts.open({ by: CUSTOMER, organizationId: ORGANIZATION, fields });
  await scene.catchUp();
  return id;
}

/** Acts after the last action and answers what became of it. */
async function acted(id: number, action: string, how: Acting = {}): Promise<string> {
  const after = scene.decisions(id).at(-1)?.split(':')[0] ?? null;
  scene.act(id, `account.${action}`, { after, ...WHY, ...how });
  await scene.look(id);
  return scene.decisions(id).at(-1)?.split(': ')[1] ?? '';
}

/** A ticket of which 24.00 are charged; billing has reported all payments an hour ago. */
async function charged(): Promise<number> {
  const id = await opened();
  const { clock, store } = scene;
  const entry = charge('diagnosis-1', [line('20.00 EUR')], { ticket: id, at: clock.now() });
  await store.transact(async (tx) => {
    await tx.enter([entry]);
    await tx.setValue(VALUES.paymentsCompleteUntil, String(clock.now() - HOUR_MS));
  });
  return id;
}

async function suspended(): Promise<number> {
  const id = await charged();
  expect(await acted(id, 'dispute')).toBe('accepted');
  expect(await acted(id, 'suspend', { by: MANAGER })).toBe('accepted');
  return id;
}

const types = async () => {
  const entries: readonly Entry[] = await scene.store.read((tx) => tx.ledger('all'));
  return entries.map(({ type }) => type);
};
const supportOf = (id: number) =>
  scene
    .row(id)
    .doc.facts.filter(({ type }) => type === 'suspended' || type === 'reinstated')
    .map(({ type }) => type);

describe('a dispute', () => {
  test('writes off what was charged, and suspends nobody by itself', async () => {
    const id = await charged();
    expect(await acted(id, 'dispute')).toBe('accepted');
    expect(await types()).toEqual(['charge', 'dispute', 'writeOff']);
    expect(supportOf(id)).toEqual([]);
  });

  test('of a ticket without a charge is refused, and a second one finds nothing left', async () => {
    const id = await opened();
    expect(await acted(id, 'dispute')).toBe('nothingCharged');
    const other = await charged();
    await acted(other, 'dispute');
    expect(await acted(other, 'dispute')).toBe('nothingCharged');
    expect(await types()).toEqual(['charge', 'dispute', 'writeOff']);
  });

  test('of a customer of whom nobody knows who pays is refused', async () => {
    const id = await scene.open();
    expect(await acted(id, 'dispute')).toBe('noAccount');
  });
});

describe('a suspension', () => {
  test('ends the support of every open ticket of the customer’s, from now on', async () => {
    const before = await opened();
    const id = await suspended();
    expect(await types()).toEqual(['charge', 'dispute', 'writeOff', 'suspension']);
    expect([supportOf(id), supportOf(before)]).toEqual([['suspended'], ['suspended']]);
    const [fact] = scene.row(before).doc.facts.filter(({ type }) => type === 'suspended');
    expect(fact?.at).toBe(scene.clock.now());
    expect(scene.row(before).state).toBe('none');
  });

  test.each<[string, string, Acting, (id: number) => Promise<unknown>]>([
    ['without a dispute', 'notProposed', { by: MANAGER }, async () => undefined],
    ['by an agent', 'permission', {}, (id) => acted(id, 'dispute')],
    ['without a reason', 'badWhy', { by: MANAGER, args: {} }, (id) => acted(id, 'dispute')],
    [
      'on old word of payments',
      'paymentsStale',
      { by: MANAGER },
      async (id) => {
        await acted(id, 'dispute');
        await scene.clock.advance(72 * HOUR_MS);
      },
    ],
  ])('%s is refused: %s', async (_what, refusal, how, first) => {
    const id = await charged();
    await first(id);
    expect(await acted(id, 'suspend', how)).toBe(refusal);
    expect(await types()).not.toContain('suspension');
    expect(supportOf(id)).toEqual([]);
  });

  test('is not of an outage, which is served as ever, nor of another customer', async () => {
    await suspended();
    const outage = await opened('outage');
    const other = await scene.open();
    expect([supportOf(outage), supportOf(other)]).toEqual([[], []]);
    expect(scene.row(outage).state).not.toBe('none');
  });

  test('begins where an outage turns out to be none, and ends where a ticket becomes one', async () => {
    await suspended();
    const id = await opened('outage');
    const become = async (kind: string) => {
      const fields = new Map([[FIELD_IDS.palier_kind, `palier_kind_${kind}`]]);
      scene.desk.acts.update(id, { by: MANAGER, fields });
      await scene.look(id);
      return supportOf(id);
    };
    expect(await become('advice')).toEqual(['suspended']);
    expect(await become('outage')).toEqual(['suspended', 'reinstated']);
  });

  test('is told on a new ticket once a day, by the engine, and is nobody’s reply', async () => {
    await suspended();
    await scene.deliver();
    const id = await opened();
    const second = await opened();
    await scene.deliver();
    await scene.deliver();
    const told = scene.desk.tables.replies.filter(({ authorId }) => authorId === ENGINE);
    expect(told.map(({ ticketId }) => ticketId)).toEqual([id]);
    expect(told[0]?.text).toMatch(/^Your support is suspended/);
    expect(told[0]?.text).toContain('billing@host.example');
    await scene.look(id);
    expect(scene.row(id).doc.facts.map(({ type }) => type)).not.toContain('staffReplied');
    await scene.clock.advance(24 * HOUR_MS);
    const next = await opened();
    await scene.deliver();
    expect(scene.desk.tables.replies.map(({ ticketId }) => ticketId)).toEqual([id, next]);
    expect(supportOf(second)).toEqual(['suspended']);
  });

  test('ends by a manager’s word, from that moment, and new tickets are served', async () => {
    const id = await suspended();
    await scene.clock.advance(HOUR_MS);
    expect(await acted(id, 'reinstate', { by: MANAGER })).toBe('accepted');
    expect(supportOf(id)).toEqual(['suspended', 'reinstated']);
    const [, fact] = scene
      .row(id)
      .doc.facts.filter(({ type }) => ['suspended', 'reinstated'].includes(type));
    expect(fact?.at).toBe(scene.clock.now());
    expect(supportOf(await opened())).toEqual([]);
    expect(await acted(id, 'reinstate', { by: MANAGER })).toBe('notSuspended');
  });
});

test('a customer who pays what was disputed has support again, and new tickets are served', async () => {
  const id = await charged();
  const paid = { row: 'p1', reference: '2026-1', paidAt: scene.clock.now(), account: null };
  const dueAt = scene.clock.now() + 30 * 24 * HOUR_MS;
  const invoice = { number: '2026-1', account: 'C1', covers: ['diagnosis-1'], dueAt };
  const report = { invoices: [invoice], payments: [], completeUntil: null };
  await takeReport(scene.context, report);
  await acted(id, 'dispute');
  await acted(id, 'suspend', { by: MANAGER });
  expect(supportOf(id)).toEqual(['suspended']);
  await scene.clock.advance(HOUR_MS);
  const payment = (amount: string) => ({ ...paid, row: amount, amount: money(amount) });
  await takeReport(scene.context, { ...report, payments: [payment('23.99 EUR')] });
  expect(supportOf(id)).toEqual(['suspended']);
  await takeReport(scene.context, { ...report, payments: [payment('0.01 EUR')] });
  expect(supportOf(id)).toEqual(['suspended', 'reinstated']);
  expect((await types()).slice(-2)).toEqual(['writeOff', 'reinstatement']);
  expect(supportOf(await opened())).toEqual([]);
});

test('a store of tickets that is built anew keeps the ledger entry for entry', async () => {
  const id = await suspended();
  await acted(id, 'reinstate', { by: MANAGER });
  await scene.deliver();
  const before = await scene.store.read((tx) => tx.ledger('all'));
  scene.desk.tables.memberships.set(MANAGER, [300]);
  scene = await scene.wiped();
  await scene.catchUp();
  await scene.look(id);
  expect(await scene.store.read((tx) => tx.ledger('all'))).toEqual(before);
  expect(scene.decisions(id).map((one) => one.split(': ')[1])).toEqual([
    'accepted',
    'accepted',
    'accepted',
  ]);
});
