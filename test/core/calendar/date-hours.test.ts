// Is the order of precedence kept, date by date (decision 0004)?
import type { CalendarSpec, Change } from '../../../engine/core/calendar/calendar.ts';
import { dateHours } from '../../../engine/core/calendar/date-hours.ts';
import { dayOf } from '../../../engine/core/calendar/holiday.ts';
import { daily, hours, specOf, week } from './spec-of.ts';

const hoursChange = (date: string, text: string): Change => ({
  from: date,
  to: date,
  week: null,
  hours: hours(text),
});
const weekChange = (from: string, to: string | null, text: string): Change => ({
  from,
  to,
  week: week(text),
  hours: null,
});

// 14 July 2026 is a Tuesday.
function openOn(date: string, parts: Partial<CalendarSpec>) {
  return dateHours(specOf(parts))(dayOf(date));
}

describe('dateHours', () => {
  const holidays = ['2026-07-14'];

  it('takes the weekly hours where nothing else says', () => {
    expect(openOn('2026-07-14', {})).toEqual([540, 1020]);
  });

  it('lets a change with a week beat the weekly hours, unnamed days closed', () => {
    const changes = [weekChange('2026-07-01', null, '10:00-16:00')];
    const weekly = daily('09:00-17:00');
    expect(openOn('2026-07-14', { week: weekly, changes })).toEqual([600, 960]);
    expect(openOn('2026-07-18', { week: weekly, changes })).toEqual([]);
    expect(openOn('2026-06-30', { week: weekly, changes })).toEqual([540, 1020]);
  });

  it('lets a holiday beat a change with a week', () => {
    const changes = [weekChange('2026-07-01', null, '10:00-16:00')];
    expect(openOn('2026-07-14', { holidays, changes })).toEqual([]);
  });

  it('lets a change with hours beat a holiday and a later change with a week', () => {
    const changes = [
      weekChange('2026-07-14', null, '10:00-16:00'),
      { from: '2026-07-13', to: '2026-07-15', week: null, hours: hours('09:00-12:00') },
    ];
    expect(openOn('2026-07-14', { holidays, changes })).toEqual([540, 720]);
  });

  it('lets a closure beat a change with hours', () => {
    const changes = [hoursChange('2026-07-14', '09:00-12:00')];
    const closures = [{ date: '2026-07-14', fromMinute: 600, toMinute: 660 }];
    expect(openOn('2026-07-14', { holidays, changes, closures })).toEqual([540, 600, 660, 720]);
  });

  describe('where an interval crosses midnight', () => {
    const night = daily('22:00-06:00');

    it('runs into the next date', () => {
      expect(openOn('2026-07-14', { week: night })).toEqual([0, 360, 1320, 1440]);
    });

    it('stops at the midnight before a holiday', () => {
      expect(openOn('2026-07-13', { week: night, holidays })).toEqual([0, 360, 1320, 1440]);
      expect(openOn('2026-07-14', { week: night, holidays })).toEqual([]);
    });

    it('does not start on the holiday, so the morning after is closed', () => {
      expect(openOn('2026-07-15', { week: night, holidays })).toEqual([1320, 1440]);
    });

    it('stops at the midnight before a date whose hours were set to none', () => {
      const changes = [hoursChange('2026-07-14', '')];
      expect(openOn('2026-07-14', { week: night, changes })).toEqual([]);
    });

    it('runs into a date that only has other hours', () => {
      const changes = [hoursChange('2026-07-14', '05:00-12:00')];
      expect(openOn('2026-07-14', { week: night, changes })).toEqual([0, 720]);
    });

    it('runs out of the last date of a change', () => {
      const changes = [hoursChange('2026-07-14', '20:00-02:00')];
      expect(openOn('2026-07-15', { changes })).toEqual([0, 120, 540, 1020]);
    });

    it('loses to a closure what the closure names', () => {
      const closures = [{ date: '2026-07-14', fromMinute: 0, toMinute: 120 }];
      expect(openOn('2026-07-14', { week: night, closures })).toEqual([120, 360, 1320, 1440]);
    });
  });
});
