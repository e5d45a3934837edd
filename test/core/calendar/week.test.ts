// Does a week give each date its hours, and is it seen when it never closes?
import {
  isWholeWeek,
  ownMinutes,
  spilledMinutes,
  weekHours,
} from '../../../engine/core/calendar/week.ts';
import { parseLocalDate } from '../../../engine/core/time/local-date.ts';
import { daily, hours, week } from './spec-of.ts';

describe('weekHours', () => {
  it('reads the weekday of the date', () => {
    const pattern = week('09:00-17:00', '10:00-12:00');
    const on = (date: string) => weekHours(pattern, parseLocalDate(date) as number);
    expect(on('2026-11-20')).toEqual(hours('09:00-17:00'));
    expect(on('2026-11-21')).toEqual(hours('10:00-12:00'));
    expect(on('2026-11-22')).toEqual([]);
  });
});

describe('ownMinutes', () => {
  it('ends at midnight what runs past it', () => {
    expect(ownMinutes(hours('08:00-12:00 22:00-06:00'))).toEqual([480, 720, 1320, 1440]);
  });

  it('takes 24:00 as the end of the day', () => {
    expect(ownMinutes(hours('20:00-24:00'))).toEqual([1200, 1440]);
  });
});

describe('spilledMinutes', () => {
  it('holds only what runs past midnight', () => {
    expect(spilledMinutes(hours('08:00-12:00 22:00-06:00'))).toEqual([0, 360]);
    expect(spilledMinutes(hours('20:00-24:00'))).toEqual([]);
  });
});

describe('isWholeWeek', () => {
  it.each([
    ['00:00-24:00', true],
    ['08:00-08:00', true],
    ['08:00-20:00 20:00-08:00', true],
    ['00:00-23:59', false],
    ['08:00-07:59', false],
    ['', false],
  ])('says of %j every day: %s', (text, isWhole) => {
    expect(isWholeWeek(daily(text))).toBe(isWhole);
  });

  it('sees one missing day', () => {
    expect(isWholeWeek(week('00:00-24:00', '00:00-24:00'))).toBe(false);
  });
});
