/** Do the tasks together bring a desk to fields, flags and alerts, and settle? */
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { EngineError } from '../../engine/errors.ts';
import { hints } from '../../engine/run/hints.ts';
import { type Supervised, supervise } from '../../engine/run/supervise.ts';
import { type EngineScene, engineScene, MONDAY } from '../support/engine-scene.ts';
import { quiet } from '../support/fake-clock.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';

const DUE = MONDAY + 4 * HOUR_MS;
let scene: EngineScene;
let end: AbortController;
let pending: ReturnType<typeof hints>;
let supervised: Supervised;
let deliveries: number;

const open = () =>
  scene.desk.acts.open({
    by: CUSTOMER,
    fields: new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]),
  });

/** Moves the clock and waits until everything due then is done. */
async function moveTo(at: number): Promise<void> {
  await scene.clock.moveTo(at);
  await supervised.settledAt(at, AbortSignal.timeout(4_000));
  await quiet();
}

beforeEach(async () => {
  scene = await engineScene();
  end = new AbortController();
  pending = hints();
  deliveries = 0;
  const deliver = async () => {
    deliveries += 1;
    return null;
  };
  supervised = supervise(
    scene.context,
    pending,
    { alerts: deliver, letters: async () => null },
    end.signal,
  );
  await supervised.settledAt(MONDAY, AbortSignal.timeout(4_000));
});
afterEach(async () => {
  end.abort();
  await supervised.stopped;
});

describe('supervise', () => {
  test('a ticket is read, judged, written and flagged without anybody asking', async () => {
    const id = open();
    await moveTo(MONDAY + 2 * MINUTE_MS);
    await moveTo(MONDAY + 3 * MINUTE_MS);
    expect(scene.row(id).rank).not.toBeNull();
    expect(scene.desk.calls.some((call) => call.startsWith('writeFields'))).toBe(true);
    await moveTo(DUE);
    expect(scene.row(id).breached).toBe(false);
    const before = deliveries;
    await moveTo(DUE + 1);
    expect(scene.row(id).breached).toBe(true);
    expect(deliveries).toBeGreaterThan(before);
  });

  test('a jump over a reply is no breach: the exports are read before anything is flagged', async () => {
    const id = open();
    await moveTo(MONDAY + 2 * MINUTE_MS);
    scene.desk.acts.update(id, { by: AGENT, says: true });
    await moveTo(DUE + HOUR_MS);
    expect(scene.row(id).doc.breaches).toEqual([]);
  });

  test('a hint brings a ticket before any export shows it', async () => {
    const id = open();
    pending.add(id, scene.clock.now());
    supervised.hinted();
    await supervised.settledAt(scene.clock.now(), AbortSignal.timeout(4_000));
    expect(scene.row(id).doc.facts.map(({ type }) => type)).toEqual(['opened']);
  });

  test('idle, it asks the two exports of tickets no more often than they are due', async () => {
    await moveTo(MONDAY + 5 * MINUTE_MS);
    scene.desk.calls.length = 0;
    await moveTo(MONDAY + 15 * MINUTE_MS);
    const perMinute = scene.desk.calls.length / 10;
    expect(perMinute).toBeLessThanOrEqual(4);
    expect(perMinute).toBeGreaterThanOrEqual(3);
    expect(scene.desk.calls.every((call) => call.startsWith('export'))).toBe(true);
  });

  test('what fails is a trouble with its beginning, and is over when it works again', async () => {
    const away = new EngineError('zendeskUnavailable', 'Zendesk does not answer.');
    scene.desk.fail('exportEvents', away);
    await moveTo(MONDAY + 30_000);
    await moveTo(MONDAY + 60_000);
    const [trouble] = scene.context.troubles.list();
    expect(trouble).toMatch(/^Zendesk does not answer\. \(since 2026-11-23T08:00:30/);
    scene.desk.fail('exportEvents', null);
    await moveTo(MONDAY + 90_000);
    expect(scene.context.troubles.list()).toEqual([]);
  });

  test('it is not settled while something due has not been done, and says no when it is cut off', async () => {
    const { exportEvents } = scene.desk;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const desk = scene.desk as { exportEvents: typeof exportEvents };
    desk.exportEvents = async (since) => {
      await held;
      return exportEvents(since);
    };
    await scene.clock.moveTo(MONDAY + 30_000);
    const cut = new AbortController();
    const settled = supervised.settledAt(MONDAY + 30_000, cut.signal);
    await quiet();
    cut.abort();
    expect(await settled).toBe(false);
    release();
    expect(await supervised.settledAt(MONDAY + 30_000, AbortSignal.timeout(4_000))).toBe(true);
  });
});
