import { backoffMs, Rests } from '../../engine/run/retry-rest.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { MADE_AT } from '../support/store-rows.ts';

describe('backoffMs', () => {
  test.each([
    [1, null, 30_000],
    [2, null, 120_000],
    [3, null, 600_000],
    [4, null, 3_600_000],
    [7, null, 3_600_000],
    [1, 29_999, 30_000],
    [1, 30_001, 30_001],
  ])('after attempt %d, asked for %j ms, it is %d ms', (attempt, asked, ms) => {
    expect(backoffMs(attempt, asked)).toBe(ms);
  });
});

describe('Rests', () => {
  function rests(speed: number) {
    const real = { ms: 0 };
    const clock = fakeClock(MADE_AT);
    clock.setSpeed(speed);
    return { real, made: new Rests(clock, () => real.ms) };
  }

  test.each([
    [0, 30_000],
    [0.5, 30_000],
    [1, 30_000],
    [60, 1_800_000],
  ])('at speed %d a rest of 30 s ends %d ms later on the desk', (speed, ms) => {
    expect(rests(speed).made.begin('a', 30_000, 'refused')).toBe(MADE_AT + ms);
  });

  test('a key rests until its real time, less the little by which timers are early', () => {
    const { real, made } = rests(1);
    made.begin('a', 30_000, 'refused');
    real.ms = 29_899;
    expect([made.stillUntil('a'), made.nextMs()]).toEqual([MADE_AT + 101, 101]);
    expect(made.takeRested()).toEqual([]);
    real.ms = 29_900;
    expect(made.stillUntil('a')).toBeNull();
    expect(made.takeRested()).toEqual([{ key: 'a', error: 'refused' }]);
    expect([made.takeRested(), made.nextMs()]).toEqual([[], null]);
  });

  test('a key that never rested may be tried, and so may one whose rest was ended', () => {
    const { made } = rests(1);
    expect(made.stillUntil('a')).toBeNull();
    made.begin('a', 30_000, 'refused');
    made.end('a');
    expect([made.stillUntil('a'), made.nextMs()]).toEqual([null, null]);
  });
});
