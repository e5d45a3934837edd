/** Does the sweep flag what is late, once, and never on stale data? */
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { EngineError } from '../../engine/errors.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { type EngineScene, engineScene, MONDAY } from '../support/engine-scene.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';

const INCIDENT = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);
/** First reply to an incident of the standard tier: four office hours. */
const DUE = MONDAY + 4 * HOUR_MS;
const away = new EngineError('zendeskUnavailable', 'Zendesk does not answer.');

let scene: EngineScene;
let id: number;

/** An incident opened Monday 09:00, known to the engine from the export. */
async function known(given: Parameters<typeof engineScene>[0] = {}): Promise<void> {
  scene = await engineScene(given);
  id = scene.desk.acts.open({ by: CUSTOMER, fields: INCIDENT, set: { assignee_id: AGENT } });
  await scene.clock.advance(MINUTE_MS);
  scene.desk.acts.open({ by: CUSTOMER, set: { status: 'solved' } });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  scene.desk.calls.length = 0;
}

const breachesOf = (ticket: number) => scene.row(ticket).doc.breaches;

describe('sweep', () => {
  beforeEach(() => known());

  test.each([
    ['1 ms before the deadline', DUE - 1, 0],
    ['at the deadline', DUE, 0],
    ['1 ms after the deadline', DUE + 1, 1],
  ])('%s it flags as many breaches as there are', async (_when, now, flagged) => {
    await scene.clock.moveTo(now);
    expect((await sweep(scene.context)).flagged).toBe(flagged);
    expect(breachesOf(id)).toHaveLength(flagged);
    expect(scene.row(id).breached).toBe(flagged === 1);
  });

  test('a breach is dated at the deadline, and the next due instant lies after it', async () => {
    await scene.clock.moveTo(DUE + 1);
    await sweep(scene.context);
    expect(breachesOf(id)).toMatchObject([{ promise: 'firstReply', breachedAt: DUE }]);
    expect(scene.row(id).state).toBe('breached');
    const { dueAt } = scene.row(id);
    expect(dueAt === null || dueAt > DUE + 1).toBe(true);
  });

  test('it asks about what is due and reads no audits of a ticket that did not move', async () => {
    await scene.clock.moveTo(DUE + 1);
    await sweep(scene.context);
    expect(scene.desk.calls).toEqual([`showTickets ${id}`]);
  });

  test('it asks nobody while nothing is due', async () => {
    await sweep(scene.context);
    expect(scene.desk.calls).toEqual([]);
  });

  test('a reply 20 s before the deadline, not yet exported, is read and never flagged', async () => {
    await scene.clock.moveTo(DUE - 20_000);
    scene.desk.acts.update(id, { by: AGENT, says: true });
    await scene.clock.moveTo(DUE + 1);
    await scene.poll();
    scene.desk.calls.length = 0;
    expect((await sweep(scene.context)).flagged).toBe(0);
    expect(scene.desk.calls).toEqual([`showTickets ${id}`, `audits ${id}`]);
    expect(breachesOf(id)).toEqual([]);
    expect(scene.owed().filter((one) => one.includes('breach'))).toEqual([]);
  });

  test('a ticket that is gone for good is not flagged but ended', async () => {
    scene.desk.acts.purge(id);
    await scene.clock.moveTo(DUE + 1);
    expect((await sweep(scene.context)).flagged).toBe(0);
    expect(scene.row(id)).toMatchObject({ open: false, dueAt: null, rank: null });
  });
});

describe('sweep without verification', () => {
  test('flags a ticket that was answered in time: what verification is for', async () => {
    await known({ verifies: false });
    await scene.clock.moveTo(DUE - 20_000);
    scene.desk.acts.update(id, { by: AGENT, says: true });
    await scene.clock.moveTo(DUE + 1);
    expect((await sweep(scene.context)).flagged).toBe(1);
    expect(scene.desk.calls).toEqual([]);
  });
});

