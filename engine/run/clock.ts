import type { Instant } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import { waitUntil } from './wait-until.ts';

/** What time is it for an engine that works for a real account? The machine's own. */
const REAL_CLOCKS = new WeakSet<Clock>();

/** The machine's clock, in milliseconds since the epoch; its speed is always 1. */
export function realClock(): Clock {
  const course = {
    now: (): Instant => Date.now(),
    realMsUntil: (at: Instant) => at - Date.now(),
    changed: new Set<() => void>(),
  };
  const clock: Clock = {
    now: course.now,
    speed: () => 1,
    waitUntil: (at, signal) => waitUntil(course, at, signal),
  };
  REAL_CLOCKS.add(clock);
  return clock;
}

/** True for a clock made by realClock: only then may something else that knows the time fire. */
export function isRealClock(clock: Clock): boolean {
  return REAL_CLOCKS.has(clock);
}
