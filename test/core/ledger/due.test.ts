/** Until when must be paid, when is reminded, from when on is it overdue? By dates of the zone. */
import { datesOf, dueAtOf, dunningOf } from '../../../engine/core/ledger/due.ts';
import { formatInstant } from '../../../engine/core/time/instant.ts';
import { at } from '../../support/histories.ts';
import { invoice, ZONE } from '../../support/ledger.ts';
import { money } from '../../support/money.ts';

const RULES = { dueDays: 30, reminderDays: [31, 38], graceDays: 14 };

describe('dueAtOf', () => {
  test.each([
    ['thirty days on', '2026-11-02T10:00+01:00', '2026-11-03T10:00+01:00', '2026-12-02T23:00:00Z'],
    [
      'the same for a case that ended just before midnight',
      '2026-11-02T23:59:59.999+01:00',
      '2026-11-03T10:00+01:00',
      '2026-12-02T23:00:00Z',
    ],
    [
      'a day later for one that ended at midnight',
      '2026-11-03T00:00+01:00',
      '2026-11-03T10:00+01:00',
      '2026-12-03T23:00:00Z',
    ],
    [
      'a local midnight though the clocks change in between',
      '2026-10-10T12:00+02:00',
      '2026-10-11T12:00+02:00',
      '2026-11-09T23:00:00Z',
    ],
    [
      'the grace after an invoice that was held for long',
      '2026-11-02T10:00+01:00',
      '2027-02-01T10:00+01:00',
      '2027-02-15T23:00:00Z',
    ],
  ])('is %s', (_what, ended, issued, due) => {
    const dueAt = dueAtOf({ endedAt: at(ended), issuedAt: at(issued) }, RULES, ZONE);
    expect(formatInstant(dueAt)).toBe(due);
  });
});

describe('datesOf', () => {
  it('keep their distance from a due date that billing set', () => {
    const dates = datesOf(at('2026-12-15T00:00:00+01:00'), RULES, ZONE);
    expect(dates.remindAt.map(formatInstant)).toEqual([
      '2026-12-14T23:00:00Z',
      '2026-12-21T23:00:00Z',
    ]);
    expect(formatInstant(dates.overdueAt)).toBe('2026-12-28T23:00:00Z');
  });

  it('without a grace are overdue when they are due', () => {
    const dueAt = at('2026-12-15T00:00:00+01:00');
    expect(datesOf(dueAt, { ...RULES, graceDays: 0 }, ZONE).overdueAt).toBe(dueAt);
  });

  it('may remind before it is due', () => {
    const dueAt = at('2026-12-15T00:00:00+01:00');
    const early = datesOf(dueAt, { ...RULES, reminderDays: [25] }, ZONE);
    expect(early.remindAt).toEqual([at('2026-12-09T00:00:00+01:00')]);
  });
});

describe('an unpaid invoice', () => {
  const unpaid = { invoice: invoice('i', ['c']), open: money('24.00 EUR') };
  const dueAt = at('2026-12-03T00:00:00+01:00');
  const second = at('2026-12-10T00:00:00+01:00');
  const overdue = at('2026-12-17T00:00:00+01:00');

  test.each<[string, string, number]>([
    ['1 ms before the end of its last day', 'open 0', dueAt - 1],
    ['at the end of its last day', 'due 1', dueAt],
    ['1 ms later', 'due 1', dueAt + 1],
    ['1 ms before the second reminder', 'due 1', second - 1],
    ['at the second reminder', 'due 2', second],
    ['1 ms after it', 'due 2', second + 1],
    ['1 ms before the grace ends', 'due 2', overdue - 1],
    ['when the grace ends', 'overdue 2', overdue],
    ['1 ms later still', 'overdue 2', overdue + 1],
  ])('%s is %s', (_when, stands, now) => {
    const { state, reminders } = dunningOf(unpaid, RULES, { now, timeZone: ZONE });
    expect(`${state} ${reminders}`).toBe(stands);
  });

  it('is not reminded of once nothing is open', () => {
    const paid = { ...unpaid, open: money('0.00 EUR') };
    const after = dunningOf(paid, RULES, { now: overdue, timeZone: ZONE });
    expect(after).toEqual({ state: 'paid', reminders: 0 });
  });
});
