// What do calendars answer at the edge of what they know: never open, long closed, endless?
import { NEVER } from '../../../engine/core/calendar/calendar.ts';
import { compileCalendar } from '../../../engine/core/calendar/compile.ts';
import { HORIZON_MS } from '../../../engine/core/calendar/open-table.ts';
import { at, daily, hours, specOf, week } from './spec-of.ts';

const DAY = 86_400_000;
const closed = daily('');

/** Open on single dates only, all day, UTC. */
function openOn(...dates: string[]) {
  const changes = dates.map((date) => ({
    from: date,
    to: date,
    week: null,
    hours: hours('00:00-24:00'),
  }));
  return compileCalendar('sparse', specOf({ zone: 'UTC', week: closed, changes }));
}

describe('a calendar that never opens', () => {
  const never = compileCalendar('never', specOf({ week: closed }));
  const now = at('2026-11-20T12:00:00Z');

  it('answers NEVER and comes back', () => {
    expect(never.advance(now, 1)).toBe(NEVER);
    expect(never.advance(now, 0)).toBe(NEVER);
    expect(never.nextOpening(now)).toBe(NEVER);
    expect(never.retreat(now, 1)).toBe(-NEVER);
    expect(never.retreat(now, 0)).toBe(-NEVER);
    expect(never.measure(now, now + 1000 * DAY)).toBe(0);
    expect(never.isOpenAt(now)).toBe(false);
  });
});

describe('a calendar closed for years', () => {
  const opens = at('2031-06-01T00:00:00Z');
  const closes = opens + DAY;

  it.each([
    [opens - HORIZON_MS + 1, opens],
    [opens - HORIZON_MS, opens],
    [opens - HORIZON_MS - 1, NEVER],
  ])('opens again from %d at %d: five years and no longer', (from, next) => {
    expect(openOn('2031-06-01').nextOpening(from)).toBe(next);
    expect(openOn('2031-06-01').advance(from, 0)).toBe(next);
    expect(openOn('2031-06-01').advance(from, 1)).toBe(next === NEVER ? NEVER : next + 1);
  });

  it.each([
    [closes + HORIZON_MS - 1, closes],
    [closes + HORIZON_MS, closes],
    [closes + HORIZON_MS + 1, -NEVER],
  ])('closed before %d at %d: five years and no longer', (from, last) => {
    expect(openOn('2031-06-01').retreat(from, 0)).toBe(last);
    expect(openOn('2031-06-01').retreat(from, 1)).toBe(last === -NEVER ? last : last - 1);
  });

  it('answers the same after a question from beyond the gap', () => {
    const calendar = openOn('2020-06-01', '2031-06-01');
    const from = at('2020-06-01T12:00:00Z');
    const before = [calendar.advance(from, DAY), calendar.retreat(opens, DAY / 2)];
    expect(calendar.measure(from, closes)).toBe(1.5 * DAY);
    expect([calendar.advance(from, DAY), calendar.retreat(opens, DAY / 2)]).toEqual(before);
    expect(before).toEqual([NEVER, -NEVER]);
    expect(calendar.advance(from, DAY / 2)).toBe(at('2020-06-02T00:00:00Z'));
  });
});

describe('a calendar asked about the years it does not know', () => {
  const office = compileCalendar('office', specOf({ zone: 'UTC', week: week('09:00-17:00') }));

  it('is closed before 1970 and after 2200', () => {
    expect(office.isOpenAt(at('1969-12-31T12:00:00Z'))).toBe(false);
    expect(office.isOpenAt(at('1970-01-01T12:00:00Z'))).toBe(true);
    expect(office.isOpenAt(at('2200-12-31T12:00:00Z'))).toBe(true);
    expect(office.isOpenAt(at('2201-01-01T12:00:00Z'))).toBe(false);
  });

  it('counts from and to the edges only', () => {
    const before = at('1960-01-01T00:00:00Z');
    const after = at('2300-01-01T00:00:00Z');
    expect(office.measure(before, at('1970-01-01T10:00:00Z'))).toBe(3_600_000);
    expect(office.advance(before, 3_600_000)).toBe(at('1970-01-01T10:00:00Z'));
    expect(office.advance(after, 1)).toBe(NEVER);
    expect(office.advance(at('2200-12-31T16:00:00Z'), 3_600_001)).toBe(NEVER);
    expect(office.advance(at('2200-12-31T16:00:00Z'), 3_600_000)).toBe(at('2200-12-31T17:00:00Z'));
    expect(office.retreat(after, 3_600_000)).toBe(at('2200-12-31T16:00:00Z'));
    expect(office.retreat(at('1970-01-01T10:00:00Z'), 3_600_001)).toBe(-NEVER);
    expect(office.retreat(before, 0)).toBe(-NEVER);
  });

  it('goes a hundred years when the budget is that long', () => {
    const start = at('2026-01-01T00:00:00Z');
    const end = office.advance(start, 100 * 2000 * 3_600_000);
    expect(office.measure(start, end)).toBe(100 * 2000 * 3_600_000);
    expect(new Date(end).getUTCFullYear()).toBe(2121);
  });
});

describe('an instant that never comes', () => {
  const office = compileCalendar('office', specOf({}));
  const always = compileCalendar('always', specOf({ week: daily('00:00-24:00') }));

  it.each([
    ['office', office],
    ['always', always],
  ])('stays where it is on %s', (_name, calendar) => {
    expect(calendar.advance(NEVER, 5)).toBe(NEVER);
    expect(calendar.retreat(NEVER, 5)).toBe(NEVER);
    expect(calendar.retreat(NEVER, 0)).toBe(NEVER);
    expect(calendar.nextOpening(NEVER)).toBe(NEVER);
    expect(calendar.measure(0, NEVER)).toBe(NEVER);
    expect(calendar.measure(NEVER, 0)).toBe(-NEVER);
    expect(calendar.measure(NEVER, NEVER)).toBe(0);
  });

  it.each([
    ['office', office],
    ['always', always],
  ])('is not the same as no instant at all on %s', (_name, calendar) => {
    expect(() => calendar.isOpenAt(Number.NaN)).toThrow('is asked about an instant');
    expect(() => calendar.measure(Number.NaN, 0)).toThrow('is asked about an instant');
    expect(() => calendar.advance(Number.NaN, 1)).toThrow('is asked about an instant');
    expect(() => calendar.advance(0, Number.NaN)).toThrow('counts open time forwards');
    expect(() => calendar.advance(0, -1)).toThrow('counts open time forwards, not by -1 ms');
    expect(() => calendar.retreat(0, -1)).toThrow('counts open time forwards, not by -1 ms');
  });
});
