// Are dates counted right, leap years and days before 1970 included?
import {
  formatLocalDate,
  parseLocalDate,
  weekdayOf,
  yearOf,
} from '../../../engine/core/time/local-date.ts';

describe('parseLocalDate', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2026-12-24', 20811],
  ])('counts %s as day %d, and back', (date, day) => {
    expect(parseLocalDate(date)).toBe(day);
    expect(formatLocalDate(day)).toBe(date);
  });

  it.each(['2026-02-30', '2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', ''])(
    'refuses %j',
    (date) => {
      expect(parseLocalDate(date)).toBeUndefined();
    },
  );
});

describe('weekdayOf', () => {
  it.each([
    ['1970-01-01', 3],
    ['1969-12-29', 0],
    ['1969-12-28', 6],
    ['2026-11-23', 0],
    ['2026-11-29', 6],
  ])('gives %s the weekday %d, Monday being 0', (date, weekday) => {
    expect(weekdayOf(parseLocalDate(date) as number)).toBe(weekday);
  });
});

describe('yearOf', () => {
  it('changes the year at the first of January', () => {
    expect(yearOf(parseLocalDate('2025-12-31') as number)).toBe(2025);
    expect(yearOf(parseLocalDate('2026-01-01') as number)).toBe(2026);
  });
});
