/** What does the engine do when a version of the tiers file takes open tickets over? */
import type { Policy } from '../../engine/core/policy/policy.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { policyBook } from '../../engine/run/policy-book.ts';
import { rejudge } from '../../engine/run/rejudge.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { openTakenUp } from '../../engine/run/taken-up.ts';
import { type EngineScene, engineScene, MONDAY } from '../support/engine-scene.ts';
import { CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import { at } from '../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';

const { standard, premium } = EXAMPLE_FILE.tiers;
const first = policyFrom(EXAMPLE_FILE);
const second = (effectiveFrom: string, rejudges = 'open') =>
  policyFrom({
    ...EXAMPLE_FILE,
    version: 'second',
    effectiveFrom,
    rejudge: rejudges,
    tiers: {
      standard: { ...standard, promises: { ...standard.promises, firstReply: { '*': '1h' } } },
      premium,
    },
  });
const NOON = '2026-11-23T12:00:00+01:00';
/** No tier of the first version reads this field. */
const GOLD = { ticketField: 'contract', is: 'gold' };
const { signal } = new AbortController();
const ADVICE = new Map([[FIELD_IDS.palier_kind, 'palier_kind_advice']]);

let versions: readonly Policy[];
let scene: EngineScene;
let id: number;

/** An engine that knows one version and a ticket opened Monday 09:00, advice: due in 8 h. */
async function begin(): Promise<void> {
  versions = [first];
  const bare = await engineScene({}, [first]);
  scene = await restarted(bare);
  id = scene.desk.acts.open({ by: CUSTOMER, fields: ADVICE });
  await scene.clock.advance(3 * MINUTE_MS);
  await scene.poll();
  await rejudge(scene.context, signal);
}

/** The same engine anew, as after a restart: what it knows of versions comes from the store. */
async function restarted(from: EngineScene): Promise<EngineScene> {
  const now = () => from.clock.now();
  const takenUp = await openTakenUp(from.store, versions, now);
  return from.again({ takenUp, policies: policyBook(() => versions, now, takenUp.of) });
}

const dueAt = () => scene.row(id).doc.wanted.palier_due;

describe('rejudge', () => {
  beforeEach(begin);

  test('answers when the next version takes over, and does nothing before', async () => {
    versions = [first, second(NOON)];
    expect(await rejudge(scene.context, signal)).toBe(at(NOON));
    await scene.clock.moveTo(at(NOON) - 1);
    expect(await rejudge(scene.context, signal)).toBe(at(NOON));
    expect(dueAt()).toBe('2026-11-23 17:00 CET');
  });

  test('judges open tickets again when it takes effect, and writes what they are due', async () => {
    versions = [first, second(NOON)];
    await scene.clock.moveTo(at(NOON));
    expect(await rejudge(scene.context, signal)).toBeNull();
    expect(dueAt()).toBe('2026-11-23 10:00 CET');
    expect(scene.row(id).wantedAt).not.toBeNull();
  });

  test('the breach that comes of it is dated at the change, verified and told once', async () => {
    versions = [first, second(NOON)];
    await rejudge(scene.context, signal);
    await scene.clock.moveTo(at(NOON) + MINUTE_MS);
    await rejudge(scene.context, signal);
    expect((await sweep(scene.context)).flagged).toBe(1);
    expect(scene.row(id).doc.breaches).toMatchObject([{ breachedAt: at(NOON) }]);
    await rejudge(scene.context, signal);
    expect((await sweep(scene.context)).flagged).toBe(0);
  });

  test('a version saved after it says it takes effect takes over when it is saved', async () => {
    await scene.clock.moveTo(at(NOON));
    versions = [first, second('2026-11-20T00:00:00+01:00')];
    await rejudge(scene.context, signal);
    await scene.clock.advance(MINUTE_MS);
    await sweep(scene.context);
    expect(scene.row(id).doc.breaches).toMatchObject([{ breachedAt: at(NOON) }]);
  });

  test('a restart dates it as before', async () => {
    await scene.clock.moveTo(at(NOON));
    versions = [first, second('2026-11-20T00:00:00+01:00')];
    await rejudge(scene.context, signal);
    await scene.clock.advance(HOUR_MS);
    scene = await restarted(scene);
    expect(scene.context.policies.moves()).toMatchObject([{ at: at(NOON) }]);
  });

  test('a store made anew takes each version as known since it took effect', async () => {
    versions = [first, second(NOON)];
    await scene.clock.moveTo(MONDAY + 30 * DAY_MS);
    scene.tables.values.delete(VALUES.taken);
    scene = await restarted(scene);
    expect(scene.context.policies.moves()).toMatchObject([{ at: at(NOON) }]);
  });

  test('saves only what came out otherwise', async () => {
    const other = scene.desk.acts.open({ by: CUSTOMER, set: { status: 'solved' } });
    await scene.clock.advance(3 * MINUTE_MS);
    await scene.poll();
    versions = [first, second(NOON)];
    await scene.clock.moveTo(at(NOON));
    const [mine, theirs] = [scene.row(id), scene.row(other)];
    await rejudge(scene.context, signal);
    expect(scene.row(id)).not.toBe(mine);
    expect(scene.row(other)).toBe(theirs);
    const again = scene.row(id);
    scene.tables.values.delete(VALUES.rejudged('second'));
    await rejudge(scene.context, signal);
    expect(scene.row(id)).toBe(again);
  });

  test('a version that does not rejudge leaves open tickets as they are', async () => {
    versions = [first, second(NOON, 'none')];
    await scene.clock.moveTo(at(NOON) + 1);
    expect(await rejudge(scene.context, signal)).toBeNull();
    expect(dueAt()).toBe('2026-11-23 17:00 CET');
    expect(scene.context.policies.current().version).toBe('second');
  });

  test('goes on where it was cut off, and is done once', async () => {
    versions = [first, second(NOON)];
    await scene.clock.moveTo(at(NOON));
    scene.tables.values.set(VALUES.rejudged('second'), String(id));
    await rejudge(scene.context, signal);
    expect(dueAt()).toBe('2026-11-23 17:00 CET');
    expect(scene.tables.values.get(VALUES.rejudged('second'))).toBe('done');
    scene.tables.values.delete(VALUES.rejudged('second'));
    await rejudge(scene.context, signal);
    expect(dueAt()).toBe('2026-11-23 10:00 CET');
  });

  test('asks the desk for fields and tags that only the new version reads', async () => {
    const field = { id: 990, key: 'contract', title: 'Contract', type: 'text' };
    scene.desk.names.ticketFields.push(field);
    await scene.context.names.refresh();
    scene.desk.acts.update(id, { by: CUSTOMER, fields: new Map([[990, 'gold']]) });
    await scene.clock.advance(3 * MINUTE_MS);
    await scene.poll();
    versions = [
      first,
      policyFrom({
        ...EXAMPLE_FILE,
        version: 'second',
        effectiveFrom: NOON,
        rejudge: 'open',
        tiers: { ...EXAMPLE_FILE.tiers, gold: { ...premium, match: [GOLD] } },
      }),
    ];
    await scene.clock.moveTo(at(NOON));
    scene.desk.calls.length = 0;
    await rejudge(scene.context, signal);
    expect(scene.desk.calls).toEqual([`showTickets ${id}`]);
    expect(scene.row(id).doc.wanted.palier_tier).toBe('palier_tier_gold');
    // Re-targeted from the original start: four hours of premium's, around the clock.
    expect(dueAt()).toBe('2026-11-23 13:00 CET');
  });

  test('asks the desk nothing when the new version reads what was read before', async () => {
    versions = [first, second(NOON)];
    await scene.clock.moveTo(at(NOON));
    scene.desk.calls.length = 0;
    await rejudge(scene.context, signal);
    expect(scene.desk.calls).toEqual([]);
  });

  test('two versions judge in one engine, each the tickets opened under it', async () => {
    versions = [first, second(NOON, 'none')];
    await scene.clock.moveTo(at('2026-11-23T14:00:00+01:00'));
    const later = scene.desk.acts.open({ by: CUSTOMER, fields: ADVICE });
    await scene.clock.advance(3 * MINUTE_MS);
    await scene.poll();
    expect(scene.row(id).doc).toMatchObject({ policy: 'test-1' });
    expect(scene.row(later).doc).toMatchObject({ policy: 'second' });
    expect(scene.row(later).doc.wanted.palier_due).toBe('2026-11-23 15:00 CET');
  });
});
