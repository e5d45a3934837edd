import { ALWAYS } from '../calendar/always.ts';
import { owedFor } from '../entitlement/target.ts';
import type { Basis, Run } from './run.ts';
import type { Replay } from './state.ts';

/**
 * What a run is measured against now: the target of the tier it started under, and that of each
 * later tier counted from its change. The earliest deadline of them holds, so that an upgrade helps
 * at once and a downgrade never worsens an open ticket (decision 0007).
 */
export function basesFor(state: Replay, run: Run): readonly Basis[] {
  if (run.promisedUntil !== null) return [promised(run, run.promisedUntil)];
  const bases: Basis[] = [];
  const asked = {
    promise: run.promise,
    kind: state.kind,
    componentClass: classOf(state),
    priority: state.ticket.priority,
    startedAt: run.startedAt,
  };
  for (let i = 0; i < state.tiers.length; i += 1) {
    const span = state.tiers[i];
    const next = state.tiers[i + 1];
    if (span === undefined || (next !== undefined && next.fromAt <= run.startedAt)) continue;
    const owed = owedFor(state.policy, span.tier, { ...asked, organization: span.organization });
    if (owed === null) continue;
    const fromAt = Math.max(span.fromAt, run.startedAt);
    bases.push({ tier: span.tier?.name ?? null, fromAt, ...owed });
  }
  return bases;
}

/** The component's class under the kind in force; null when either is not known. */
function classOf(state: Replay): string | null {
  const components = state.policy.kinds.get(state.kind ?? '')?.components;
  return components?.get(state.ticket.component ?? '') ?? null;
}

function promised(run: Run, until: number): Basis {
  const targetMs = until - run.startedAt;
  return { tier: null, fromAt: run.startedAt, targetMs, calendar: ALWAYS, from: 'tier' };
}
