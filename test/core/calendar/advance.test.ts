// Are the lookups by open time exact at every edge, whatever the index says?
import fc from 'fast-check';
import { crossesHorizon, earliestWith, latestWith } from '../../../engine/core/calendar/advance.ts';
import { workBefore } from '../../../engine/core/calendar/measure.ts';
import { HORIZON_MS, tableOf } from '../../../engine/core/calendar/open-table.ts';

const DAY = 86_400_000;
const table = tableOf([10, 20, 30, 40, 50, 60], 0, DAY);

describe('earliestWith', () => {
  it.each([
    [1, 11],
    [9, 19],
    [10, 20],
    [11, 31],
    [20, 40],
    [30, 60],
  ])('reaches %d ms at %d: a closing counts before the next opening', (work, at) => {
    expect(earliestWith(table, work)).toBe(at);
  });
});

describe('latestWith', () => {
  it.each([
    [0, 10],
    [9, 19],
    [10, 30],
    [11, 31],
    [29, 59],
  ])('has %d ms before it at %d at the latest', (work, at) => {
    expect(latestWith(table, work)).toBe(at);
  });
});

describe('both lookups', () => {
  it('invert workBefore over uneven stretches', () => {
    const tables = fc
      .uniqueArray(fc.integer({ min: 0, max: 40 * DAY }), { minLength: 2, maxLength: 60 })
      .map((edges) => edges.sort((a, b) => a - b).slice(edges.length % 2))
      .map((open) => tableOf(open, 0, 40 * DAY));
    fc.assert(
      fc.property(tables, fc.double({ min: 0, max: 1, noNaN: true }), (uneven, share) => {
        const work = Math.floor(share * (uneven.total - 1));
        const latest = latestWith(uneven, work);
        expect(workBefore(uneven, latest)).toBe(work);
        expect(workBefore(uneven, latest + 1)).toBe(work + 1);
        const earliest = earliestWith(uneven, work + 1);
        expect(workBefore(uneven, earliest)).toBe(work + 1);
        expect(workBefore(uneven, earliest - 1)).toBe(work);
      }),
    );
  });
});

describe('crossesHorizon', () => {
  const gapTo = 100 + HORIZON_MS + 1;
  const gapped = tableOf([50, 100, gapTo, gapTo + 50], 0, gapTo + 100);

  it('counts only the part of a gap that lies between the instants', () => {
    expect(crossesHorizon(gapped, 60, gapTo)).toBe(true);
    expect(crossesHorizon(gapped, 60, gapTo - 1)).toBe(false);
    expect(crossesHorizon(gapped, 100, gapTo + 10)).toBe(true);
    expect(crossesHorizon(gapped, 101, gapTo + 10)).toBe(false);
    expect(crossesHorizon(gapped, gapTo, gapTo + 10)).toBe(false);
  });

  it('never happens in a table without long gaps', () => {
    expect(crossesHorizon(table, 0, DAY)).toBe(false);
  });
});
