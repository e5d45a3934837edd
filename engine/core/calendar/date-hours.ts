/**
 * Which minutes of a local date are open, all rules together (order of precedence: decision 0004)?
 */
import { differenceOf, type IntervalSet, unionOf } from '../time/interval.ts';
import type { EpochDay } from '../time/local-date.ts';
import type { CalendarSpec, WallInterval } from './calendar.ts';
import { Changes } from './change.ts';
import { closedMinutes } from './closure.ts';
import { Holidays } from './holiday.ts';
import { ownMinutes, spilledMinutes, weekHours } from './week.ts';

/** Answers the open minutes of any date, within [0, 1440). */
export type DateHours = (day: EpochDay) => IntervalSet;

const NO_HOURS: readonly WallInterval[] = [];

/** Reads a valid spec once and answers date after date. */
export function dateHours(spec: CalendarSpec): DateHours {
  const changes = new Changes(spec.changes);
  const holidays = new Holidays(spec.holidays, spec.holidayRules);
  const closed = closedMinutes(spec.closures);

  const startingOn = (day: EpochDay): readonly WallInterval[] => {
    const hours = changes.hoursOn(day);
    if (hours) return hours;
    if (holidays.has(day)) return NO_HOURS;
    return weekHours(changes.weekOn(day) ?? spec.week, day);
  };
  // A closed date takes no night shift from the date before; a date that merely has other hours
  // does, because an interval belongs to the date it starts on.
  const isClosedDate = (day: EpochDay): boolean => {
    const hours = changes.hoursOn(day);
    return hours ? hours.length === 0 : holidays.has(day);
  };

  const own = onceEach(ownMinutes);
  const spilled = onceEach(spilledMinutes);

  return (day) => {
    if (isClosedDate(day)) return [];
    const open = unionOf(own(startingOn(day)), spilled(startingOn(day - 1)));
    const closedThen = closed.get(day);
    return closedThen ? differenceOf(open, closedThen) : open;
  };
}

/** A content has few lists of hours and thousands of dates that use them. */
function onceEach(minutesOf: (hours: readonly WallInterval[]) => IntervalSet) {
  const known = new Map<readonly WallInterval[], IntervalSet>();
  return (hours: readonly WallInterval[]): IntervalSet => {
    let minutes = known.get(hours);
    if (!minutes) {
      minutes = minutesOf(hours);
      known.set(hours, minutes);
    }
    return minutes;
  };
}
