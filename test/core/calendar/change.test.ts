// Which change governs a date, at its first and last day and where several cover it?
import type { Change } from '../../../engine/core/calendar/calendar.ts';
import { Changes } from '../../../engine/core/calendar/change.ts';
import { dayOf } from '../../../engine/core/calendar/holiday.ts';
import { hours, week } from './spec-of.ts';

function change(from: string, to: string | null, text: string): Change {
  return { from, to, week: null, hours: hours(text) };
}

describe('Changes', () => {
  it('governs from the first to the last day, both included', () => {
    const changes = new Changes([change('2026-12-27', '2026-12-31', '10:00-16:00')]);
    expect(changes.hoursOn(dayOf('2026-12-26'))).toBeUndefined();
    expect(changes.hoursOn(dayOf('2026-12-27'))).toEqual(hours('10:00-16:00'));
    expect(changes.hoursOn(dayOf('2026-12-31'))).toEqual(hours('10:00-16:00'));
    expect(changes.hoursOn(dayOf('2027-01-01'))).toBeUndefined();
  });

  it('never ends without a last day', () => {
    const changes = new Changes([change('2027-01-01', null, '10:00-19:00')]);
    expect(changes.hoursOn(dayOf('2199-12-31'))).toEqual(hours('10:00-19:00'));
  });

  it('lets the later from win, in whatever order they are written', () => {
    const early = change('2026-12-01', '2026-12-31', '08:00-09:00');
    const late = change('2026-12-10', '2026-12-12', '10:00-11:00');
    for (const list of [
      [early, late],
      [late, early],
    ]) {
      const changes = new Changes(list);
      expect(changes.hoursOn(dayOf('2026-12-09'))).toEqual(hours('08:00-09:00'));
      expect(changes.hoursOn(dayOf('2026-12-10'))).toEqual(hours('10:00-11:00'));
      expect(changes.hoursOn(dayOf('2026-12-13'))).toEqual(hours('08:00-09:00'));
    }
  });

  it('keeps the two sorts apart', () => {
    const changed = week('10:00-19:00');
    const changes = new Changes([
      { from: '2027-01-01', to: null, week: changed, hours: null },
      change('2027-01-04', '2027-01-04', ''),
    ]);
    expect(changes.weekOn(dayOf('2027-01-04'))).toBe(changed);
    expect(changes.hoursOn(dayOf('2027-01-04'))).toEqual([]);
    expect(changes.hoursOn(dayOf('2027-01-05'))).toBeUndefined();
  });
});
