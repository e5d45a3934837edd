import type { Calendar } from '../calendar/calendar.ts';
import type { Layer } from '../entitlement/target.ts';
import type { ClockName } from '../policy/promise.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { Withdrawal } from './clock.ts';
import type { CancelCause, Reason } from './reason.ts';
import type { Shape } from './shape.ts';

/**
 * One instance of a promise while facts are folded into it: when it counted, and what it is
 * measured against. Everything a clock says is derived from `stretches` and `bases`, so that a
 * change of what was promised can be judged from the original start.
 */
export interface Run {
  readonly promise: string;
  readonly clock: ClockName;
  readonly instance: number;
  /** What it is of; a version that takes the ticket over may mean another by the same name. */
  shape: Shape;
  /** Since when it counts; a ticket merged into this one may bring an earlier start. */
  startedAt: Instant;
  /** Which component a replacement is of; the one it was met by, once it is met. */
  part: string | null;
  /** An instant an agent promised; such a run needs no policy. */
  readonly promisedUntil: Instant | null;
  /** From, to, from, to …; odd length while it counts. */
  stretches: Instant[];
  bases: readonly Basis[];
  /** The index in `bases` that gives the deadline. */
  governing: number;
  targetVersion: number;
  deadlineAt: Instant | null;
  entryAt: Instant;
  metAt: Instant | null;
  /** Dated at the deadline, or at the change that created it. */
  breachedAt: Instant | null;
  cancelledAt: Instant | null;
  cancelledBecause: CancelCause | null;
  /** Since when nothing is promised for it; it goes on underneath, in case it is promised again. */
  lapsedAt: Instant | null;
  withdrawn: Withdrawal | null;
  /** A manager excused lateness up to this instant: a deadline until then breaches no more. */
  excusedAt: Instant | null;
  /** Null unless reasons were asked for. */
  readonly log: Reason[] | null;
}

/**
 * A target counted from an instant: the tier's at the start, and one more for each change of tier.
 */
export interface Basis {
  readonly tier: string | null;
  readonly fromAt: Instant;
  readonly targetMs: DurationMs;
  readonly calendar: Calendar;
  readonly from: Layer;
  /** The pack's name, the event plan's organization, the reduced service's notice. */
  readonly source: string | null;
}

export function isLive(run: Run): boolean {
  return run.metAt === null && run.cancelledAt === null;
}

export function isCounting(run: Run): boolean {
  return run.stretches.length % 2 === 1;
}

/** Open calendar time counted for a basis, up to `until`, after which it counts for nobody. */
export function elapsedOf(run: Run, basis: Basis, until: Instant): DurationMs {
  let elapsed = 0;
  for (let i = 0; i < run.stretches.length; i += 2) {
    const from = Math.max(run.stretches[i] as number, basis.fromAt);
    const to = Math.min(run.stretches[i + 1] ?? until, until);
    if (to > from) elapsed += basis.calendar.measure(from, to);
  }
  return elapsed;
}

/**
 * The instant at which the basis' target is used up: inside a finished stretch when it was passed
 * there, else in the stretch that counts now; null while nothing counts and something is left.
 */
function deadlineOf(run: Run, basis: Basis): Instant | null {
  let left = basis.targetMs;
  for (let i = 0; i < run.stretches.length; i += 2) {
    const from = Math.max(run.stretches[i] as number, basis.fromAt);
    // A met clock's deadline is where it would have been, had nobody met it.
    const isLast = run.metAt !== null && i + 2 >= run.stretches.length;
    const to = isLast ? undefined : run.stretches[i + 1];
    if (to === undefined) return basis.calendar.advance(from, left);
    if (to <= from) continue;
    const counted = basis.calendar.measure(from, to);
    if (counted >= left) {
      const at = basis.calendar.advance(from, left);
      // Used up exactly as the pause began: nothing is late yet, it falls due when it resumes.
      if (at < to) return at;
    }
    left = Math.max(0, left - counted);
  }
  return null;
}

/**
 * Recomputes the deadline as the earliest of all bases; answers whether another basis governs now.
 */
export function refresh(run: Run): boolean {
  const before = run.governing;
  let best: Instant | null = null;
  let index = run.bases.length === 0 ? -1 : Math.min(Math.max(before, 0), run.bases.length - 1);
  for (let i = 0; i < run.bases.length; i += 1) {
    const at = deadlineOf(run, run.bases[i] as Basis);
    if (at === null || (best !== null && at >= best)) continue;
    best = at;
    index = i;
  }
  run.deadlineAt = best;
  run.governing = index;
  return before !== index;
}

/** Marks the breach if the deadline passed strictly before `at` while the clock was owed. */
export function settle(run: Run, at: Instant): void {
  if (run.breachedAt !== null || run.deadlineAt === null || run.lapsedAt !== null) return;
  if (!isLive(run)) return;
  if (run.deadlineAt >= at || isExcused(run)) return;
  run.breachedAt = run.deadlineAt;
  run.log?.push({ code: 'breached', at: run.breachedAt, datedAtChange: false });
}

/** Whether a manager took back what missing the present deadline would be. */
export function isExcused(run: Run): boolean {
  return run.excusedAt !== null && run.deadlineAt !== null && run.deadlineAt <= run.excusedAt;
}

/** A missed deadline stays for the record; one that moved past its breach goes on moving. */
function moves({ breachedAt, deadlineAt }: Run): boolean {
  return breachedAt === null || deadlineAt === null || deadlineAt > breachedAt;
}

/** Stops counting; a breached clock keeps the deadline it missed for the record. */
export function pause(run: Run, at: Instant): void {
  if (!isCounting(run)) return;
  run.stretches.push(at);
  if (moves(run)) refresh(run);
}

/** Counts again from `at`, which is an entry into the queue. */
export function resume(run: Run, at: Instant): void {
  if (isCounting(run)) return;
  run.stretches.push(at);
  run.entryAt = at;
  if (moves(run) && refresh(run)) run.targetVersion += 1;
}

/** Done at `at`: at or before the deadline it is met, after it the breach stands beside it. */
export function meet(
  run: Run,
  at: Instant,
  because: Extract<Reason, { code: 'met' }>['because'],
): void {
  if (!isLive(run)) return;
  if (!isCounting(run)) resume(run, at);
  run.stretches.push(at);
  run.metAt = at;
  run.log?.push({ code: 'met', at, because });
}

/** No longer owed. */
export function cancel(run: Run, at: Instant, because: CancelCause): void {
  if (!isLive(run)) return;
  if (isCounting(run)) run.stretches.push(at);
  run.cancelledAt = at;
  run.cancelledBecause = because;
  run.log?.push({ code: 'cancelled', at, because });
}

/** Takes back met: the same instance goes on, and the time in between was a pause. */
export function reopen(run: Run, at: Instant): void {
  if (run.metAt === null) return;
  run.metAt = null;
  run.stretches.push(at);
  run.entryAt = at;
  run.log?.push({ code: 'reopened', at });
  if (moves(run) && refresh(run)) run.targetVersion += 1;
}
