import type { Clock } from '../core/clock/clock.ts';
import { formatInstant, type Instant } from '../core/time/instant.ts';
import type { ClockView } from '../http/contract.ts';

/** The one JSON form of a clock, as `explain --json` and the HTTP answers show it (docs/api.md). */
export type ClockForm = Omit<ClockView, 'governing' | 'unverified' | 'why'>;

export function clockForm(clock: Clock): ClockForm {
  const { withdrawn } = clock;
  return {
    promise: clock.promise,
    clock: clock.clock,
    instance: clock.instance,
    state: clock.state,
    paused: clock.paused,
    startedAt: formatInstant(clock.startedAt),
    targetMs: clock.targetMs,
    calendar: clock.calendar.name,
    elapsedMs: clock.elapsedMs,
    remainingMs: clock.remainingMs,
    deadlineAt: isoOrNull(clock.deadlineAt),
    metAt: isoOrNull(clock.metAt),
    breachedAt: isoOrNull(clock.breachedAt),
    withdrawn:
      withdrawn === null
        ? null
        : {
            breachedAt: formatInstant(withdrawn.breachedAt),
            at: formatInstant(withdrawn.at),
            by: withdrawn.by,
            why: withdrawn.why,
          },
  };
}

/** An instant as ISO 8601 in UTC; null for none, and for one that never comes. */
export function isoOrNull(at: Instant | null): string | null {
  return at === null || !Number.isFinite(at) ? null : formatInstant(at);
}
