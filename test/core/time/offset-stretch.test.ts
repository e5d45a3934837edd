// Are changes of offset found to the second, wherever they lie, with few questions?
import { readOffset, stretchesBetween } from '../../../engine/core/time/offset-stretch.ts';

const DAY = 86_400_000;

/** An offset that is 0, then 1, then 0 again … changing at the given instants. */
function alternating(...changes: readonly number[]) {
  let probes = 0;
  const probe = (at: number) => {
    probes++;
    return changes.filter((change) => change <= at).length % 2;
  };
  return { probe, probes: () => probes };
}

describe('stretchesBetween', () => {
  it.each([
    ['on a quarter of an hour', 100 * DAY],
    ['at a minute past', 100 * DAY + 60_000],
    ['a second before the quarter', 100 * DAY - 1000],
    ['at the first second of the range', 1000],
    ['at the last second of the range', 365 * DAY - 1000],
    ['where one probe ends and the next begins', 6 * DAY],
  ])('finds a change %s', (_where, change) => {
    expect(stretchesBetween(0, 365 * DAY, alternating(change).probe)).toEqual([
      { fromAt: 0, offsetMs: 0 },
      { fromAt: change, offsetMs: 1 },
    ]);
  });

  it('finds two changes 6.96 days apart, the nearest there ever were', () => {
    for (let shift = 0; shift < 14; shift++) {
      const first = 50 * DAY + (shift * DAY) / 2;
      const second = first + 7 * DAY - 3_600_000;
      const found = stretchesBetween(0, 365 * DAY, alternating(first, second).probe);
      expect(found.map(({ fromAt }) => fromAt)).toEqual([0, first, second]);
    }
  });

  it('asks fewer than a hundred times a year', () => {
    const { probe, probes } = alternating(100 * DAY, 300 * DAY);
    stretchesBetween(0, 365 * DAY, probe);
    expect(probes()).toBeLessThan(100);
  });
});

describe('readOffset', () => {
  it.each([
    ['GMT', 0],
    ['GMT+00:00', 0],
    ['GMT+05:45', 20_700_000],
    ['GMT-03:30', -12_600_000],
    ['GMT\u221203:30', -12_600_000],
    ['GMT-00:44:30', -2_670_000],
  ])('reads %s', (text, ms) => {
    expect(readOffset(text)).toBe(ms);
  });

  it.each(['', 'CET', 'GMT+1', 'UTC+01:00'])('stops at %j, which Intl never prints', (text) => {
    expect(() => readOffset(text)).toThrow('Intl prints an offset as');
  });
});
