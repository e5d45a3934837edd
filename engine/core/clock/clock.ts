import type { Calendar } from '../calendar/calendar.ts';
import type { ClockName } from '../policy/promise.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { Reason } from './reason.ts';

/**
 * Terminology. A *clock* measures one promise on one ticket; an *instance* is one owed thing (the
 * third reply is instance 3); a *target version* counts the re-targetings of an instance; *elapsed*
 * is open calendar time that was not paused. A clock is
 *   running    owed, not yet due
 *   paused     owed, not counting (no deadline)
 *   met        done at or before its deadline
 *   breached   its deadline passed unmet; stays so when met late
 *   cancelled  no longer owed
 */
export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

export interface Clock {
  readonly promise: string;
  readonly clock: ClockName;
  readonly instance: number;
  readonly state: ClockState;
  /** True also for a breached clock that is not counting now. */
  readonly paused: boolean;
  readonly startedAt: Instant;
  readonly targetMs: DurationMs;
  readonly targetVersion: number;
  readonly calendar: Calendar;
  readonly elapsedMs: DurationMs;
  /** Calendar time left; negative when late; frozen at met or cancelled. */
  readonly remainingMs: DurationMs;
  /** Null only while paused. */
  readonly deadlineAt: Instant | null;
  readonly metAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly withdrawn: Withdrawal | null;
  /**
   * When the clock last (re)entered the queue: opened, customer answered, reopened, re-targeted.
   */
  readonly entryAt: Instant;
  /** Built only when asked. */
  readonly reasons: readonly Reason[];
}

/** A recorded breach taken back by a change of what was promised; still shown. */
export interface Withdrawal {
  readonly breachedAt: Instant;
  readonly at: Instant;
  readonly by: string | null;
  readonly why: string;
}

/** Owed by us now: running, or breached and still unmet, and counting. */
export function isOwedNow(clock: Clock): boolean {
  return !clock.paused && isOwed(clock);
}

/** Owed at all, counting or not. */
export function isOwed(clock: Clock): boolean {
  return (
    clock.state === 'running' ||
    clock.state === 'paused' ||
    (clock.state === 'breached' && clock.metAt === null && clock.cancelledAt === null)
  );
}
