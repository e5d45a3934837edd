/** Which minutes of a local date are closed whatever else says. */
import { type IntervalSet, unionOf } from '../time/interval.ts';
import type { EpochDay } from '../time/local-date.ts';
import type { Closure } from './calendar.ts';
import { dayOf } from './holiday.ts';
import { ownMinutes, spilledMinutes } from './week.ts';

/** Closed minutes by date; a closure written past midnight closes the next date's morning too. */
export function closedMinutes(closures: readonly Closure[]): ReadonlyMap<EpochDay, IntervalSet> {
  const closed = new Map<EpochDay, IntervalSet>();
  const close = (day: EpochDay, minutes: IntervalSet) => {
    if (minutes.length > 0) closed.set(day, unionOf(closed.get(day) ?? [], minutes));
  };
  for (const closure of closures) {
    const day = dayOf(closure.date);
    close(day, ownMinutes([closure]));
    close(day + 1, spilledMinutes([closure]));
  }
  return closed;
}
