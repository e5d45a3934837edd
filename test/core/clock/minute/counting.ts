// When is a target used up? Counted by walking every minute; no arithmetic on spans.
import type { Due } from './owed.ts';
import type { Minute } from './plain.ts';

/** Later than any table reaches: the judge cannot say when. */
const BEYOND: Minute = Number.POSITIVE_INFINITY;

/** Which minutes of a clock counted: asked for every minute from its start until now. */
export interface Counted {
  has(minute: Minute): boolean;
  /** Whether a pause began at this instant, be it one that ended at the same instant. */
  pausedAt(minute: Minute): boolean;
}

export interface Used {
  /** Open minutes that counted. */
  readonly minutes: number;
  /** The instant at which the target was used up, or null when it is not (or not yet due). */
  readonly dueAt: Minute | null;
}

/**
 * What was used by `until` of a target counted from `from`. A target used up at the very instant at
 * which a pause begins is not due then but when counting resumes (decision 0006): at the first open
 * minute that counts again.
 */
export function usedBy(due: Due, from: Minute, until: Minute, counted: Counted): Used {
  let minutes = 0;
  let dueAt: Minute | null = null;
  for (let minute = from; minute < until; minute += 1) {
    if (!counted.has(minute) || !due.calendar.isOpen(minute)) continue;
    if (minutes >= due.target && dueAt === null) dueAt = minute;
    minutes += 1;
    if (minutes !== due.target || dueAt !== null) continue;
    const next = minute + 1;
    if (next <= until && counted.has(next) && !counted.pausedAt(next)) dueAt = next;
  }
  return { minutes, dueAt };
}

/** When it falls due if from `now` on every minute counts. */
export function dueFrom(due: Due, used: Used, now: Minute): Minute {
  if (used.dueAt !== null) return used.dueAt;
  let minutes = used.minutes;
  for (let minute = now; minute < due.calendar.end; minute += 1) {
    if (!due.calendar.isOpen(minute)) continue;
    if (minutes >= due.target) return minute;
    minutes += 1;
    if (minutes === due.target) return minute + 1;
  }
  return BEYOND;
}
