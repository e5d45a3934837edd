/** Does a timer of on-site hands live in the ticket alone, from its start to its note? */
import { type ActingDesk, actingDesk } from './acting-desk.ts';

const MINUTE = 60_000;

let desk: ActingDesk;
beforeEach(async () => {
  desk = await actingDesk();
});
afterEach(() => desk.close());

/** A timer of agent 1; answers the audit that names it. */
async function started(id: number): Promise<number> {
  await desk.act(id, 'agent-1', 'intervention.start', { nonce: 'a' });
  const { intervention } = await desk.look(id);
  return intervention?.timers[0]?.of ?? 0;
}

test('a timer that is stopped is told in the ticket, once, with what it costs', async () => {
  const id = await desk.open();
  const of = await started(id);
  await desk.caller.advance(31 * MINUTE);
  await desk.act(id, 'agent-1', 'intervention.stop', { nonce: 'b', after: 'a', args: { of } });
  const { intervention, actions } = await desk.look(id);
  expect(actions.done[0]).toMatchObject({ accepted: true, told: 'On-site hands stopped.' });
  expect(intervention?.timers).toMatchObject([{ of, state: 'stopped', started: 1, billed: 1 }]);
  for (let turn = 0; turn < 2; turn += 1) {
    await desk.deliver();
    await desk.export();
  }
  expect(await desk.field(id)).toBe('ok b');
  expect(await desk.notes(id)).toEqual([
    'Palier: on-site hands worked 0:31:01; 30 min of it are included.\n' +
      '1 slice of 30 min charged, €25.00 before VAT in all.',
  ]);
});

test('a running timer outlives the engine’s store, and then stops as it would have', async () => {
  const id = await desk.open();
  const of = await started(id);
  await desk.deliver();
  await desk.loseStore();
  await desk.export();
  const { intervention } = await desk.look(id);
  expect(intervention?.timers).toMatchObject([{ of, state: 'running' }]);
  await desk.act(id, 'agent-2', 'intervention.pause', { nonce: 'b', after: 'a', args: { of } });
  const refused = 'Refused (pause of on-site hands): the timer is somebody else’s.';
  expect((await desk.look(id)).actions.done[0]).toMatchObject({ accepted: false, told: refused });
  await desk.act(id, 'agent-1', 'intervention.stop', { nonce: 'c', after: 'b', args: { of } });
  expect((await desk.look(id)).intervention?.timers).toMatchObject([{ state: 'stopped' }]);
});
