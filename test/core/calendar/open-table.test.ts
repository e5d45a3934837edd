// Does the table hold what it was built from, with its gaps and both ends?
import {
  EMPTY_TABLE,
  firstOpening,
  HORIZON_MS,
  lastClosing,
  openOf,
  tableOf,
} from '../../../engine/core/calendar/open-table.ts';

const DAY = 86_400_000;

describe('tableOf', () => {
  it('gives back the stretches it was built from', () => {
    const open = [10, 20, DAY, 3 * DAY, 5 * DAY, 5 * DAY + 1];
    const table = tableOf(open, 0, 10 * DAY);
    expect(openOf(table)).toEqual(open);
    expect(table.total).toBe(10 + 2 * DAY + 1);
    expect(firstOpening(table)).toBe(10);
    expect(lastClosing(table)).toBe(5 * DAY + 1);
  });

  it('may be wholly closed', () => {
    const table = tableOf([], 0, 10 * DAY);
    expect(openOf(table)).toEqual([]);
    expect(table.total).toBe(0);
    expect(firstOpening(table)).toBe(Number.POSITIVE_INFINITY);
    expect(lastClosing(table)).toBe(Number.NEGATIVE_INFINITY);
  });

  it.each([
    [HORIZON_MS - 1, []],
    [HORIZON_MS, []],
    [HORIZON_MS + 1, [2]],
  ])('marks the interval after %d ms of closed time: %j', (gap, marked) => {
    const open = [0, 1, 1 + gap, 2 + gap];
    expect(tableOf(open, 0, 2 + gap).afterLongGaps).toEqual(marked);
  });

  it('marks closed time at its ends', () => {
    const open = [HORIZON_MS + 1, HORIZON_MS + 2];
    expect(tableOf(open, 0, 2 * HORIZON_MS + 3).afterLongGaps).toEqual([1, 2]);
  });
});

describe('EMPTY_TABLE', () => {
  it('covers no instant', () => {
    expect(EMPTY_TABLE.fromAt <= 0 || EMPTY_TABLE.toAt > 0).toBe(false);
  });
});
