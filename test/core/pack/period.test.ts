/** Do a pack's months roll over on the customer's own calendar, for thirty years of it? */
import fc from 'fast-check';
import { type Purchase, periodAt, purchaseAt } from '../../../engine/core/pack/period.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { formatInstant } from '../../../engine/core/time/instant.ts';
import { parseLocalDate } from '../../../engine/core/time/local-date.ts';
import { at } from '../../support/histories.ts';

const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Havana',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
] as const;
const from = (day: string, zone: string): Purchase => ({
  day: parseLocalDate(day) as number,
  zone,
});

describe('a month of a pack', () => {
  test.each([
    ['2026-01-31', 0, '2026-01-30T23:00:00Z', '2026-02-27T23:00:00Z'],
    ['2026-01-31', 1, '2026-02-27T23:00:00Z', '2026-03-30T22:00:00Z'],
    ['2026-01-31', 2, '2026-03-30T22:00:00Z', '2026-04-29T22:00:00Z'],
    ['2028-01-31', 1, '2028-02-28T23:00:00Z', '2028-03-30T22:00:00Z'],
    ['2028-02-29', 12, '2029-02-27T23:00:00Z', '2029-03-28T22:00:00Z'],
    ['2026-12-15', 1, '2027-01-14T23:00:00Z', '2027-02-14T23:00:00Z'],
  ])('of a purchase on %s, the one numbered %i is from %s to %s', (day, index, start, end) => {
    const purchase = from(day, 'Europe/Paris');
    const period = { index, fromAt: at(start), toAt: at(end) };
    expect(periodAt(purchase, at(start))).toEqual(period);
    expect(periodAt(purchase, at(end) - 1)).toEqual(period);
    expect(periodAt(purchase, at(start) - 1)?.index ?? -1).toBe(index - 1);
    expect(periodAt(purchase, at(end))?.index).toBe(index + 1);
  });

  test('begins on the customer’s own date, which may be another than ours', () => {
    const bought = at('2026-11-20T23:30:00Z');
    expect(purchaseAt(bought, 'Europe/Paris')).toEqual(from('2026-11-21', 'Europe/Paris'));
    expect(purchaseAt(bought, 'America/New_York')?.day).toBe(parseLocalDate('2026-11-20'));
    expect(purchaseAt(bought, 'Mars/Olympus')).toBeNull();
  });
});

/** The judge: days of the month counted by hand, and a wall clock read from Intl alone. */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthsLater(day: string, months: number): string {
  let [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  for (let i = 0; i < months; i++) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0);
  date = Math.min(date, length);
  return [year, month, date].map((one) => String(one).padStart(2, '0')).join('-');
}

const formats = new Map<string, Intl.DateTimeFormat>();
function dateIn(zone: string, instant: number): string {
  let format = formats.get(zone);
  if (format === undefined) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts });
    formats.set(zone, format);
  }
  return format.format(instant);
}

/** The first whole minute that shows the date or a later one. */
function midnight(zone: string, date: string): number {
  let minute = Date.parse(`${date}T00:00:00Z`) - 26 * HOUR_MS;
  while (dateIn(zone, minute + HOUR_MS) < date) minute += HOUR_MS;
  // Where clocks go back just after midnight, the date shows for a minute that whole hours skip.
  minute -= 3 * HOUR_MS;
  while (dateIn(zone, minute) < date) minute += MINUTE_MS;
  return minute;
}

test('a month begins at the first of two midnights, where clocks go back a minute after it', () => {
  const purchase = from('2000-02-29', 'America/St_Johns');
  const start = at('2000-10-29T02:30:00Z');
  expect(periodAt(purchase, start - 1)?.index).toBe(7);
  expect(periodAt(purchase, start)).toMatchObject({ index: 8, fromAt: start });
  // The evening before shows once more.
  expect(periodAt(purchase, at('2000-10-29T02:31:00Z'))).toMatchObject({ index: 8 });
});

test('months follow one another as a judge of days and wall clocks says, for thirty years', () => {
  const first = Date.parse('2000-01-01T00:00:00Z');
  const days = fc.oneof(
    fc.integer({ min: 0, max: 3650 }),
    fc.constantFrom(30, 59, 90, 121, 395, 425, 1490),
  );
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), days, fc.integer({ min: 0, max: 240 }), (...given) => {
      const [zone, day, index] = given;
      const bought = new Date(first + day * DAY_MS).toISOString().slice(0, 10);
      const [start, end] = [index, index + 1].map((one) =>
        midnight(zone, monthsLater(bought, one)),
      ) as [number, number];
      const purchase = from(bought, zone);
      for (const now of [start, Math.floor((start + end) / 2), end - HOUR_MS, end - 1]) {
        const period = periodAt(purchase, now);
        expect([formatInstant(now), period]).toEqual([
          formatInstant(now),
          { index, fromAt: start, toAt: end },
        ]);
      }
    }),
    { numRuns: 400 },
  );
});
