// Are the lookups by instant exact at every edge?
import {
  closingOf,
  intervalAt,
  isOpen,
  workBefore,
} from '../../../engine/core/calendar/measure.ts';
import { tableOf } from '../../../engine/core/calendar/open-table.ts';

const DAY = 86_400_000;
// Three stretches in the first day, none in the second, one over the midnight of the third.
const table = tableOf([10, 20, 30, 40, 50, 60, 3 * DAY - 5, 3 * DAY + 5], 0, 5 * DAY);

describe('isOpen', () => {
  it.each([
    [9, false],
    [10, true],
    [11, true],
    [19, true],
    [20, false],
    [21, false],
    [DAY, false],
    [3 * DAY - 6, false],
    [3 * DAY - 5, true],
    [3 * DAY, true],
    [3 * DAY + 4, true],
    [3 * DAY + 5, false],
  ])('is half-open: at %d %s', (at, open) => {
    expect(isOpen(table, at)).toBe(open);
  });
});

describe('workBefore', () => {
  it.each([
    [0, 0],
    [10, 0],
    [11, 1],
    [20, 10],
    [25, 10],
    [30, 10],
    [60, 30],
    [2 * DAY, 30],
    [3 * DAY, 35],
    [3 * DAY + 5, 40],
    [5 * DAY, 40],
  ])('before %d lie %d ms', (at, work) => {
    expect(workBefore(table, at)).toBe(work);
  });
});

describe('intervalAt', () => {
  it('answers the interval that started last', () => {
    expect([0, 10, 29, 30, 5 * DAY].map((at) => intervalAt(table, at))).toEqual([0, 1, 1, 2, 4]);
  });
});

describe('closingOf', () => {
  it('answers the end, and the range’s start for the empty interval there', () => {
    expect([0, 1, 4].map((i) => closingOf(table, i))).toEqual([0, 20, 3 * DAY + 5]);
  });
});
