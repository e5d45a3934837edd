// Are durations read as hours and minutes only, and printed the same way?
import fc from 'fast-check';
import { formatDuration, parseDuration } from '../../../engine/core/time/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['15m', 900_000],
    ['4h', 14_400_000],
    ['1h30m', 5_400_000],
    ['72h', 259_200_000],
    ['90m', 5_400_000],
    ['0m', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '2d', '1w', '30', '1.5h', '-1h', '30m1h', '1h 30m', 'h', '1H', '10s', '9999999h'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});

describe('formatDuration', () => {
  it.each([
    [0, '0m'],
    [900_000, '15m'],
    [3_600_000, '1h'],
    [5_400_000, '1h30m'],
    [259_200_000, '72h'],
  ])('prints %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('prints whole minutes so that they read back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (minutes) => {
        expect(parseDuration(formatDuration(minutes * 60_000))).toBe(minutes * 60_000);
      }),
    );
  });
});
