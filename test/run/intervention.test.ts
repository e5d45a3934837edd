/** Do on-site hands go their way by actions alone, and does a timer end as it must? */
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { formatInstant } from '../../engine/core/time/instant.ts';
import { historyOf } from '../../engine/run/app-history.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { AGENT } from '../support/fake-desk.ts';
import { LIGHT, MANAGER } from './action-scene.ts';
import { HANDS_FILE, type HandsScene, handsScene, withHands } from './intervention-scene.ts';

const SECOND = 1_000;

let scene: HandsScene;
beforeEach(async () => {
  scene = await handsScene();
});
const last = (id: number) => scene.decisions(id).at(-1)?.split(': ')[1];
const started = (id: number) => scene.done(id, 'start');
/** Lets so much of the work pass, the second of the last look included. */
const works = (ms: number) => scene.clock.advance(ms - SECOND);

describe('a timer', () => {
  test.each([
    ['29:59', 30 * MINUTE_MS - SECOND, []],
    ['30:00', 30 * MINUTE_MS, []],
    ['30:01', 30 * MINUTE_MS + SECOND, ['25.00']],
    ['60:00', 60 * MINUTE_MS, ['25.00']],
    ['60:01', 60 * MINUTE_MS + SECOND, ['50.00']],
  ])('stopped after %s charges the slices that have begun', async (_t, ms, charged) => {
    const id = await scene.open();
    const of = await started(id);
    await works(ms);
    await scene.done(id, 'stop', { args: { of } });
    expect([scene.timers(id), scene.charges(id)]).toEqual([['stopped 20'], charged]);
  });

  test('does not count while it is paused', async () => {
    const id = await scene.open();
    const of = await started(id);
    await works(20 * MINUTE_MS);
    await scene.done(id, 'pause', { args: { of } });
    expect(scene.timers(id)).toEqual(['paused 20']);
    await scene.clock.advance(HOUR_MS);
    await scene.done(id, 'resume', { args: { of } });
    await works(10 * MINUTE_MS);
    await scene.done(id, 'stop', { args: { of } });
    expect([last(id), scene.charges(id)]).toEqual(['accepted', []]);
  });

  test('is shown with what it costs and when the next slice begins', async () => {
    const id = await scene.open();
    const startAt = scene.clock.now();
    const of = await started(id);
    await works(45 * MINUTE_MS);
    const [timer] = scene.form(id).timers;
    expect(timer).toMatchObject({ of, agent: AGENT, state: 'running', workedMs: 45 * MINUTE_MS });
    expect(timer).toMatchObject({ started: 1, billed: 1, withheld: 0, unagreed: 0, agreed: 4 });
    expect(timer?.costs.map(({ net }) => net.amount)).toEqual([
      '25.00',
      '50.00',
      '75.00',
      '100.00',
    ]);
    expect(timer?.nextSliceAt).toBe(formatInstant(startAt + HOUR_MS));
    expect(timer?.askAt).toBe(formatInstant(startAt + 2 * HOUR_MS));
  });

  test('leaves one note, with the verdict on its stop', async () => {
    const id = await scene.open();
    const of = await started(id);
    await scene.done(id, 'pause', { args: { of } });
    await scene.done(id, 'resume', { args: { of } });
    await scene.deliver();
    expect(scene.desk.tables.notes).toEqual([]);
    await works(61 * MINUTE_MS);
    await scene.done(id, 'stop', { args: { of } });
    await scene.deliver();
    const note =
      'Palier: on-site hands worked 1:01:01; 30 min of it are included.\n' +
      '2 slices of 30 min charged, €50.00 before VAT in all.';
    expect(scene.desk.tables.notes).toEqual([{ ticketId: id, note }]);
  });

  test('bills beyond the package only what the customer’s comment agrees to', async () => {
    const id = await scene.open();
    const of = await started(id);
    const comment = await scene.wrote(id);
    await scene.done(id, 'agree', { args: { of, slices: 1, comment } });
    expect(last(id)).toBe('accepted');
    expect(scene.form(id).timers[0]?.agreed).toBe(5);
    await scene.done(id, 'agree', { args: { of, slices: 1, comment } });
    expect(last(id)).toBe('notLater');
  });

  test('of an agent on another ticket keeps them from a second one until it is stopped', async () => {
    const [one, other] = [await scene.open(), await scene.open()];
    const of = await started(one);
    await scene.done(other, 'start');
    expect([last(other), scene.timers(other)]).toEqual(['agentBusy', []]);
    await scene.done(one, 'pause', { args: { of } });
    await scene.done(other, 'start');
    expect(last(other)).toBe('agentBusy');
    await scene.done(other, 'start', { by: MANAGER });
    expect(scene.timers(other)).toEqual([`running ${MANAGER}`]);
    await scene.done(one, 'stop', { args: { of } });
    await scene.done(other, 'start');
    expect(scene.timers(other)).toEqual([`running ${MANAGER}`, `running ${AGENT}`]);
  });

  test('that was stopped since keeps its agent from a start that is read late', async () => {
    const [one, other] = [await scene.open(), await scene.open()];
    const of = await started(one);
    scene.act(other, 'intervention.start');
    await scene.clock.advance(MINUTE_MS);
    await scene.done(one, 'stop', { args: { of } });
    await scene.look(other);
    expect(last(other)).toBe('agentBusy');
  });

  test('on a ticket that was closed keeps nobody busy', async () => {
    const [one, other] = [await scene.open(), await scene.open()];
    await started(one);
    scene.desk.acts.update(one, { by: AGENT, set: { status: 'closed' } });
    await scene.look(one);
    await scene.done(other, 'start');
    expect(last(other)).toBe('accepted');
  });
});

