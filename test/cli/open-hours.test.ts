/** Does a person see a calendar's open hours as they are, date by date? */
import { show } from '../../engine/cli/calendar-command.ts';
import type { Calendar } from '../../engine/core/calendar/calendar.ts';
import { readCalendar } from '../../engine/tiers-file/calendar.ts';
import { at } from '../support/histories.ts';

function calendarOf(raw: object): Calendar {
  const read = readCalendar('office', raw, 'Europe/Paris');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.calendar;
}

const office = calendarOf({
  week: { 'mon-fri': ['09:00-12:30', '13:30-18:00'], sat: ['22:00-06:00'] },
  holidays: ['2026-12-25'],
  closures: [{ date: '2026-12-23', from: '14:00', to: '16:00' }],
});
const known = (calendar: Calendar) => () => calendar;
const NOON = at('2026-12-23T12:00:00+01:00');
const shown = (calendar: Calendar, asked: Parameters<typeof show>[1], now = NOON) =>
  show(known(calendar), { show: 'office', ...asked }, now);

describe('palier calendar --show', () => {
  test('prints each date with its stretches and their length, from today on', () => {
    expect(shown(office, { days: '6' }).out.split('\n')).toEqual([
      'office, Europe/Paris',
      'Wed 2026-12-23  09:00-12:30 13:30-14:00 16:00-18:00  (6 h)',
      'Thu 2026-12-24  09:00-12:30 13:30-18:00  (8 h)',
      'Fri 2026-12-25  closed',
      'Sat 2026-12-26  22:00-24:00  (2 h)',
      'Sun 2026-12-27  00:00-06:00  (6 h)',
      'Mon 2026-12-28  09:00-12:30 13:30-18:00  (8 h)',
    ]);
    expect(shown(office, {}).out.split('\n')).toHaveLength(15);
  });

  test.each([
    ['a day of 23 hours', '2026-03-29', 'Sun 2026-03-29  00:00-24:00  (23 h)'],
    ['a day of 25 hours', '2026-10-25', 'Sun 2026-10-25  00:00-24:00  (25 h)'],
  ])('tells the real length of %s', (_what, from, line) => {
    const always = calendarOf({ open: '24x7' });
    expect(shown(always, { from, days: '1' }).out.split('\n')[1]).toBe(line);
  });

  test('says of a date that the zone skipped that it is none', () => {
    const apia = calendarOf({ timeZone: 'Pacific/Apia', week: { 'mon-sun': ['00:00-24:00'] } });
    expect(shown(apia, { from: '2011-12-29', days: '3' }).out.split('\n').slice(1)).toEqual([
      'Thu 2011-12-29  00:00-24:00  (24 h)',
      'Fri 2011-12-30  not a date in this zone',
      'Sat 2011-12-31  00:00-24:00  (24 h)',
    ]);
  });

  test('today is the calendar’s own, not the machine’s', () => {
    const kiritimati = calendarOf({ timeZone: 'Pacific/Kiritimati', open: '24x7' });
    expect(shown(kiritimati, { days: '1' }, at('2026-12-23T12:00:00Z')).out).toContain(
      'Thu 2026-12-24',
    );
  });

  test.each([
    [{ from: '2027-02-29' }, '--from takes a date'],
    [{ from: 'soon' }, '--from takes a date'],
    [{ from: '1969-12-31' }, '--from takes a date'],
    [{ days: '0' }, '--days takes a whole number from 1 to 367'],
    [{ days: '368' }, '--days takes a whole number from 1 to 367'],
    [{ days: '1.5' }, '--days takes a whole number from 1 to 367'],
  ])('refuses %j and says what to write', (asked, message) => {
    const { exitCode, out } = shown(office, asked);
    expect(exitCode).toBe(2);
    expect(out).toContain(message);
  });

  test('a calendar that is not there is an error with the names there are', () => {
    const message = 'tiers.json has no calendar "ofice"; it has office.';
    const missing = () => ({ error: { code: 'unknownCalendar' as const, message } });
    expect(show(missing, { show: 'ofice' }, NOON)).toMatchObject({ exitCode: 2, out: message });
  });
});
