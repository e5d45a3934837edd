// How long may one thing take, and on which calendar? Read from the layers of a plain policy.
import type { Minute, PlainPolicy, PlainPromise, PlainTarget } from './plain.ts';

export interface Asking {
  readonly promise: string;
  readonly tier: string | null;
  readonly organization: string | null;
  readonly kind: string | null;
  readonly component: string | null;
  readonly priority: string | null;
  /** When the clock started: overlays hold for clocks that start inside them. */
  readonly startedAt: Minute;
}

export interface Due {
  readonly target: number;
  readonly calendar: PlainTarget['calendar'];
}

/** Null where nothing is promised. Reduced service lies over event plans, these over the tier. */
export function dueFor(policy: PlainPolicy, asking: Asking): Due | null {
  const tier = policy.tiers.find(({ name }) => name === asking.tier);
  if (tier === undefined) return null;
  for (const sort of ['reducedService', 'eventPlan'] as const) {
    for (const overlay of policy.overlays) {
      if (overlay.sort !== sort) continue;
      if (asking.startedAt < overlay.from || asking.startedAt >= overlay.to) continue;
      if (sort === 'eventPlan' && overlay.organization !== asking.organization) continue;
      if (overlay.tiers !== null && !overlay.tiers.includes(tier.name)) continue;
      if (overlay.kinds !== null && !overlay.kinds.includes(asking.kind ?? '')) continue;
      const found = among(policy, overlay.promises, asking);
      if (found !== 'notNamed') return found;
    }
  }
  const found = among(policy, tier.promises, asking);
  return found === 'notNamed' ? null : found;
}

function among(
  policy: PlainPolicy,
  promises: readonly PlainPromise[],
  asking: Asking,
): Due | null | 'notNamed' {
  const promise = promises.find(({ name }) => name === asking.promise);
  if (promise === undefined) return 'notNamed';
  const isOfParts = promise.clock === 'replacement';
  const key = isOfParts ? classOf(policy, asking) : asking.kind;
  if (isOfParts && key === null) return null;
  const target = promise.targets[key ?? '*'] === undefined ? '*' : (key ?? '*');
  const found = promise.targets[target];
  if (found === undefined) return 'notNamed';
  if (found === null) return null;
  const minutes = found.within[asking.priority ?? '*'] ?? found.within['*'];
  // A layer that names other priorities alone leaves this one to what lies below it.
  return minutes === undefined ? 'notNamed' : { target: minutes, calendar: found.calendar };
}

function classOf(policy: PlainPolicy, { kind, component }: Asking): string | null {
  return policy.kinds[kind ?? '']?.[component ?? ''] ?? null;
}
