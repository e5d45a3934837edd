/** Is this a question a calendar can be asked at all? A wrong one is an error of our own code. */
import { invariant } from '../invariant.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/** The instant itself; the endless ones pass, NaN does not. */
export function checkedAt(at: Instant): Instant {
  invariant(!Number.isNaN(at), 'a calendar is asked about an instant');
  return at;
}

/** Refuses negative durations and NaN: `retreat` counts backwards, `advance` never does. */
export function refusedMs(ms: DurationMs): never {
  invariant(false, `a calendar counts open time forwards, not by ${ms} ms`);
}
