/** When does what was sold on a ticket come to stand in the ledger, once and for ever? */
import { HOUR_MS } from '../../engine/core/time/duration.ts';
import { pollUsers } from '../../engine/run/poll.ts';
import { readTickets } from '../../engine/run/read-tickets.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { CUSTOMER } from '../support/fake-desk.ts';
import { KNOWN, PAID_FILE, type PaidScene, paidScene } from './paid-scene.ts';

const SOLVED = ['diagnosis.solved', {}] as const;

let scene: PaidScene;
beforeEach(async () => {
  scene = await paidScene();
});

/** A case that was solved, on a ticket that was solved at Monday 10:00 in Paris. */
async function solved(): Promise<number> {
  const id = await scene.sold(SOLVED);
  await scene.clock.moveTo(Date.parse('2026-11-23T10:00:00+01:00'));
  scene.status(id, 'solved');
  await scene.catchUp();
  return id;
}

const entered = (id: number, when: string, account = 'C1') => {
  const offer = scene.row(id).doc.facts.find(({ type }) => type === 'diagnosisActed');
  return `charge diagnosis-${id}-${offer?.seq} ${account} ${when}`;
};

describe('a charge', () => {
  test('is a draft without an end while the ticket is open', async () => {
    const id = await scene.sold(SOLVED);
    await scene.sweepIn(100);
    expect(await scene.charges(id)).toEqual(['diagnosis 24.00 draft never']);
    expect(await scene.ledger()).toEqual([]);
  });

  test('is entered by the sweep a day after the ticket was solved, which comes in time', async () => {
    const id = await solved();
    const finalAt = Date.parse('2026-11-24T10:00:00+01:00');
    expect(scene.row(id).dueAt).toBe(finalAt);
    expect(await scene.charges(id)).toEqual(['diagnosis 24.00 draft 2026-11-24T09:00:00Z']);
    await scene.clock.moveTo(finalAt - 1);
    expect((await sweep(scene.context)).nextAt).toBe(finalAt);
    expect(await scene.ledger()).toEqual([]);
    await scene.clock.moveTo(finalAt);
    expect((await sweep(scene.context)).nextAt).toBeNull();
    expect(await scene.ledger()).toEqual([entered(id, '2026-11-24T09:00:00Z')]);
    expect(await scene.charges(id)).toEqual(['diagnosis 24.00 entered never']);
  });

  test('has the same entry when the engine was away for days, and after a second look', async () => {
    const id = await solved();
    await scene.sweepIn(80);
    await scene.sweepIn(1);
    expect(await scene.ledger()).toEqual([entered(id, '2026-11-24T09:00:00Z')]);
    const [entry] = await scene.entries();
    expect(entry).toMatchObject({
      ticket: id,
      lines: [{ what: 'diagnosis', net: { minor: 2000n }, gross: { minor: 2400n } }],
    });
  });

  test('comes to the same again in a store that was lost', async () => {
    await solved();
    await scene.sweepIn(30);
    const before = await scene.entries();
    expect(before).toHaveLength(1);
    scene.tables.ledger.clear();
    scene = await scene.wiped();
    await scene.poll();
    await readTickets(scene.context, [...scene.desk.tables.tickets.keys()]);
    await scene.sweepIn(50);
    expect(await scene.entries()).toEqual(before);
  });

  test('is not drafted anew where only the row was lost', async () => {
    await solved();
    await scene.sweepIn(30);
    const before = await scene.entries();
    scene = await scene.wiped();
    await scene.poll();
    await readTickets(scene.context, [...scene.desk.tables.tickets.keys()]);
    await scene.customer({ ...KNOWN, billing_id: 'C2' });
    await scene.sweepIn(50);
    expect(await scene.entries()).toEqual(before);
  });
});

