// Do the calendar's answers agree with a judge that walks every minute, and with each other?
import fc from 'fast-check';
import { type CalendarSpec, NEVER } from '../../../engine/core/calendar/calendar.ts';
import { compileCalendar } from '../../../engine/core/calendar/compile.ts';
import { MinuteJudge } from './minute-judge.ts';
import { type Scene, scenes } from './random-calendar.ts';

const DAY_MS = 86_400_000;
const DAYS = 9;
const spans = fc.oneof(
  fc.integer({ min: 0, max: 48 * 60 }).map((minutes) => minutes * 60_000),
  fc.integer({ min: 0, max: 2 * DAY_MS }),
);

function both({ spec }: Scene) {
  return { calendar: compileCalendar('random', spec), judge: new MinuteJudge(spec) };
}

describe('compileCalendar', () => {
  it('is open exactly when the judge reads an open minute', () => {
    fc.assert(
      fc.property(scenes, fc.array(spans, { maxLength: 40 }), (scene, steps) => {
        const { calendar, judge } = both(scene);
        for (const step of steps) {
          const at = scene.at + step;
          expect([at, calendar.isOpenAt(at)]).toEqual([at, judge.isOpenAt(at)]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('measures what the judge counts', () => {
    fc.assert(
      fc.property(scenes, spans, (scene, span) => {
        const { calendar, judge } = both(scene);
        const to = scene.at + span;
        expect(calendar.measure(scene.at, to)).toBe(judge.measure(scene.at, to));
      }),
      { numRuns: 250 },
    );
  });

  it('advances to where the judge arrives', () => {
    fc.assert(
      fc.property(scenes, spans, (scene, ms) => {
        const { calendar, judge } = both(scene);
        const judged = judge.advance(scene.at, ms, DAYS);
        const at = calendar.advance(scene.at, ms);
        if (judged === undefined) expect(at).toBeGreaterThanOrEqual(scene.at + DAYS * DAY_MS);
        else expect(at).toBe(judged);
      }),
      { numRuns: 250 },
    );
  });

  it('retreats to where the judge arrives', () => {
    fc.assert(
      fc.property(scenes, spans, (scene, ms) => {
        const { calendar, judge } = both(scene);
        const judged = judge.retreat(scene.at, ms, DAYS);
        const at = calendar.retreat(scene.at, ms);
        if (judged === undefined) expect(at).toBeLessThanOrEqual(scene.at - DAYS * DAY_MS);
        else expect(at).toBe(judged);
      }),
      { numRuns: 250 },
    );
  });

  it('measures back the time it advanced or retreated by', () => {
    fc.assert(
      fc.property(scenes, spans, (scene, ms) => {
        const { calendar } = both(scene);
        const later = calendar.advance(scene.at, ms);
        const earlier = calendar.retreat(scene.at, ms);
        if (later !== NEVER) expect(calendar.measure(scene.at, later)).toBe(ms);
        if (earlier !== -NEVER) expect(calendar.measure(earlier, scene.at)).toBe(ms);
      }),
    );
  });

  it('measures additively and antisymmetrically', () => {
    const years = fc.integer({ min: -3000 * DAY_MS, max: 3000 * DAY_MS });
    fc.assert(
      fc.property(scenes, years, years, (scene, a, b) => {
        const { calendar } = both(scene);
        const [x, y, z] = [scene.at, scene.at + a, scene.at + b];
        expect(calendar.measure(x, y) + calendar.measure(y, z)).toBe(calendar.measure(x, z));
        expect(calendar.measure(x, y) + calendar.measure(y, x)).toBe(0);
      }),
    );
  });

  it('opens next at an open instant that follows nothing but closed time', () => {
    fc.assert(
      fc.property(scenes, ({ spec, at }) => {
        const { calendar } = both({ spec, at });
        const next = calendar.nextOpening(at);
        expect(calendar.advance(at, 0)).toBe(next);
        if (next === NEVER) return;
        expect(calendar.isOpenAt(next)).toBe(true);
        expect(calendar.measure(at, next)).toBe(0);
        if (next > at) expect(calendar.isOpenAt(next - 1)).toBe(false);
      }),
    );
  });

  it('answers the same whatever was asked before', () => {
    let runs = 0;
    const far = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2045, 0) });
    fc.assert(
      fc.property(scenes, spans, fc.array(far, { maxLength: 3 }), (scene, ms, farInstants) => {
        // A rule key of its own keeps the second calendar from sharing what the first compiled.
        const apart = [...scene.spec.holidayRules, { key: `apart ${runs++}`, datesOf: () => [] }];
        const fresh = compileCalendar('fresh', scene.spec);
        const grown = compileCalendar('grown', { ...scene.spec, holidayRules: apart });
        for (const at of farInstants) grown.isOpenAt(at);
        expect(grown.advance(scene.at, ms)).toBe(fresh.advance(scene.at, ms));
        expect(grown.retreat(scene.at, ms)).toBe(fresh.retreat(scene.at, ms));
        expect(grown.nextOpening(scene.at)).toBe(fresh.nextOpening(scene.at));
      }),
      { numRuns: 60 },
    );
  });
});

// Negative controls: what is wrong in one of these ways must not pass the properties above.
describe('MinuteJudge', () => {
  const wrongs: readonly [string, (spec: CalendarSpec) => CalendarSpec][] = [
    [
      'another weekday',
      (spec) => ({ ...spec, week: [...spec.week.slice(1), ...spec.week.slice(0, 1)] }),
    ],
    ['no holidays', (spec) => ({ ...spec, holidays: [], holidayRules: [] })],
    ['no changes', (spec) => ({ ...spec, changes: [] })],
    ['no closures', (spec) => ({ ...spec, closures: [] })],
    ['another zone', (spec) => ({ ...spec, zone: 'Asia/Kolkata' })],
  ];

  it.each(wrongs)('finds out a calendar with %s', (_what, spoilt) => {
    const found = fc.check(
      fc.property(scenes, spans, (scene, span) => {
        const judge = new MinuteJudge(scene.spec);
        const calendar = compileCalendar('wrong', spoilt(scene.spec));
        const to = scene.at + span;
        expect(calendar.measure(scene.at, to)).toBe(judge.measure(scene.at, to));
      }),
      { numRuns: 1000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });

  it('finds out a calendar that is due at the next opening instead of at closing', () => {
    const found = fc.check(
      fc.property(scenes, (scene) => {
        const { calendar, judge } = both(scene);
        const ms = judge.measure(scene.at, scene.at + 2 * DAY_MS);
        const lateAt = calendar.nextOpening(calendar.advance(scene.at, ms));
        expect(lateAt).toBe(judge.advance(scene.at, ms, DAYS) ?? lateAt);
      }),
      { numRuns: 1000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
