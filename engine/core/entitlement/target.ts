import type { Calendar } from '../calendar/calendar.ts';
import type { Pack } from '../policy/pack.ts';
import type { EventPlan, Policy } from '../policy/policy.ts';
import type { Promises } from '../policy/promise.ts';
import type { Tier } from '../policy/tier.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/** What a customer has bought, as far as targets follow from it. */
export interface Bought {
  readonly tier: Tier | null;
  readonly pack: Pack | null;
  /** By name: event plans are an organization's. */
  readonly organization: string | null;
}

/** Which part of a policy sets a target; each lies over the one before. */
export type Layer = 'tier' | 'pack' | 'eventPlan' | 'reducedService';

/**
 * What is owed for one promise: how long, on which calendar, and which part of the policy says so.
 */
export interface Owed {
  readonly targetMs: DurationMs;
  readonly calendar: Calendar;
  readonly from: Layer;
  /** The pack's name, the event plan's organization, the reduced service's notice. */
  readonly source: string | null;
}

/** What decides a target beside what was bought. */
export interface Asked {
  readonly promise: string;
  readonly kind: string | null;
  readonly componentClass: string | null;
  readonly priority: string | null;
  /** Event plans and reduced service apply to clocks starting inside them. */
  readonly startedAt: Instant;
}

/**
 * The target of a promise, or null where nothing is promised. A pack and an event plan lie over the
 * tier, and reduced service over all; what they do not name stays the tier's (design: promises §1).
 */
export function owedFor(policy: Policy, bought: Bought, asked: Asked): Owed | null {
  const { tier, pack, organization } = bought;
  if (tier === null && pack === null) return null;
  for (const reduced of policy.reducedService) {
    if (asked.startedAt < reduced.fromAt || asked.startedAt >= reduced.toAt) continue;
    if (reduced.tiers !== null && !reduced.tiers.includes(tier?.name ?? '')) continue;
    if (reduced.kinds !== null && !reduced.kinds.includes(asked.kind ?? '')) continue;
    const owed = among(reduced.promises, asked, 'reducedService', reduced.notice);
    if (owed !== undefined) return owed;
  }
  const plan = eventPlanFor(policy, organization, asked.startedAt);
  if (plan !== null) {
    const owed = among(plan.promises, asked, 'eventPlan', plan.organization);
    if (owed !== undefined) return owed;
  }
  if (pack !== null) {
    const owed = among(pack.promises, asked, 'pack', pack.name);
    if (owed !== undefined) return owed;
  }
  return tier === null ? null : (among(tier.promises, asked, 'tier', null) ?? null);
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

/** Undefined: not named here, ask the layer below. Null: named, and nothing is promised. */
function among(
  promises: Promises,
  asked: Asked,
  from: Layer,
  source: string | null,
): Owed | null | undefined {
  const promise = promises.get(asked.promise);
  if (promise === undefined) return undefined;
  const { targets } = promise;
  const key = promise.clock === 'replacement' ? asked.componentClass : asked.kind;
  if (promise.clock === 'replacement' && key === null) return null;
  const named = key === null ? undefined : targets.get(key);
  // Null is an answer: nothing is promised for this kind, whatever "*" says.
  const target = named === undefined ? targets.get('*') : named;
  if (target === undefined || target === null) return target;
  const { within, calendar } = target;
  const byPriority = asked.priority === null ? undefined : within.get(asked.priority);
  const targetMs = byPriority ?? within.get('*');
  // A layer that names other priorities alone does not name this one.
  return targetMs === undefined ? undefined : { targetMs, calendar, from, source };
}