describe('a ticket that is reopened', () => {
  test('before the charge was final postpones it by a whole day from the next solving', async () => {
    const id = await solved();
    await scene.clock.advance(20 * HOUR_MS);
    scene.status(id, 'open');
    await scene.catchUp();
    expect(await scene.charges(id)).toEqual(['diagnosis 24.00 draft never']);
    await scene.clock.moveTo(Date.parse('2026-11-25T12:00:00+01:00'));
    scene.status(id, 'solved');
    await scene.catchUp();
    await scene.sweepIn(50);
    expect(await scene.ledger()).toEqual([entered(id, '2026-11-26T11:00:00Z')]);
  });

  test('just before, unread so far, is read before anything is entered', async () => {
    const id = await solved();
    await scene.clock.moveTo(Date.parse('2026-11-24T09:59:59+01:00'));
    scene.status(id, 'open');
    await scene.sweepIn(1);
    expect(await scene.ledger()).toEqual([]);
    expect(await scene.charges(id)).toEqual(['diagnosis 24.00 draft never']);
  });

  test('after it was final changes nothing, even where the engine was away meanwhile', async () => {
    const id = await solved();
    await scene.clock.moveTo(Date.parse('2026-11-24T10:00:00+01:00'));
    scene.status(id, 'open');
    await scene.catchUp();
    await scene.sweepIn(5);
    expect(await scene.ledger()).toEqual([entered(id, '2026-11-24T09:00:00Z')]);
  });

  test('by being deleted is charged for nothing', async () => {
    const id = await solved();
    scene.desk.acts.purge(id);
    await scene.sweepIn(50);
    expect(await scene.ledger()).toEqual([]);
  });
});

describe('a charge of which nobody knows who pays', () => {
  test.each([
    ['no billing id', { country: 'FR', support_tier: 'standard' }],
    ['a country without VAT', { ...KNOWN, country: 'US' }],
  ])(
    'with %s, is held and shown, and entered when it is known, dated then',
    async (_why, known) => {
      scene = await paidScene(undefined, known as typeof KNOWN);
      const id = await solved();
      await scene.sweepIn(30);
      expect((await scene.charges(id))[0]).toMatch(/ held never$/);
      expect(scene.row(id).dueAt).toBeNull();
      await scene.clock.moveTo(Date.parse('2026-11-27T09:00:00+01:00'));
      await scene.customer({ ...KNOWN });
      await sweep(scene.context);
      expect(await scene.ledger()).toEqual([entered(id, '2026-11-27T08:00:00Z')]);
    },
  );

  test('is entered on a ticket that was closed meanwhile, too', async () => {
    scene = await paidScene(undefined, { ...KNOWN, billing_id: '' });
    const id = await solved();
    await scene.sweepIn(30);
    scene.status(id, 'closed');
    await scene.catchUp();
    await scene.clock.moveTo(Date.parse('2026-11-27T09:00:00+01:00'));
    await scene.customer({ ...KNOWN });
    await sweep(scene.context);
    expect(await scene.ledger()).toEqual([entered(id, '2026-11-27T08:00:00Z')]);
  });

  test('is never dated into a locked month', async () => {
    await solved();
    const locked = Date.parse('2026-12-01T00:00:00+01:00');
    await scene.clock.moveTo(locked);
    await scene.store.transact((tx) => tx.setValue('ledger:lockedUntil', String(locked)));
    await scene.sweepIn(1);
    expect((await scene.entries()).map(({ at }) => at)).toEqual([locked]);
  });
});

test('a customer who pays somewhere else later is charged where they were when it was final', async () => {
  const id = await solved();
  await scene.clock.advance(30 * HOUR_MS);
  await scene.customer({ ...KNOWN, billing_id: 'C2' });
  await sweep(scene.context);
  expect(await scene.ledger()).toEqual([entered(id, '2026-11-24T09:00:00Z')]);
});