describe('an act', () => {
  test.each([
    ['pause', { args: { of: 1 } }, 'noTimer'],
    ['start', { by: LIGHT }, 'role'],
    ['stop', { args: {} }, 'badArgs'],
    ['bill', { args: { of: 1, why: 'x' } }, 'permission'],
  ])('%s %j without a timer is refused: %s', async (act, how, refusal) => {
    const id = await scene.open();
    await scene.done(id, act, how);
    expect([last(id), scene.timers(id)]).toEqual([refusal, []]);
  });

  test('on somebody else’s timer is refused, but whoever corrects charges may stop it', async () => {
    const id = await scene.open();
    const of = await started(id);
    await scene.done(id, 'pause', { args: { of }, by: MANAGER });
    expect(last(id)).toBe('notYours');
    await scene.done(id, 'stop', { args: { of }, by: MANAGER });
    expect(scene.timers(id)).toEqual(['stopped 20']);
  });

  test('is told in the history', async () => {
    const id = await scene.open();
    await scene.done(id, 'stop', { args: { of: await started(id) } });
    const { events } = historyOf(scene.context, scene.row(id), {});
    const told = events.map(({ by, told }) => `${told} ${by}`);
    expect(told).toEqual(
      expect.arrayContaining([
        `On-site hands started. ${AGENT}`,
        `On-site hands stopped. ${AGENT}`,
      ]),
    );
  });

  test('is refused where no on-site hands are sold', async () => {
    const { interventions: _, ...file } = HANDS_FILE;
    scene = await handsScene(file);
    const id = await scene.open();
    await scene.done(id, 'start');
    expect(last(id)).toBe('notSold');
  });
});

