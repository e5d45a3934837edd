import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { Reason } from './reason.ts';
import { type Basis, isCounting, type Run, refresh } from './run.ts';

/** A change of what is promised on an open clock, and who made it with what reason. */
export interface Retargeting {
  readonly at: Instant;
  readonly because: Extract<Reason, { code: 'retargeted' }>['because'] | 'tier';
  readonly by: string | null;
  readonly why: string | null;
}

/**
 * Gives a run its new targets. The deadline moves from the original start; a breach that the change
 * creates is dated at the change, and one that it undoes is withdrawn only with a reason (decision
 * 0007). A clock met in time is left alone: history is not made worse.
 */
export function retarget(run: Run, bases: readonly Basis[], change: Retargeting): void {
  const metInTime = run.metAt !== null && run.breachedAt === null;
  if (metInTime || run.cancelledAt !== null) return;
  if (bases.length === 0) {
    if (run.metAt === null && run.bases.length > 0) lapse(run, change);
    return;
  }
  if (run.lapsedAt === null && sameBases(run.bases, bases)) {
    if (change.why !== null && run.breachedAt !== null) reconsider(run, run.breachedAt, change);
    return;
  }
  const beforeMs = governingTarget(run);
  run.bases = bases;
  run.lapsedAt = null;
  const breachedAt = run.breachedAt;
  refresh(run);
  const afterMs = governingTarget(run);
  // A basis that was added but does not govern changes nothing that anybody can see.
  if (change.because === 'tier' && beforeMs !== null && run.governing < bases.length - 1) return;
  run.targetVersion += beforeMs === null ? 0 : 1;
  if (isCounting(run)) run.entryAt = change.at;
  if (change.because !== 'tier') {
    const { at, because } = change;
    run.log?.push({ code: 'retargeted', at, because, fromMs: beforeMs, toMs: afterMs });
  }
  if (breachedAt !== null) reconsider(run, breachedAt, change);
  else if (run.deadlineAt !== null && run.deadlineAt < change.at) breachAtChange(run, change.at);
}

/** A recorded breach under the new target: it stands, is withdrawn, or waits for a reason. */
function reconsider(run: Run, breachedAt: Instant, change: Retargeting): void {
  const movedPast = run.deadlineAt === null || run.deadlineAt > breachedAt;
  if (!movedPast) return;
  if (change.why === null) {
    run.log?.push({ code: 'reasonMissing', at: change.at });
    return;
  }
  const { at, by, why } = change;
  run.withdrawn = { breachedAt, at, by, why };
  run.breachedAt = null;
  run.log?.push({ code: 'withdrawn', at, breachedAt, by, why });
  if (run.deadlineAt === null) return;
  if (run.metAt !== null) {
    if (run.metAt > run.deadlineAt) breachAtChange(run, change.at);
  } else if (run.deadlineAt < change.at) breachAtChange(run, change.at);
}

function breachAtChange(run: Run, at: Instant): void {
  run.breachedAt = at;
  run.log?.push({ code: 'breached', at, datedAtChange: true });
}

/** No longer promised: what it was measured against stays for the record. */
function lapse(run: Run, change: Retargeting): void {
  if (run.lapsedAt !== null) return;
  const breachedAt = run.breachedAt;
  run.lapsedAt = change.at;
  run.log?.push({ code: 'cancelled', at: change.at, because: 'notPromised' });
  if (breachedAt === null) return;
  const missedAt = run.deadlineAt;
  run.deadlineAt = null;
  reconsider(run, breachedAt, change);
  run.deadlineAt = missedAt;
}

function governingTarget(run: Run): DurationMs | null {
  return run.bases[run.governing]?.targetMs ?? null;
}

function sameBases(a: readonly Basis[], b: readonly Basis[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((one, i) => {
    const other = b[i] as Basis;
    return (
      one.targetMs === other.targetMs &&
      one.calendar === other.calendar &&
      one.fromAt === other.fromAt &&
      one.tier === other.tier
    );
  });
}