test('a quote that nobody answers ends its case by itself, and the diagnosis is charged', async () => {
  const lines = [{ what: 'Mend', amount: '100.00', currency: 'EUR' }];
  const id = await scene.sold(['diagnosis.quote', { lines, touches: [] }]);
  scene.status(id, 'solved');
  await scene.catchUp();
  expect(await scene.charges(id)).toEqual(['diagnosis 24.00 draft never']);
  const { dueAt } = scene.row(id);
  await scene.clock.moveTo(dueAt ?? 0);
  await sweep(scene.context);
  expect((await scene.entries()).map(({ type, at }) => [type, at])).toEqual([['charge', dueAt]]);
  const quoted = scene.row(id).doc.facts.findLast(({ type }) => type === 'diagnosisActed');
  expect((dueAt ?? 0) - (quoted?.at ?? 0)).toBe((72 + 24) * HOUR_MS);
});

test('what a promotion waives is an entry of its own beside the whole charge', async () => {
  const launch = { id: 'launch', from: '2026-11-01', to: '2026-11-30', applies: ['diagnosis'] };
  scene = await paidScene({ ...PAID_FILE, promotions: [{ ...launch, percentOff: 25 }] });
  const id = await solved();
  await scene.sweepIn(30);
  const [charge, waiver] = await scene.entries();
  expect(await scene.ledger()).toEqual([
    entered(id, '2026-11-24T09:00:00Z'),
    `waiver ${charge?.key} launch C1 2026-11-24T09:00:00Z`,
  ]);
  expect(waiver).toMatchObject({ promotion: 'launch', lines: [{ gross: { minor: -600n } }] });
  expect(await scene.charges(id)).toEqual(['diagnosis 18.00 entered never']);
});

test('a customer without an organization pays by fields of their own', async () => {
  scene = await paidScene(undefined, { ...KNOWN, billing_id: '' });
  const { users } = scene.desk.tables;
  const customer = users.get(CUSTOMER);
  if (customer !== undefined) users.set(CUSTOMER, { ...customer, fields: { billing_id: 'U1' } });
  await scene.catchUp();
  await pollUsers(scene.context);
  const id = await solved();
  await scene.sweepIn(30);
  expect(await scene.ledger()).toEqual([entered(id, '2026-11-24T09:00:00Z', 'U1')]);
});

test('a held charge is entered once the customer has the fields of their own', async () => {
  scene = await paidScene(undefined, { ...KNOWN, billing_id: '' });
  await scene.catchUp();
  await pollUsers(scene.context);
  const id = await solved();
  await scene.sweepIn(30);
  const { users } = scene.desk.tables;
  const updatedAt = Date.parse('2026-11-27T09:00:00+01:00');
  await scene.clock.moveTo(updatedAt);
  const customer = users.get(CUSTOMER);
  if (customer === undefined) throw new Error('There is no customer.');
  users.set(CUSTOMER, { ...customer, fields: { billing_id: 'U1' }, updatedAt });
  await scene.catchUp();
  await pollUsers(scene.context);
  await sweep(scene.context);
  expect(await scene.ledger()).toEqual([entered(id, '2026-11-27T08:00:00Z', 'U1')]);
});

test('what was our fault is charged with nothing', async () => {
  const fault = await scene.sold(['diagnosis.ourFault', {}]);
  scene.status(fault, 'solved');
  await scene.catchUp();
  await scene.sweepIn(48);
  expect(await scene.charges(fault)).toEqual([]);
  expect(await scene.ledger()).toEqual([]);
});

test('a transaction that fails enters nothing, and the next one all of it', async () => {
  const id = await solved();
  const tx = scene.store.transact.bind(scene.store);
  let fails = true;
  const store = {
    ...scene.store,
    transact: <T>(work: Parameters<typeof tx>[0]) =>
      tx(async (inner) => {
        const answer = await work(inner);
        if (fails && (await inner.ledger('all')).length > 0) throw new Error('power cut');
        return answer as T;
      }),
  } as typeof scene.store;
  const dying = await scene.again({ store });
  await dying.clock.advance(30 * HOUR_MS);
  await expect(sweep(dying.context)).rejects.toThrow('power cut');
  expect(await scene.ledger()).toEqual([]);
  expect(scene.row(id).doc.entered).toBeUndefined();
  fails = false;
  await sweep(dying.context);
  expect(await scene.ledger()).toEqual([entered(id, '2026-11-24T09:00:00Z')]);
});