describe('a forgotten timer', () => {
  const notices = (id: number) =>
    [...scene.tables.obligations.values()]
      .filter(({ ticketId, body }) => ticketId === id && body.kind === 'notice')
      .map(({ channel }) => channel);

  test.each([
    ['a millisecond before', 3 * HOUR_MS - 1, []],
    ['at', 3 * HOUR_MS, []],
    ['a millisecond after', 3 * HOUR_MS + 1, ['board', 'slack', 'mail']],
  ])('%s three hours is told of to %j', async (_when, ms, told) => {
    const id = await scene.open();
    await started(id);
    await works(ms);
    await sweep(scene.context);
    expect(notices(id).sort()).toEqual([...told].sort());
  });

  test('makes its ticket due, and is told of once, however often it is forgotten', async () => {
    const id = await scene.open();
    scene.desk.acts.update(id, { by: AGENT, says: true, set: { status: 'solved' } });
    await scene.look(id);
    expect(scene.row(id).dueAt).toBeNull();
    const startAt = scene.clock.now();
    const of = await started(id);
    expect(scene.row(id).dueAt).toBe(startAt + 3 * HOUR_MS + 1);
    await works(4 * HOUR_MS);
    await sweep(scene.context);
    expect([notices(id).length, scene.row(id).dueAt]).toEqual([3, null]);
    await scene.done(id, 'stillWorking', { args: { of } });
    await works(4 * HOUR_MS);
    await sweep(scene.context);
    expect([last(id), notices(id).length]).toEqual(['accepted', 3]);
  });

  test('that was stopped in time is not told of, though Zendesk’s word comes with the look', async () => {
    const id = await scene.open();
    const of = await started(id);
    await works(HOUR_MS);
    scene.act(id, 'intervention.stop', {
      args: { of },
      after: scene.decisions(id)[0]?.split(':')[0] ?? null,
    });
    await scene.clock.advance(3 * HOUR_MS);
    await sweep(scene.context);
    expect([notices(id), scene.timers(id)]).toEqual([[], ['stopped 20']]);
  });

  test.each([
    ['in time', 3 * HOUR_MS, 0, ['100.00']],
    ['too late', 3 * HOUR_MS + SECOND, 3, ['75.00']],
  ])(
    'that says %s that work goes on has withheld slices: %#',
    async (_t, ms, withheld, charged) => {
      const id = await scene.open();
      const of = await started(id);
      await works(ms);
      await scene.done(id, 'stillWorking', { args: { of } });
      await scene.clock.advance(MINUTE_MS);
      await scene.done(id, 'stop', { args: { of } });
      expect(scene.form(id).timers[0]?.withheld).toBe(withheld);
      expect(scene.charges(id)).toEqual(charged);
    },
  );

  test('has its withheld slices billed by whoever corrects charges, with a reason', async () => {
    const id = await scene.open();
    const of = await started(id);
    await works(4 * HOUR_MS);
    await scene.done(id, 'stop', { args: { of } });
    await scene.deliver();
    expect(scene.desk.tables.notes.at(-1)?.note).toContain('Not charged: 4 slices that began');
    expect(scene.charges(id)).toEqual(['75.00']);
    await scene.done(id, 'bill', { args: { of, why: ' ' }, by: MANAGER });
    expect(last(id)).toBe('badWhy');
    await scene.done(id, 'bill', { args: { of, why: 'They were there.' } });
    expect(last(id)).toBe('permission');
    await scene.done(id, 'bill', { args: { of, why: 'They were there.' }, by: MANAGER });
    expect(scene.charges(id)).toEqual(['75.00', '25.00']);
  });
});

test('a store that is built anew has the same timers, whoever is busy and may what by then', async () => {
  const [id, other] = [await scene.open(), await scene.open()];
  const of = await started(id);
  await scene.done(other, 'start');
  await works(50 * MINUTE_MS);
  await scene.done(id, 'stop', { args: { of }, by: MANAGER });
  await scene.done(other, 'start');
  for (const one of [id, other]) await scene.deliver().then(() => scene.look(one));
  const before = [id, other].map((one) => scene.row(one).doc.facts);
  scene.desk.tables.memberships.set(MANAGER, [300]);
  const anew = withHands(await scene.wiped());
  await anew.catchUp();
  for (const one of [other, id]) await anew.look(one);
  expect([id, other].map((one) => anew.row(one).doc.facts)).toEqual(before);
  expect([anew.timers(id), anew.charges(id)]).toEqual([['stopped 20'], ['25.00']]);
  expect(anew.timers(other)).toEqual(['running 20']);
  await anew.done(id, 'start', { nonce: 'later' });
  expect(anew.decisions(id).at(-1)).toBe('later: agentBusy');
});
