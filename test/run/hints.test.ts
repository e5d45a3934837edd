/** Is what a webhook names read once, now, and only if the export has not brought it? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { EngineError } from '../../engine/errors.ts';
import { hints } from '../../engine/run/hints.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { quiet } from '../support/fake-clock.ts';
import { AGENT, CUSTOMER } from '../support/fake-desk.ts';

let scene: EngineScene;
let id: number;
beforeEach(async () => {
  scene = await engineScene();
  id = scene.desk.acts.open({ by: CUSTOMER });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  scene.desk.acts.update(id, { by: AGENT, says: true });
  scene.desk.calls.length = 0;
});

describe('hints', () => {
  test('a hinted ticket is read before the export shows it, and once for many hints', async () => {
    const pending = hints();
    for (let i = 0; i < 3; i += 1) pending.add(id, scene.clock.now());
    expect(await pending.read(scene.context)).toBe(0);
    expect(scene.row(id).doc.facts.at(-1)?.type).toBe('staffReplied');
    expect(scene.desk.calls).toEqual([`showTickets ${id}`, `audits ${id}`]);
    await pending.read(scene.context);
    expect(scene.desk.calls).toHaveLength(2);
  });

  test.each([
    ['1 ms before', -1, 0],
    ['at', 0, 1],
    ['1 ms after', 1, 1],
  ])('a hint from %s the export’s horizon is read or not', async (_when, shift, reads) => {
    const horizon = Number(scene.tables.values.get(VALUES.events));
    const pending = hints();
    pending.add(id, horizon + shift);
    await pending.read(scene.context);
    expect(scene.desk.calls.filter((call) => call.startsWith('showTickets'))).toHaveLength(reads);
  });

  test('a hundred are read at once, the others in the next turn', async () => {
    const pending = hints();
    for (let other = 1; other <= 150; other += 1) pending.add(other, scene.clock.now());
    expect(await pending.read(scene.context)).toBe(50);
    expect(await pending.read(scene.context)).toBe(0);
    const [first, second] = scene.desk.calls.map((call) => call.split(',').length);
    expect([first, second]).toEqual([100, 50]);
  });

  test('a hint about a ticket that nobody has is harmless', async () => {
    const pending = hints();
    pending.add(999_999, scene.clock.now());
    await expect(pending.read(scene.context)).resolves.toBe(0);
    expect(scene.tables.tickets.has(999_999)).toBe(false);
  });

  test('a look is read whatever the export’s horizon, and answered after it', async () => {
    scene.tables.values.set(VALUES.events, String(scene.clock.now() + MINUTE_MS));
    scene.desk.acts.update(id, { by: AGENT, says: true });
    const pending = hints();
    let wasRead: boolean | null = null;
    void pending.look(id).then((answer) => {
      wasRead = answer;
    });
    expect(pending.isWaiting(id)).toBe(true);
    await quiet();
    expect(wasRead).toBeNull();
    await pending.read(scene.context);
    expect([wasRead, pending.isWaiting(id)]).toEqual([true, false]);
    expect(scene.desk.calls[0]).toBe(`showTickets ${id}`);
  });

  test('a look that comes while its ticket is being read waits for the next reading', async () => {
    const pending = hints();
    pending.add(id, scene.clock.now());
    const reading = pending.read(scene.context);
    let isAnswered = false;
    const look = pending.look(id).then((answer) => {
      isAnswered = true;
      return answer;
    });
    expect(await reading).toBe(1);
    expect(isAnswered).toBe(false);
    await pending.read(scene.context);
    expect(await look).toBe(true);
  });

  test('a look whose reading fails is answered with no, and is not read again', async () => {
    const pending = hints();
    const look = pending.look(id);
    scene.desk.fail('showTickets', new EngineError('zendeskUnavailable', 'Zendesk is away.'));
    await expect(pending.read(scene.context)).rejects.toThrow('Zendesk is away.');
    expect([await look, pending.isWaiting(id)]).toEqual([false, false]);
  });
});
