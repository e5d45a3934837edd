// Does the core say of every clock what a judge says who walks every minute?
import fc from 'fast-check';
import { clocksOfCore, difference } from './difference.ts';
import type { Wrongs } from './instance.ts';
import { scenes } from './scene.ts';

/** `PALIER_RUNS=100 npx jest test/core/clock/minute` looks at a hundred times as many tickets. */
const TIMES = Number(process.env.PALIER_RUNS ?? 1);

describe('judge, beside a judge that walks every minute', () => {
  it('says the same of every clock of every ticket', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const found = difference(scene);
        if (found !== null) expect(found.core).toEqual(found.judge);
      }),
      { numRuns: 1500 * TIMES },
    );
  });

  it('says the same whatever the order in which the facts were handed over', () => {
    const mixed = scenes.chain((scene) => {
      const places = [...scene.history.facts.keys()];
      return fc.tuple(
        fc.constant(scene),
        fc.shuffledSubarray(places, { minLength: places.length }),
      );
    });
    fc.assert(
      fc.property(mixed, ([scene, order]) => {
        expect(clocksOfCore(scene, () => order)).toEqual(clocksOfCore(scene));
      }),
      { numRuns: 500 * TIMES },
    );
  });
});

// Negative controls: a rule that is wrong in one of these ways must be noticed.
describe('the judge that walks every minute', () => {
  const wrongs: readonly [string, Wrongs][] = [
    ['met only before its deadline', { metOnlyBeforeDeadline: true }],
    ['paused by Pending without an answer', { pendingPausesUnanswered: true }],
    ['withdrawn without a reason', { breachesAreForgotten: true }],
    ['measured by a later tier from its own start', { tierChangeCountsFromStart: true }],
  ];

  it.each(wrongs)('would find out a clock that is %s', (_what, wrong) => {
    const found = fc.check(
      fc.property(scenes, (scene) => difference(scene, wrong) === null),
      { numRuns: 4000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
