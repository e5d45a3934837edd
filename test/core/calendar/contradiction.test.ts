// Do a calendar's answers ever contradict each other, whatever was asked before and in which order?
import fc from 'fast-check';
import { type Calendar, type CalendarSpec, NEVER } from '../../../engine/core/calendar/calendar.ts';
import { compileCalendar } from '../../../engine/core/calendar/compile.ts';
import { MinuteJudge } from './minute-judge.ts';
import { scenes } from './random-calendar.ts';
import { specOf, week } from './spec-of.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS = 9;
const spans = fc.oneof(
  fc.integer({ min: 1, max: 48 * 60 }).map((minutes) => minutes * MINUTE_MS),
  fc.integer({ min: 1, max: 3 * DAY_MS }),
);
let runs = 0;

/** Shares nothing that another calendar has worked out: a rule of its own makes it another one. */
function alone(spec: CalendarSpec): Calendar {
  runs += 1;
  const rule = { key: `alone ${runs}`, datesOf: () => [] };
  return compileCalendar('alone', { ...spec, holidayRules: [...spec.holidayRules, rule] });
}

describe('compileCalendar', () => {
  it('opens next where the judge finds the first open minute', () => {
    fc.assert(
      fc.property(scenes, ({ spec, at }) => {
        const judge = new MinuteJudge(spec);
        const next = compileCalendar('random', spec).nextOpening(at);
        const end = at + DAYS * DAY_MS;
        let judged = at;
        while (judged < end && !judge.isOpenAt(judged)) {
          judged = (Math.floor(judged / MINUTE_MS) + 1) * MINUTE_MS;
        }
        if (judged >= end) expect(next).toBeGreaterThanOrEqual(judged);
        else expect(next).toBe(judged);
      }),
      { numRuns: 200 },
    );
  });

  it('closes next where the judge finds the first closed minute', () => {
    fc.assert(
      fc.property(scenes, ({ spec, at }) => {
        const judge = new MinuteJudge(spec);
        const next = alone(spec).nextClosing(at);
        const end = at + DAYS * DAY_MS;
        let judged = at;
        while (judged < end && judge.isOpenAt(judged)) {
          judged = (Math.floor(judged / MINUTE_MS) + 1) * MINUTE_MS;
        }
        if (judged >= end) expect(next).toBeGreaterThanOrEqual(judged);
        else expect(next).toBe(judged);
      }),
      { numRuns: 200 },
    );
  });

  it('retreats from where it advanced to no earlier than it began, over closed time only', () => {
    fc.assert(
      fc.property(scenes, spans, ({ spec, at }, ms) => {
        const calendar = compileCalendar('random', spec);
        const later = calendar.advance(at, ms);
        if (later !== NEVER) {
          const back = calendar.retreat(later, ms);
          expect(back).toBeGreaterThanOrEqual(at);
          expect(calendar.measure(at, back)).toBe(0);
        }
        const earlier = calendar.retreat(at, ms);
        if (earlier !== -NEVER) {
          const forth = calendar.advance(earlier, ms);
          expect(forth).toBeLessThanOrEqual(at);
          expect(calendar.measure(forth, at)).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('advances by two spans to where it advances by their sum, and never backwards', () => {
    fc.assert(
      fc.property(scenes, spans, spans, ({ spec, at }, one, two) => {
        const calendar = compileCalendar('random', spec);
        const first = calendar.advance(at, one);
        if (first === NEVER) return;
        expect(calendar.advance(first, two)).toBe(calendar.advance(at, one + two));
        expect(calendar.advance(at, one + 1)).toBeGreaterThan(first);
        expect(calendar.advance(at + 1, one)).toBeGreaterThanOrEqual(first);
        expect(calendar.advance(at, 1)).toBeGreaterThan(calendar.nextOpening(at));
      }),
      { numRuns: 300 },
    );
  });

  it('measures a millisecond exactly where it is open', () => {
    fc.assert(
      fc.property(scenes, spans, ({ spec, at }, step) => {
        const calendar = compileCalendar('random', spec);
        for (const one of [at, at + step, at - step, calendar.nextOpening(at)]) {
          if (one === NEVER) continue;
          const open = calendar.isOpenAt(one);
          expect(calendar.measure(one, one + 1)).toBe(open ? 1 : 0);
          expect(calendar.nextOpening(one) === one).toBe(open);
          expect(calendar.advance(one, 0) === one).toBe(open);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('answers a list of questions alike in whatever order they are asked', () => {
    const far = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2090, 0) });
    const questions = fc.array(fc.tuple(far, spans), { minLength: 1, maxLength: 4 });
    const mixed = questions.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(scenes, mixed, ({ spec }, [list, order]) => {
        const [straight, shuffled] = [alone(spec), alone(spec)];
        const told = list.map(([at, ms]) => answers(straight, at, ms));
        for (const i of order) {
          const [at = 0, ms = 0] = list[i] ?? [];
          expect(answers(shuffled, at, ms)).toEqual(told[i]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says never for a calendar whose every opening a change, a holiday or a closure takes', () => {
    const at = Date.UTC(2026, 10, 20);
    const endless = { from: '2026-11-01', to: null, week: null, hours: [] };
    const calendar = compileCalendar('closed', specOf({ changes: [endless] }));
    expect([calendar.nextOpening(at), calendar.advance(at, 1)]).toEqual([NEVER, NEVER]);
    expect(calendar.retreat(at, 1)).toBe(Date.parse('2026-10-30T17:00:00+01:00') - 1);
    const mondays = Array.from({ length: 600 }, (_, i) =>
      new Date(Date.UTC(2026, 10, 16) + 7 * i * DAY_MS).toISOString().slice(0, 10),
    );
    const [monday = []] = week('09:00-17:00');
    const only = specOf({ week: [monday, [], [], [], [], [], []], holidays: mondays });
    expect(compileCalendar('holidays', only).nextOpening(at)).toBe(NEVER);
  });
});

function answers(calendar: Calendar, at: number, ms: number): readonly (number | boolean)[] {
  return [
    calendar.isOpenAt(at),
    calendar.nextOpening(at),
    calendar.advance(at, ms),
    calendar.retreat(at, ms),
    calendar.measure(at, at + 30 * ms),
    calendar.measure(at + 400 * DAY_MS, at),
  ];
}
