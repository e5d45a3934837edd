/** Which day number is a written date, and back: dates as whole days since 1970-01-01, no zone. */
import { DAY_MS } from './duration.ts';

/** Whole days since 1970-01-01 in some local time; the zone is the caller's. */
export type EpochDay = number;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads "2026-12-24"; undefined for another form and for dates that don't exist (30 February). */
export function parseLocalDate(text: string): EpochDay | undefined {
  if (!FORM.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at)) return undefined;
  const day = at / DAY_MS;
  // Date.parse rolls 30 February over to March; a real date survives the round trip.
  return formatLocalDate(day) === text ? day : undefined;
}

/** Prints a day as "2026-12-24"; years outside 0 to 9999 take ISO's six-digit form. */
export function formatLocalDate(day: EpochDay): string {
  const iso = new Date(day * DAY_MS).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}

/** 0 is Monday, 6 is Sunday, as in a calendar's week. */
export function weekdayOf(day: EpochDay): number {
  // 1970-01-01 was a Thursday; the second remainder keeps days before it positive.
  return (((day + 3) % 7) + 7) % 7;
}

/** The year a day falls in. */
export function yearOf(day: EpochDay): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}
