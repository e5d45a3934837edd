// Do the compiled years grow when asked beyond them, and stay bounded all together?
import { dateHours } from '../../../engine/core/calendar/date-hours.ts';
import { openOf } from '../../../engine/core/calendar/open-table.ts';
import { FIRST_AT, LAST_AT, OpenTime } from '../../../engine/core/calendar/open-time.ts';
import { at, daily, specOf } from './spec-of.ts';

function openTime(parts: Parameters<typeof specOf>[0] = {}) {
  const spec = specOf(parts);
  return new OpenTime(spec.zone, dateHours(spec));
}

const years = ({ table }: OpenTime) =>
  [table.fromAt, table.toAt].map((edge) => new Date(edge).getUTCFullYear());

describe('OpenTime', () => {
  it('compiles the year asked about and no other', () => {
    const open = openTime();
    open.covering(at('2026-06-01T00:00:00Z'), at('2026-06-01T00:00:00Z'));
    expect(years(open)).toEqual([2026, 2027]);
  });

  it('grows in steps that double, and stops at the years calendars know', () => {
    const open = openTime();
    open.covering(at('2026-06-01T00:00:00Z'), at('2026-06-01T00:00:00Z'));
    open.later();
    expect(years(open)).toEqual([2026, 2028]);
    open.later();
    expect(years(open)).toEqual([2026, 2030]);
    open.earlier();
    expect(years(open)).toEqual([2022, 2030]);
    for (let i = 0; i < 20; i++) {
      open.later();
      open.earlier();
    }
    expect([open.table.fromAt, open.table.toAt]).toEqual([FIRST_AT, LAST_AT]);
  });

  it('holds the same stretches grown in pieces as compiled at once', () => {
    const grown = openTime({ week: daily('22:00-06:00') });
    const whole = openTime({ week: daily('22:00-06:00') });
    grown.covering(at('2026-06-01T00:00:00Z'), at('2026-06-01T00:00:00Z'));
    grown.covering(at('2023-06-01T00:00:00Z'), at('2029-06-01T00:00:00Z'));
    whole.covering(at('2023-06-01T00:00:00Z'), at('2029-06-01T00:00:00Z'));
    expect(openOf(grown.table)).toEqual(openOf(whole.table));
    expect(grown.table.total).toBe(whole.table.total);
  });

  it('drops the tables longest not grown when all together hold too much, and compiles anew', () => {
    // Two hundred and thirty-one years of twelve stretches a day are two million numbers.
    const busy = Array.from({ length: 12 }, (_, i) => `${2 * i}:00-${2 * i + 1}:00`).join(' ');
    const all = Array.from({ length: 5 }, () => openTime({ zone: 'UTC', week: daily(busy) }));
    for (const open of all) open.covering(FIRST_AT, LAST_AT - 1);
    const held = all.map((open) => open.table.cells.length > 4);
    expect(held).toEqual([false, false, true, true, true]);
    const noon = at('2026-06-01T12:30:00Z');
    expect(all[0]?.covering(noon, noon).total).toBe(365 * 12 * 3_600_000);
  });
});
