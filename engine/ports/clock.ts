import type { Instant } from '../core/time/instant.ts';

/** The one owner of time. Outside core nothing else asks what time it is or sets a timer for it. */
export interface Clock {
  now(): Instant;
  /** Seconds of desk time per real second; 1 for the real clock, 0 while the demo is paused. */
  speed(): number;
  /**
   * Resolves when now() >= at, or at once when the signal aborts. Infinity waits for the signal.
   */
  waitUntil(at: Instant, signal: AbortSignal): Promise<void>;
}
