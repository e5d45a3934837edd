// Which minutes do closures take from which dates?
import { closedMinutes } from '../../../engine/core/calendar/closure.ts';
import { dayOf } from '../../../engine/core/calendar/holiday.ts';

describe('closedMinutes', () => {
  it('joins the closures of one date', () => {
    const closed = closedMinutes([
      { date: '2026-11-27', fromMinute: 900, toMinute: 960 },
      { date: '2026-11-27', fromMinute: 840, toMinute: 900 },
    ]);
    expect([...closed]).toEqual([[dayOf('2026-11-27'), [840, 960]]]);
  });

  it('closes the next morning when written past midnight', () => {
    const closed = closedMinutes([{ date: '2026-11-27', fromMinute: 1320, toMinute: 1800 }]);
    expect([...closed]).toEqual([
      [dayOf('2026-11-27'), [1320, 1440]],
      [dayOf('2026-11-28'), [0, 360]],
    ]);
  });
});
