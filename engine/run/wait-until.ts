import type { Instant } from '../core/time/instant.ts';

/**
 * How does a part sleep until an instant of a clock? In naps of real time: no nap is long enough to
 * miss that the machine slept or that somebody set its time, and a change of course ends it.
 */
const NAP_MS_MAX = 30_000;

/** What sleeping needs to know of a clock. */
export interface Course {
  now(): Instant;
  /** Real milliseconds until the clock shows `at` on its present course; Infinity for never. */
  realMsUntil(at: Instant): number;
  /** Called back at every change of the course, until removed. */
  readonly changed: Set<() => void>;
}

/** Resolves when the clock shows `at` or later, or when the signal aborts. */
export async function waitUntil(course: Course, at: Instant, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && course.now() < at) {
    await nap(course, course.realMsUntil(at), signal);
  }
}

function nap(course: Course, realMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const awake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', awake);
      course.changed.delete(awake);
      resolve();
    };
    // Timers may fire a fraction early: rounding up saves a second, very short nap.
    const timer = setTimeout(awake, Math.min(Math.ceil(realMs), NAP_MS_MAX));
    signal.addEventListener('abort', awake);
    course.changed.add(awake);
  });
}
