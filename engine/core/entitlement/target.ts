import type { Calendar } from '../calendar/calendar.ts';
import type { EventPlan, Policy } from '../policy/policy.ts';
import type { Promised, Target } from '../policy/promise.ts';
import type { Tier } from '../policy/tier.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What is owed for one promise: how long, on which calendar, and which part of the policy says so.
 */
export interface Owed {
  readonly targetMs: DurationMs;
  readonly calendar: Calendar;
  readonly from: 'tier' | 'eventPlan' | 'reducedService';
}

/** What decides a target beside the tier. */
export interface Asked {
  readonly promise: string;
  readonly kind: string | null;
  readonly componentClass: string | null;
  readonly priority: string | null;
  /** Event plans and reduced service apply to clocks starting inside them. */
  readonly startedAt: Instant;
  readonly organization: string | null;
}

/**
 * The target of a promise, or null where nothing is promised. An event plan lies over the tier, and
 * reduced service over both; what they do not name stays the tier's (design: promises §1).
 */
export function owedFor(policy: Policy, tier: Tier | null, asked: Asked): Owed | null {
  if (tier === null) return null;
  for (const reduced of policy.reducedService) {
    if (asked.startedAt < reduced.fromAt || asked.startedAt >= reduced.toAt) continue;
    if (reduced.tiers !== null && !reduced.tiers.includes(tier.name)) continue;
    if (reduced.kinds !== null && !reduced.kinds.includes(asked.kind ?? '')) continue;
    const owed = among(reduced.promises, asked, 'reducedService');
    if (owed !== undefined) return owed;
  }
  const plan = eventPlanFor(policy, asked.organization, asked.startedAt);
  if (plan !== null) {
    const owed = among(plan.promises, asked, 'eventPlan');
    if (owed !== undefined) return owed;
  }
  return among(tier.promises, asked, 'tier') ?? null;
}

/** The event plan of an organization (by name) at an instant; null when there is none. */
export function eventPlanFor(
  policy: Policy,
  organization: string | null,
  at: Instant,
): EventPlan | null {
  if (organization === null) return null;
  for (const plan of policy.eventPlans) {
    if (plan.organization === organization && at >= plan.fromAt && at < plan.toAt) return plan;
  }
  return null;
}

/** Undefined: not named here, ask the next layer. Null: named, and nothing is promised. */
function among(
  promises: readonly Promised[],
  asked: Asked,
  from: Owed['from'],
): Owed | null | undefined {
  for (const promise of promises) {
    if (promise.name !== asked.promise) continue;
    const key = promise.clock === 'replacement' ? asked.componentClass : asked.kind;
    if (promise.clock === 'replacement' && key === null) return null;
    let target: Target | null | undefined;
    if (key !== null) target = promise.targets.get(key);
    if (target === undefined) target = promise.targets.get('*');
    if (target === undefined) return from === 'tier' ? null : undefined;
    if (target === null) return null;
    const targetMs = target.within.get(asked.priority ?? '*') ?? target.within.get('*');
    return targetMs === undefined ? null : { targetMs, calendar: target.calendar, from };
  }
  return undefined;
}