describe('sweep while Zendesk does not answer', () => {
  beforeEach(() => known());

  test('tells nobody, raises a trouble and comes back in a few seconds', async () => {
    await scene.clock.moveTo(DUE + 1);
    scene.desk.fail('showTickets', away);
    expect(await sweep(scene.context)).toEqual({ flagged: 0, nextAt: DUE + 1 + 5_000 });
    expect(breachesOf(id)).toEqual([]);
    expect(scene.owed()).toEqual([]);
    expect(scene.context.troubles.list()).toEqual([
      '1 due tickets could not be verified: Zendesk does not answer.',
    ]);
  });

  test('what was unverified is settled when it answers, dated as it was due', async () => {
    await scene.clock.moveTo(DUE + 1);
    scene.desk.fail('showTickets', away);
    await sweep(scene.context);
    await scene.clock.advance(6 * MINUTE_MS);
    scene.desk.fail('showTickets', null);
    expect((await sweep(scene.context)).flagged).toBe(1);
    expect(breachesOf(id)).toMatchObject([{ breachedAt: DUE }]);
    expect(scene.context.troubles.list()).toEqual([]);
    const breach = [...scene.tables.obligations.values()].find(
      ({ body }) => body.kind === 'breach',
    );
    expect(breach?.body).toMatchObject({ late: true });
  });

  test('a failure of our own is not taken for an outage', async () => {
    await scene.clock.moveTo(DUE + 1);
    scene.desk.fail('showTickets', new TypeError('ours') as unknown as EngineError);
    await expect(sweep(scene.context)).rejects.toThrow('ours');
  });
});

describe('sweep: what is said', () => {
  beforeEach(() => known());
  const at75 = MONDAY + 3 * HOUR_MS;

  test.each([
    ['1 ms before', at75 - 1, []],
    ['at', at75, ['board', 'mail']],
    ['1 ms after', at75 + 1, ['board', 'mail']],
  ])('%s three quarters of the time the assignee is warned by mail', async (_when, now, said) => {
    await scene.clock.moveTo(now);
    await sweep(scene.context);
    const channels = [...scene.tables.obligations.values()]
      .filter(({ body }) => body.kind === 'threshold')
      .map(({ channel }) => channel);
    expect(channels.sort()).toEqual(said);
  });

  test('each threshold is told once, over restarts, another reading and a later sweep', async () => {
    await scene.clock.moveTo(at75);
    await sweep(scene.context);
    await scene.clock.moveTo(DUE + 1);
    await sweep(scene.context);
    const told = scene.owed();
    expect(told).toEqual([
      `board threshold firstReply ${id}`,
      `mail threshold firstReply ${id}`,
      `board breach firstReply ${id}`,
    ]);
    scene = await scene.again();
    await scene.clock.advance(HOUR_MS);
    await scene.poll();
    await sweep(scene.context);
    expect(scene.owed()).toEqual(told);
  });

  test('a reopened ticket goes on and is not told again what it was told', async () => {
    scene.desk.acts.update(id, { by: AGENT, says: true });
    // Resolution is 24 office hours: three quarters are used two days later at noon.
    await scene.clock.moveTo(MONDAY + 48 * HOUR_MS);
    await scene.poll();
    await sweep(scene.context);
    const resolutions = () => scene.owed().filter((one) => one.includes('resolution'));
    expect(resolutions()).toHaveLength(2);
    scene.desk.acts.update(id, { by: AGENT, says: true, set: { status: 'solved' } });
    await scene.clock.advance(HOUR_MS);
    scene.desk.acts.update(id, { by: CUSTOMER, says: true, set: { status: 'open' } });
    await scene.clock.advance(5 * MINUTE_MS);
    await scene.poll();
    await sweep(scene.context);
    expect(resolutions()).toHaveLength(2);
  });

  test('in assist mode the board alone says it', async () => {
    await known({ mode: 'assist' });
    await scene.clock.moveTo(at75);
    await sweep(scene.context);
    expect(scene.owed()).toEqual([`board threshold firstReply ${id}`]);
  });
});

describe('sweep: what later facts take back', () => {
  test('a breach is retracted when a reply in time turns up, and that is said once', async () => {
    await known({ verifies: false });
    await scene.clock.moveTo(DUE - 20_000);
    scene.desk.acts.update(id, { by: AGENT, says: true });
    await scene.clock.moveTo(DUE + 1);
    await sweep(scene.context);
    await scene.clock.advance(2 * MINUTE_MS);
    await scene.poll();
    await sweep(scene.context);
    expect(breachesOf(id)[0]?.retractedAt).not.toBeNull();
    expect(scene.row(id).breached).toBe(false);
    expect(scene.owed().filter((one) => one.includes('retraction'))).toEqual([
      `board retraction firstReply ${id}`,
    ]);
  });
});
