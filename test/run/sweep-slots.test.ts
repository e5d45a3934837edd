/** Are recovery slots granted once, at the safe start, in its order and per tier? */
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { type EngineScene, engineScene, MONDAY } from '../support/engine-scene.ts';
import { CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';

const PREMIUM = 40;
const POLICY = policyFrom({
  ...EXAMPLE_FILE,
  queue: { recoveryShare: 0.5, seats: 2, recoveryCap: '72h' },
});
/** With one seat's worth of recovery the pace is the usual handling itself. */
const PACE = 25 * MINUTE_MS;
/** An incident is due four office hours on, and started an hour and a half of handling before. */
const SAFE_START = MONDAY + 4 * HOUR_MS - 37.5 * MINUTE_MS;

let scene: EngineScene;

function open(kind: string, organizationId: number | null = null): number {
  const fields = new Map([[FIELD_IDS.palier_kind, `palier_kind_${kind}`]]);
  return scene.desk.acts.open({ by: CUSTOMER, fields, organizationId });
}

async function known(): Promise<void> {
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
}

/** The granted slots of a ticket's first reply. */
function slots(id: number): readonly number[] {
  return scene
    .row(id)
    .doc.facts.flatMap((fact) =>
      fact.type === 'slotGranted' && fact.promise === 'firstReply' ? [fact.slotAt] : [],
    );
}

describe('sweep: recovery slots', () => {
  beforeEach(async () => {
    scene = await engineScene({}, [POLICY]);
    scene.desk.acts.organization(PREMIUM, 'ACME', { support_tier: 'premium' });
  });

  test.each([
    ['1 ms before', SAFE_START - 1, []],
    ['at', SAFE_START, [SAFE_START + PACE]],
    ['1 ms after', SAFE_START + 1, [SAFE_START + PACE]],
  ])('%s the safe start the ticket has the slots it is due', async (_when, now, due) => {
    const id = open('incident');
    await known();
    await scene.clock.moveTo(now);
    await sweep(scene.context);
    expect(slots(id)).toEqual(due);
  });

  test('the next of the tier comes one pace after the one before, over a restart too', async () => {
    const first = open('incident');
    const second = open('incident');
    await scene.clock.advance(5 * MINUTE_MS);
    const third = open('incident');
    await known();
    await scene.clock.moveTo(SAFE_START);
    await sweep(scene.context);
    expect([slots(first), slots(second)]).toEqual([[SAFE_START + PACE], [SAFE_START + 2 * PACE]]);
    scene = await scene.again();
    await scene.clock.moveTo(SAFE_START + 10 * MINUTE_MS);
    await sweep(scene.context);
    expect(slots(third)).toEqual([SAFE_START + 3 * PACE]);
  });

  test('tickets that became due in one order and late in another get slots as they became late', async () => {
    // Three quarters of an incident's four hours pass before an outage's ten minutes are opened.
    const incident = open('incident');
    await scene.clock.advance(3 * HOUR_MS + 1 * MINUTE_MS);
    const outage = open('outage');
    await known();
    const { dueAt } = scene.row(incident);
    expect(dueAt).toBeLessThanOrEqual(scene.row(outage).dueAt as number);
    await scene.clock.moveTo(MONDAY + 5 * HOUR_MS);
    await sweep(scene.context);
    // The outage's safe start is five minutes after its opening, before the incident's.
    expect(slots(outage)[0]).toBeLessThan(slots(incident)[0] as number);
  });

  test('each tier has a line of its own', async () => {
    const standard = open('incident');
    const premium = open('incident', PREMIUM);
    await known();
    await scene.clock.moveTo(MONDAY + 4 * HOUR_MS);
    await sweep(scene.context);
    // Premium answers incidents within an hour: late from 37.5 minutes before, capped at half of
    // it.
    expect(slots(premium)).toEqual([MONDAY + 30 * MINUTE_MS + PACE]);
    expect(slots(standard)).toEqual([SAFE_START + PACE]);
  });

  test('a slot is granted once, whatever is read or swept again', async () => {
    const id = open('incident');
    await known();
    await scene.clock.moveTo(SAFE_START);
    await sweep(scene.context);
    const { rank } = scene.row(id);
    scene = await scene.again();
    await scene.clock.advance(HOUR_MS);
    await scene.poll();
    await sweep(scene.context);
    expect(slots(id)).toEqual([SAFE_START + PACE]);
    expect(scene.row(id).rank).toBe(rank);
    const journalled = [...scene.tables.journal.values()].filter(
      ({ fact }) => fact.type === 'slotGranted' && fact.promise === 'firstReply',
    );
    expect(journalled).toHaveLength(1);
  });
});
