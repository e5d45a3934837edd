import type { Clock } from '../clock/clock.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/** A breach that was verified and recorded; never deleted, only retracted or withdrawn. */
export interface Breach {
  readonly promise: string;
  readonly instance: number;
  readonly targetVersion: number;
  readonly breachedAt: Instant;
  readonly recordedAt: Instant;
  /** Facts that came later showed that the clock was met in time. */
  readonly retractedAt: Instant | null;
  /** A change of what was promised, with its reason, took it back. */
  readonly withdrawnAt: Instant | null;
}

/** Breaches the clocks show and nobody has recorded: each must be verified before it is said. */
export function unrecorded(
  clocks: readonly Clock[],
  recorded: readonly Breach[],
): readonly Clock[] {
  return clocks.filter(
    (clock) => clock.breachedAt !== null && !recorded.some((breach) => stands(breach, clock)),
  );
}

function stands(breach: Breach, clock: Clock): boolean {
  return isOf(breach, clock) && breach.retractedAt === null && breach.withdrawnAt === null;
}

function isOf(breach: Breach, clock: Clock): boolean {
  return breach.promise === clock.promise && breach.instance === clock.instance;
}

/** Writes down what was verified. */
export function record(clock: Clock, at: Instant): Breach {
  const { promise, instance, targetVersion, breachedAt } = clock;
  return {
    promise,
    instance,
    targetVersion,
    breachedAt: breachedAt ?? at,
    recordedAt: at,
    retractedAt: null,
    withdrawnAt: null,
  };
}

/**
 * Holds recorded breaches against the clocks as they are judged now; says which were taken back.
 */
export function reconcile(
  recorded: readonly Breach[],
  clocks: readonly Clock[],
  at: Instant,
): { readonly breaches: readonly Breach[]; readonly retracted: readonly Breach[] } {
  const retracted: Breach[] = [];
  const breaches = recorded.map((breach) => {
    if (!isStanding(breach)) return breach;
    const clock = clocks.find((one) => isOf(breach, one));
    if (clock?.breachedAt !== null && clock?.breachedAt !== undefined) return breach;
    if (clock?.withdrawn) return { ...breach, withdrawnAt: clock.withdrawn.at };
    const back = { ...breach, retractedAt: at };
    retracted.push(back);
    return back;
  });
  return { breaches, retracted };
}

/**
 * Whether a recorded breach still counts; the ticket's `palier_breached` is ticked while one does.
 */
export function isStanding(breach: Breach): boolean {
  return breach.retractedAt === null && breach.withdrawnAt === null;
}

/** A breach found this long after its deadline was found late: an outage of ours lies between. */
export function isFoundLate(breachedAt: Instant, now: Instant, lateMs: DurationMs): boolean {
  return now - breachedAt > lateMs;
}
