import { type Clock, isOwed } from '../clock/clock.ts';
import type { Threshold } from '../policy/policy.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Which thresholds of a clock have been crossed and which come next. Each is owed once per clock
 * instance and target version, whatever is reopened or replayed (design: promises §4).
 */
export interface Crossed {
  readonly clock: Clock;
  readonly threshold: Threshold;
  readonly key: string;
  /** True for the threshold at the deadline itself. */
  readonly isBreach: boolean;
}

/** Names a threshold of a clock instance under its present target, for "told once". */
export function thresholdKey(clock: Clock, threshold: Threshold): string {
  const at =
    threshold.fraction === null ? `-${(threshold.beforeMs ?? 0) / 60_000}m` : threshold.fraction;
  return `${clock.promise}:${clock.instance}:v${clock.targetVersion}:${at}`;
}

/** The thresholds crossed at `now` that have not been told. */
export function crossed(
  clocks: readonly Clock[],
  thresholds: readonly Threshold[],
  told: readonly string[],
): readonly Crossed[] {
  const found: Crossed[] = [];
  for (const clock of clocks) {
    if (!isOwed(clock) && clock.state !== 'breached') continue;
    for (const threshold of thresholds) {
      const isBreach = leftAt(clock, threshold) <= 0;
      if (isBreach ? clock.breachedAt === null : !isWarningDue(clock, threshold)) continue;
      const key = thresholdKey(clock, threshold);
      if (!told.includes(key)) found.push({ clock, threshold, key, isBreach });
    }
  }
  return found;
}

/** A warning is for somebody who can still act: a clock that ended, well or badly, needs none. */
function isWarningDue(clock: Clock, threshold: Threshold): boolean {
  if (clock.paused || clock.breachedAt !== null || !isOwed(clock)) return false;
  return clock.remainingMs <= leftAt(clock, threshold);
}

/** Calendar time left when the threshold is crossed, ms; zero or less at the deadline. */
export function leftAt(clock: Clock, threshold: Threshold): DurationMs {
  if (threshold.fraction === null) return threshold.beforeMs ?? 0;
  return (1 - threshold.fraction) * clock.targetMs;
}

/**
 * The next instant at which one of the clocks crosses a threshold or its deadline; null when
 * nothing can. A deadline is passed one millisecond after it (met at or before, decision 0002).
 */
export function nextCrossing(
  clocks: readonly Clock[],
  thresholds: readonly Threshold[],
  now: Instant,
): Instant | null {
  let next: Instant | null = null;
  for (const clock of clocks) {
    if (clock.state !== 'running' || clock.deadlineAt === null) continue;
    // A deadline that never comes has no threshold before it either.
    if (!Number.isFinite(clock.deadlineAt)) continue;
    next = earlier(next, clock.deadlineAt + 1);
    for (const threshold of thresholds) {
      const left = leftAt(clock, threshold);
      if (left <= 0 || clock.remainingMs <= left) continue;
      next = earlier(next, clock.calendar.advance(now, clock.remainingMs - left));
    }
  }
  return next;
}

/** True once a warning threshold of the clock was crossed: the ticket is at risk. */
export function isAtRisk(clock: Clock, thresholds: readonly Threshold[]): boolean {
  return thresholds.some((threshold) => {
    const left = leftAt(clock, threshold);
    return left > 0 && clock.remainingMs <= left;
  });
}

function earlier(a: Instant | null, b: Instant): Instant {
  return a === null || b < a ? b : a;
}
