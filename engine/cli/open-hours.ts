/** What does a calendar look like? Its open hours, a line for each local date. */
import type { Calendar } from '../core/calendar/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import { formatLocalDate, weekdayOf } from '../core/time/local-date.ts';
import { localParts, startOfLocalDay } from '../core/time/zone.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * The dates from `firstDay` (days since 1970-01-01, in the calendar's zone) on, each with its open
 * stretches by the wall clock and their real length; "24:00" is the end of the date.
 */
export function openHours(calendar: Calendar, firstDay: number, days: number): readonly string[] {
  const { name, zone } = calendar;
  const dates = Array.from({ length: days }, (_, n) => dateLine(calendar, firstDay + n));
  return [`${name}, ${zone}${calendar.alwaysOpen ? ', always open' : ''}`, ...dates];
}

function dateLine(calendar: Calendar, day: number): string {
  const head = `${WEEKDAYS[weekdayOf(day)]} ${formatLocalDate(day)}`;
  const from = startOfLocalDay(calendar.zone, day) ?? 0;
  const to = startOfLocalDay(calendar.zone, day + 1) ?? from;
  // Apia had no 30 December 2011: a date without any moment is neither open nor closed.
  if (to === from) return `${head}  not a date in this zone`;
  const stretches: string[] = [];
  for (let at = calendar.nextOpening(from); at < to; ) {
    const closesAt = Math.min(calendar.nextClosing(at), to);
    stretches.push(
      `${wallClock(calendar, at)}-${closesAt === to ? '24:00' : wallClock(calendar, closesAt)}`,
    );
    at = calendar.nextOpening(closesAt);
  }
  if (stretches.length === 0) return `${head}  closed`;
  return `${head}  ${stretches.join(' ')}  (${length(calendar.measure(from, to))})`;
}

function wallClock({ zone }: Calendar, at: Instant): string {
  const { hour = 0, minute = 0 } = localParts(zone, at) ?? {};
  return `${two(hour)}:${two(minute)}`;
}

function length(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.round((ms % HOUR_MS) / MINUTE_MS);
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
