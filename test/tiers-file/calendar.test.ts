/** Does one calendar object become the hours it says, and is each contradiction in it told? */
import { readCalendar } from '../../engine/tiers-file/calendar.ts';

function read(raw: unknown, timeZone?: string) {
  const result = readCalendar('c', raw, timeZone);
  if (!('calendar' in result)) throw new Error(JSON.stringify(result.problems));
  return result.calendar;
}

function refusal(raw: unknown): string[] {
  const result = readCalendar('c', raw);
  return 'problems' in result ? result.problems.map((one) => `${one.path}: ${one.message}`) : [];
}

/** Open minutes of each UTC day from Monday 2026-11-23 on. */
function minutesByDay(raw: unknown, days = 7): number[] {
  const calendar = read(raw);
  const monday = Date.parse('2026-11-23T00:00:00Z');
  return Array.from({ length: days }, (_, day) => {
    const at = monday + day * 86_400_000;
    return calendar.measure(at, at + 86_400_000) / 60_000;
  });
}

describe('readCalendar', () => {
  test.each([
    ['a range of days', { 'mon-fri': ['09:00-10:00'] }, [60, 60, 60, 60, 60, 0, 0]],
    ['a range over the weekend', { 'fri-mon': ['09:00-10:00'] }, [60, 0, 0, 0, 60, 60, 60]],
    ['single days', { 'mon,wed': ['09:00-10:00'] }, [60, 0, 60, 0, 0, 0, 0]],
    ['days and ranges', { 'mon-tue, sat': ['09:00-10:00'] }, [60, 60, 0, 0, 0, 60, 0]],
    ['upper case', { SAT: ['09:00-10:00'] }, [0, 0, 0, 0, 0, 60, 0]],
    ['several keys', { sat: ['09:00-10:00'], sun: [] }, [0, 0, 0, 0, 0, 60, 0]],
    ['hours across midnight', { sat: ['22:00-06:00'] }, [0, 0, 0, 0, 0, 120, 360]],
    ['hours from Sunday into Monday', { sun: ['22:00-06:00'] }, [360, 0, 0, 0, 0, 0, 120]],
    ['hours until 24:00', { sat: ['20:00-24:00'] }, [0, 0, 0, 0, 0, 240, 0]],
    ['hours in any order', { mon: ['13:00-14:00', '09:00-10:00'] }, [120, 0, 0, 0, 0, 0, 0]],
    ['hours that touch', { mon: ['09:00-10:00', '10:00-11:00'] }, [120, 0, 0, 0, 0, 0, 0]],
  ])('reads %s', (_, week, minutes) => {
    expect(minutesByDay({ week })).toEqual(minutes);
  });

  test("takes nights that end just when the next one's day begins", () => {
    const night = { 'mon-sun': ['00:00-06:00', '22:00-24:00'] };
    expect(minutesByDay({ week: night })).toEqual(
      minutesByDay({ week: { 'mon-sun': ['22:00-06:00'] } }),
    );
  });

  test('is always open with 24x7', () => {
    expect(read({ open: '24x7' }).alwaysOpen).toBe(true);
  });

  test('closes 24x7 on its holidays', () => {
    const minutes = minutesByDay({ open: '24x7', holidays: ['2026-11-24'] }, 3);
    expect(minutes).toEqual([1440, 0, 1440]);
  });

  test('uses its own zone, else the one given, else UTC', () => {
    const week = { mon: ['09:00-10:00'] };
    expect(read({ week, timeZone: 'Asia/Tokyo' }, 'Europe/Paris').zone).toBe('Asia/Tokyo');
    expect(read({ week }, 'Europe/Paris').zone).toBe('Europe/Paris');
    expect(read({ week }).zone).toBe('UTC');
  });

  test('closes on public holidays of a country and on dates', () => {
    const calendar = read({
      week: { 'mon-sun': ['00:00-24:00'] },
      holidays: [{ country: 'FR' }, '2026-07-15'],
    });
    const openOn = ['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16'].map((date) =>
      calendar.isOpenAt(Date.parse(`${date}T12:00:00Z`)),
    );
    expect(openOn).toEqual([true, false, false, true]);
  });

  test('takes changes for a day, a while and for good, and closures of a part of a day', () => {
    const raw = {
      week: { 'mon-sun': ['00:00-10:00'] },
      changes: [
        { from: '2026-11-24', to: '2026-11-24', hours: ['00:00-01:00'] },
        { from: '2026-11-25', to: '2026-11-26', week: { 'wed-thu': ['00:00-02:00'] } },
        { from: '2026-11-28', week: { 'mon-sun': ['00:00-03:00'] } },
      ],
      closures: [{ date: '2026-11-23', from: '04:00', to: '06:00' }, { date: '2026-11-29' }],
    };
    expect(minutesByDay(raw, 8)).toEqual([480, 60, 120, 120, 600, 180, 0, 180]);
  });

  test('reads a calendar that never opens: only its use can be wrong', () => {
    expect(read({ week: {} }).nextOpening(Date.parse('2026-01-01T00:00:00Z'))).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test.each([
    [null, ': null does not fit here; write an object in { }'],
    [[], ': a list does not fit here; write an object in { }'],
    [{}, ': write either "open": "24x7" or a "week" with its hours'],
    [{ open: '24/7' }, 'open: "24/7" is not allowed here; did you mean "24x7"?'],
    [
      { week: { sat: ['22:00-06:00'], sun: ['05:59-07:00'] } },
      'week.sat: the hours of sat run past midnight into those of sun; end them earlier',
    ],
    [
      { week: { sun: ['23:00-01:01'], mon: ['01:00-02:00'] } },
      'week.sun: the hours of sun run past midnight into those of mon; end them earlier',
    ],
    [
      { week: { 'mon-': [] } },
      'week.mon-: "mon-" names no days; write days like "mon-fri", "sat" or "mon,wed"',
    ],
    [
      { open: '24x7', changes: [{ from: '2026-11-27' }] },
      'changes[0]: write either a new "week" or the "hours" of the days covered',
    ],
    [
      { open: '24x7', changes: [{ from: '2026-11-27', hours: ['23:00-09:00', '08:00-10:00'] }] },
      'changes[0].hours: the hours run past midnight into those of the next day; end them earlier',
    ],
    [
      { open: '24x7', closures: [{ date: '2026-11-27', from: '16:00', to: '14:00' }] },
      'closures[0].to: the closure ends at 14:00, not after its start at 16:00; swap the times',
    ],
    [
      { open: '24x7', holidays: ['2026-12-25', '2026-12-25'] },
      'holidays[1]: "2026-12-25" is listed twice; keep one',
    ],
    [
      { open: '24x7', holidays: [{ country: 'FR' }, { country: 'fr' }] },
      'holidays[1]: FR is listed twice; keep one',
    ],
    [
      { week: {}, timezone: 'UTC' },
      'timezone: "timezone" is not known here; did you mean "timeZone"?',
    ],
  ])('refuses %j', (raw, problem) => {
    expect(refusal(raw)).toEqual([problem]);
  });

  test('lets changes of different sorts begin on one day, and changes begin out of order', () => {
    const changes = [
      { from: '2026-12-24', week: { mon: ['09:00-10:00'] } },
      { from: '2026-12-24', to: '2026-12-24', hours: [] },
      { from: '2026-12-01', to: '2026-12-31', hours: ['09:00-10:00'] },
    ];
    expect(refusal({ open: '24x7', changes })).toEqual([]);
  });
});
