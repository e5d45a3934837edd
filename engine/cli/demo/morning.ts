/** From when is the log played, and on which working morning does the demo open? */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/duration.ts';
import type { Instant } from '../../core/time/instant.ts';

const DAYS_BEFORE = 3;
const MORNING_MS = 8 * HOUR_MS + 30 * MINUTE_MS;

/**
 * Play begins at the midnight (UTC, as the log is read) before the first event; the demo opens on
 * the first Monday at 08:30 with at least three days before it.
 */
export function morningAfter(firstEventAt: Instant): {
  readonly startsAt: Instant;
  readonly morningAt: Instant;
} {
  const startsAt = Math.floor(firstEventAt / DAY_MS) * DAY_MS;
  let dayAt = startsAt + DAYS_BEFORE * DAY_MS;
  // The epoch's first day was a Thursday: days since it modulo 7 are 4 on a Monday.
  while ((dayAt / DAY_MS) % 7 !== 4) dayAt += DAY_MS;
  return { startsAt, morningAt: dayAt + MORNING_MS };
}
