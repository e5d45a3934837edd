/** Does what an agent does in Zendesk reach the engine, and its answer the agent, over HTTP? */
import { HOUR_MS } from '../../../engine/core/time/duration.ts';
import type { AppHistory, AppPreview } from '../../../engine/http/app-contract.ts';
import { type ActingDesk, actingDesk } from './acting-desk.ts';

/** The desk's clock stands at 09:00 in Paris on Monday 2 March 2026. */
const UNTIL = '2026-03-02T16:00:00+01:00';

let desk: ActingDesk;
beforeEach(async () => {
  desk = await actingDesk();
});
afterEach(() => desk.close());

const done = async (id: number) => {
  const answer = await desk.ask(`/v1/app/tickets/${id}`);
  return answer
    .json()
    .actions.done.map((one: { nonce: string; told: string; accepted: boolean }) => [
      one.nonce,
      one.accepted,
      one.told,
    ]);
};

describe('an agent’s update', () => {
  test('is accepted as soon as the engine looks, and Zendesk is told', async () => {
    const id = await desk.open();
    expect(await desk.act(id, 'agent-1', 'promise', { nonce: 'a', args: { until: UNTIL } })).toBe(
      200,
    );
    const answer = await desk.look(id);
    expect(answer).toMatchObject({ looked: true, actions: { last: 'a' } });
    const promised = answer.ticket.clocks.find(({ promise }) => promise === 'promisedTime');
    expect(promised).toMatchObject({ state: 'running', deadlineAt: '2026-03-02T15:00:00Z' });
    await desk.deliver();
    expect(await desk.field(id)).toBe('ok a');
    expect(await desk.notes(id)).toEqual([]);
  });

  test('is brought by the export alone where nobody looks', async () => {
    const id = await desk.open();
    await desk.act(id, 'agent-1', 'noReplyOwed', { nonce: 'a' });
    await desk.export();
    expect(await done(id)).toEqual([['a', true, 'No reply is owed.']]);
    await desk.deliver();
    await desk.export();
    await desk.deliver();
    expect(await desk.field(id)).toBe('ok a');
  });

  test('that is refused leaves a note, once', async () => {
    const id = await desk.open();
    const args = { until: '2026-03-02T08:00:00+01:00' };
    await desk.act(id, 'agent-1', 'promise', { nonce: 'a', args });
    const answer = await desk.look(id);
    const told = 'Refused (promise): the promised time is past.';
    expect(answer.actions.done).toMatchObject([{ accepted: false, told }]);
    for (let turn = 0; turn < 2; turn += 1) {
      await desk.deliver();
      await desk.export();
    }
    expect(await desk.field(id)).toBe('no a');
    expect(await desk.notes(id)).toEqual([`Palier: ${told}`]);
  });

  test('of a light agent is refused', async () => {
    const id = await desk.open();
    await desk.act(id, 'light-1', 'noReplyOwed', { nonce: 'a' });
    await desk.look(id);
    expect(await done(id)).toEqual([
      ['a', false, 'Refused (no reply owed): only full agents and admins may act.'],
    ]);
  });

  test('of two agents at once wins for the first, and the other is told', async () => {
    const id = await desk.open();
    await Promise.all([
      desk.act(id, 'agent-1', 'promise', { nonce: 'a', args: { until: UNTIL } }),
      desk.act(id, 'agent-2', 'promise', { nonce: 'b', args: { until: UNTIL } }),
    ]);
    await desk.look(id);
    const [late, first] = await done(id);
    expect([first[1], late[1]]).toEqual([true, false]);
    expect(late[2]).toBe(
      'Refused (promise): another action was decided first (promise: accepted).',
    );
    await desk.deliver();
    expect(await desk.field(id)).toBe(`no ${late[0]}`);
    expect(await desk.notes(id)).toEqual([`Palier: ${late[2]}`]);
  });

  test('withdraws a breach for members of the managers’ group alone', async () => {
    const id = await desk.open();
    await desk.caller.advance(5 * HOUR_MS);
    const args = { promise: 'firstReply', instance: 1, why: 'Announced maintenance' };
    await desk.act(id, 'agent-1', 'withdrawBreach', { nonce: 'a', args });
    await desk.act(id, 'agent-3', 'withdrawBreach', { nonce: 'b', args, after: 'a' });
    const { ticket } = await desk.look(id);
    const refused = 'only admins and members of Network may do this.';
    expect(await done(id)).toEqual([
      ['b', true, 'Breach withdrawn: first reply.'],
      ['a', false, `Refused (withdrawal of a breach): ${refused}`],
    ]);
    expect(ticket.clocks[0]?.withdrawn).toMatchObject({ why: 'Announced maintenance' });
    const { events } = (await desk.ask(`/v1/app/tickets/${id}/history`)).json<AppHistory>();
    expect(events.map(({ told }) => told)).toContainEqual(
      expect.stringMatching(/^First reply: the breach .* was withdrawn .*Announced maintenance\.$/),
    );
    const asked = await desk.ask(`/v1/app/tickets/${id}/preview?kind=outage`);
    expect(asked.json<AppPreview>().moves.length).toBeGreaterThan(0);
  });

  test('stands as it was decided when the store is lost and the role is gone', async () => {
    const id = await desk.open();
    await desk.act(id, 'agent-1', 'promise', { nonce: 'a', args: { until: UNTIL } });
    await desk.act(id, 'agent-2', 'noReplyOwed', { nonce: 'b' });
    await desk.look(id);
    await desk.deliver();
    const before = await done(id);
    const light = { external_id: 'agent-1', light_agent: true };
    await desk.caller.script({
      at: new Date(desk.context.clock.now()).toISOString(),
      do: 'user.upsert',
      user: light,
    });
    await desk.loseStore();
    await desk.export();
    expect(await done(id)).toEqual(before);
    expect(before.map(([nonce, accepted]: [string, boolean]) => [nonce, accepted])).toEqual([
      ['b', false],
      ['a', true],
    ]);
    await desk.deliver();
    expect(await desk.notes(id)).toHaveLength(1);
  });
});
