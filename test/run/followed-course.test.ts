import { FollowedCourse } from '../../engine/run/followed-course.ts';
import { waitUntil } from '../../engine/run/wait-until.ts';
import { clockContract } from '../contract/clock-contract.ts';
import { MADE_AT } from '../support/store-rows.ts';

function courseOf(speed: number) {
  const real = { ms: 1_000_000 };
  const course = new FollowedCourse({ nowAt: MADE_AT, speed, revision: 1 }, () => real.ms);
  return { real, course };
}

describe('FollowedCourse', () => {
  test.each([
    [0, 0],
    [1, 1000],
    [60, 60_000],
  ])('at speed %d a real second adds %d ms', (speed, ms) => {
    const { real, course } = courseOf(speed);
    real.ms += 1000;
    expect(course.now()).toBe(MADE_AT + ms);
  });

  test('the real time until an instant is its distance by the speed, endless while paused', () => {
    expect(courseOf(60).course.realMsUntil(MADE_AT + 60_000)).toBe(1000);
    expect(courseOf(0).course.realMsUntil(MADE_AT + 1)).toBe(Number.POSITIVE_INFINITY);
  });

  test('a pause heard late does not turn the clock back', () => {
    const { real, course } = courseOf(60);
    real.ms += 1000;
    expect(course.now()).toBe(MADE_AT + 60_000);
    course.take({ nowAt: MADE_AT + 58_000, speed: 0, revision: 2 });
    expect(course.now()).toBe(MADE_AT + 60_000);
    course.take({ nowAt: MADE_AT + 58_000, speed: 1, revision: 3 });
    real.ms += 2001;
    expect(course.now()).toBe(MADE_AT + 60_001);
  });

  test('a desk that began anew sets the clock back', () => {
    const { course } = courseOf(0);
    course.take({ nowAt: MADE_AT - 1, speed: 0, revision: 1 });
    expect(course.now()).toBe(MADE_AT - 1);
  });

  test('a report wakes those who wait, those who still must wait sleep on', async () => {
    const { course } = courseOf(0);
    const signal = new AbortController().signal;
    const woken: string[] = [];
    const near = waitUntil(course, MADE_AT + 1000, signal).then(() => woken.push('near'));
    const far = waitUntil(course, MADE_AT + 2000, signal).then(() => woken.push('far'));
    course.take({ nowAt: MADE_AT + 1999, speed: 0, revision: 2 });
    await near;
    expect(woken).toEqual(['near']);
    course.take({ nowAt: MADE_AT + 2000, speed: 0, revision: 3 });
    await far;
    expect(course.changed.size).toBe(0);
  });

  clockContract(async () => {
    jest.useFakeTimers({ now: MADE_AT });
    const course = new FollowedCourse({ nowAt: MADE_AT, speed: 1, revision: 1 }, Date.now);
    return {
      clock: {
        now: () => course.now(),
        speed: () => course.report.speed,
        waitUntil: (at, signal) => waitUntil(course, at, signal),
      },
      advance: (ms) => jest.advanceTimersByTimeAsync(ms),
      async close() {
        jest.useRealTimers();
      },
    };
  });
});
