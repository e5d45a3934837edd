// Are listed and ruled holidays known by local date, each rule asked once a year?
import { dayOf, Holidays } from '../../../engine/core/calendar/holiday.ts';

describe('Holidays', () => {
  it('knows listed dates and none beside them', () => {
    const holidays = new Holidays(['2026-12-24'], []);
    expect(holidays.has(dayOf('2026-12-23'))).toBe(false);
    expect(holidays.has(dayOf('2026-12-24'))).toBe(true);
    expect(holidays.has(dayOf('2027-12-24'))).toBe(false);
  });

  it('asks each rule once a year', () => {
    const asked: number[] = [];
    const datesOf = (year: number) => {
      asked.push(year);
      return [`${year}-07-14`];
    };
    const holidays = new Holidays([], [{ key: 'FR', datesOf }]);
    expect(holidays.has(dayOf('2026-07-14'))).toBe(true);
    expect(holidays.has(dayOf('2026-07-15'))).toBe(false);
    expect(holidays.has(dayOf('2027-07-14'))).toBe(true);
    expect(asked).toEqual([2026, 2027]);
  });
});

describe('dayOf', () => {
  it('stops at a date that validation should have refused', () => {
    expect(() => dayOf('2026-02-30')).toThrow('"2026-02-30" in a calendar is a real date');
  });
});
