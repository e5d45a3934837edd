/** Which hours does a weekly pattern give a date, and is a week open without a break? */
import type { IntervalSet } from '../time/interval.ts';
import { unionOf } from '../time/interval.ts';
import { type EpochDay, weekdayOf } from '../time/local-date.ts';
import type { WallInterval, Week } from './calendar.ts';

/** Minutes of a local day; a reading of 24:00 is the next day's 00:00. */
const DAY_MINUTES = 1440;

/** The intervals that start on a date by its weekday. */
export function weekHours(week: Week, day: EpochDay): readonly WallInterval[] {
  return week[weekdayOf(day)] as readonly WallInterval[];
}

/** Minutes of the date itself that its own intervals cover, [0, 1440). */
export function ownMinutes(hours: readonly WallInterval[]): IntervalSet {
  return minutesOf(hours, 0);
}

/** Minutes of the date after, where intervals that cross midnight run on. */
export function spilledMinutes(hours: readonly WallInterval[]): IntervalSet {
  return minutesOf(hours, DAY_MINUTES);
}

function minutesOf(hours: readonly WallInterval[], origin: number): IntervalSet {
  let found: IntervalSet = [];
  for (const { fromMinute, toMinute } of hours) {
    const from = Math.max(fromMinute - origin, 0);
    const to = Math.min(toMinute - origin, DAY_MINUTES);
    if (from < to) found = unionOf(found, [from, to]);
  }
  return found;
}

/** Says whether the week never closes, so that its wall clock and its zone no longer matter. */
export function isWholeWeek(week: Week): boolean {
  for (let weekday = 0; weekday < 7; weekday++) {
    const before = spilledMinutes(week[(weekday + 6) % 7] ?? []);
    const minutes = unionOf(ownMinutes(week[weekday] ?? []), before);
    if (minutes[0] !== 0 || minutes[1] !== DAY_MINUTES) return false;
  }
  return true;
}
