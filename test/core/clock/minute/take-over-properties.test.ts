// What holds whenever a version takes an open ticket over, whatever both promise?
import fc from 'fast-check';
import type { Clock } from '../../../../engine/core/clock/clock.ts';
import { judge } from '../../../../engine/core/clock/judge.ts';
import type { Policy } from '../../../../engine/core/policy/policy.ts';
import { MINUTE_MS } from '../../../../engine/core/time/duration.ts';
import { ticketOf } from '../../../support/histories.ts';
import { coreFactsOf, coreOrganizationOf, corePolicyOf } from './as-core.ts';
import { policiesIn, type Scene, scenes } from './scene.ts';

const TIMES = Number(process.env.PALIER_RUNS ?? 1);

/** A scene, a later version of its policy, and when that takes over. */
const moved = scenes.chain((scene) =>
  fc.tuple(
    fc.constant(scene),
    policiesIn(scene.place).map((next) => ({
      ...next,
      // Whose words count decides what starts, which a later version does not change afterwards.
      anyEndUserCounts: scene.policy.anyEndUserCounts,
    })),
    fc.integer({ min: 0, max: 4000 }),
  ),
);

function judging({ place, policy, history, now }: Scene) {
  const ticket = ticketOf(null, { organization: coreOrganizationOf(history.organization) });
  const facts = coreFactsOf(history.facts);
  const old: Policy = { ...corePolicyOf(policy, place), version: 'old' };
  const first = (history.facts[0]?.at ?? 0) * MINUTE_MS;
  const until = now * MINUTE_MS;
  const judged = (by: Policy, at: number, next?: Policy, takesOverAt = 0) =>
    judge(by, { ticket, facts }, at, {
      moves: next === undefined ? [] : [{ at: takesOverAt, policy: next }],
    });
  return { old, first, until, judged, hasOneTier: hasOneTier(history) };
}

/** A later purchase counts from its change, so the course of targets is not that of one version. */
function hasOneTier({ facts }: Scene['history']): boolean {
  return facts.every(({ type }) => type !== 'organization');
}

const isOwedAndUnbroken = ({ state, withdrawn }: Clock) =>
  (state === 'running' || state === 'paused') && withdrawn === null;
/** The one of the same start; none when two started at once, for their numbers may differ. */
function like(clocks: readonly Clock[], { promise, clock, startedAt }: Clock): Clock | undefined {
  const alike = clocks.filter(
    (one) => one.promise === promise && one.clock === clock && one.startedAt === startedAt,
  );
  return alike.length === 1 ? alike[0] : undefined;
}

describe('judge, for every version that takes over', () => {
  it('changes nothing when the later version says the same', () => {
    fc.assert(
      fc.property(moved, ([scene, _next, after]) => {
        const { old, first, until, judged } = judging(scene);
        const same: Policy = { ...old, version: 'same' };
        const taken = judged(old, until, same, first + after * MINUTE_MS);
        expect(taken.clocks).toEqual(judged(old, until).clocks);
      }),
      { numRuns: 200 * TIMES },
    );
  });

  it('makes nobody late before it took over', () => {
    fc.assert(
      fc.property(moved, ([scene, plain, after]) => {
        const { old, first, until, judged } = judging(scene);
        const takesOverAt = first + after * MINUTE_MS;
        fc.pre(takesOverAt <= until);
        const next = corePolicyOf(plain, scene.place);
        const before = judged(old, takesOverAt).clocks;
        for (const clock of judged(old, until, next, takesOverAt).clocks) {
          if (clock.breachedAt === null || clock.breachedAt >= takesOverAt) continue;
          const known = before.find(
            (one) => one.promise === clock.promise && one.instance === clock.instance,
          );
          expect(known?.breachedAt ?? known?.withdrawn?.breachedAt).toBe(clock.breachedAt);
        }
      }),
      { numRuns: 300 * TIMES },
    );
  });

  it('measures what is still owed as if the later version had held from the start', () => {
    let compared = 0;
    fc.assert(
      fc.property(moved, ([scene, plain, after]) => {
        const { old, first, until, judged, hasOneTier: comparable } = judging(scene);
        const takesOverAt = first + after * MINUTE_MS;
        fc.pre(comparable && takesOverAt <= until);
        const next = corePolicyOf(plain, scene.place);
        const taken = judged(old, until, next, takesOverAt);
        // Solved then, or not opened yet: it keeps its version.
        if (taken.policy === old) {
          expect(taken.clocks).toEqual(judged(old, until).clocks);
          return;
        }
        const fresh = judged(next, until).clocks;
        for (const clock of taken.clocks.filter(isOwedAndUnbroken)) {
          const other = like(fresh, clock);
          if (other === undefined || !isOwedAndUnbroken(other)) continue;
          compared += 1;
          const { deadlineAt, elapsedMs, targetMs, paused } = other;
          expect(clock).toMatchObject({ deadlineAt, elapsedMs, targetMs, paused });
        }
      }),
      { numRuns: 500 * TIMES },
    );
    expect(compared).toBeGreaterThan(20);
  });
});
