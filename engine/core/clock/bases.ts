import { ALWAYS } from '../calendar/always.ts';
import { owedFor } from '../entitlement/target.ts';
import { type Basis, isLive, type Run } from './run.ts';
import type { Replay } from './state.ts';

/**
 * What a run is measured against now: the target of what had been bought when it started, and that
 * of each later purchase counted from its change. The earliest deadline of them holds, so that an
 * upgrade helps at once and a downgrade never worsens an open ticket (decision 0007).
 */
export function basesFor(state: Replay, run: Run): readonly Basis[] {
  if (run.promisedUntil !== null) return [promised(run, run.promisedUntil)];
  // A version that took the ticket over may not know this promise, or mean another by its name.
  if (state.shapes.named(state.policy, run.promise) !== run.shape) return NONE;
  const asked = {
    promise: run.promise,
    kind: state.kind,
    componentClass: run.clock === 'replacement' ? classFor(state, run) : null,
    priority: state.ticket.priority,
    startedAt: run.startedAt,
  };
  const { spans } = state;
  const bases: Basis[] = [];
  for (let i = 0; i < spans.length; i += 1) {
    const span = spans[i];
    const next = spans[i + 1];
    if (span === undefined || (next !== undefined && next.fromAt <= run.startedAt)) continue;
    const owed = owedFor(state.policy, span, asked);
    if (owed === null) continue;
    // What was bought first held before the ticket too, from which a merge may bring a start.
    const fromAt = i === 0 ? run.startedAt : Math.max(span.fromAt, run.startedAt);
    bases.push({
      tier: span.tier?.name ?? null,
      fromAt,
      targetMs: owed.targetMs,
      calendar: owed.calendar,
      from: owed.from,
      source: owed.source,
    });
  }
  return bases;
}

/**
 * The class of the part that is owed; null when kind or component is not known. What was replaced
 * stays that part, whatever component is named after it.
 */
function classFor({ policy, kind, ticket }: Replay, run: Run): string | null {
  if (isLive(run)) run.part = ticket.component;
  if (kind === null || run.part === null) return null;
  return policy.kinds.get(kind)?.components?.get(run.part) ?? null;
}

const NONE: readonly Basis[] = [];

function promised(run: Run, until: number): Basis {
  const targetMs = until - run.startedAt;
  const { startedAt: fromAt } = run;
  return { tier: null, fromAt, targetMs, calendar: ALWAYS, from: 'tier', source: null };
}
