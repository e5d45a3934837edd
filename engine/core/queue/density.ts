import { eventPlanFor } from '../entitlement/target.ts';
import type { Policy } from '../policy/policy.ts';
import type { Tier } from '../policy/tier.ts';
import { type DurationMs, HOUR_MS } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/** What a ticket weighs in the queue, and how long it usually takes. */
export interface Load {
  readonly weight: number;
  readonly handlingMs: DurationMs;
}

/**
 * Value density, weight per hour of usual handling: the queue's measure of what a minute is worth.
 */
export function densityOf(load: Load): number {
  return load.weight / (load.handlingMs / HOUR_MS);
}

/**
 * The load of a ticket. Without a kind it is taken for the policy's longest one of the least
 * weight: that starts it early enough and gives it no head start it has not earned. Without a tier
 * it weighs as the lightest tier.
 */
export function loadOf(
  policy: Policy,
  tier: Tier | null,
  kindName: string | null,
  organization: string | null,
  at: Instant,
): Load {
  const bounds = boundsOf(policy);
  const kind = policy.kinds.get(kindName ?? '');
  const plan = eventPlanFor(policy, organization, at);
  const tierWeight = plan?.weight ?? tier?.weight ?? bounds.leastTierWeight;
  return {
    weight: tierWeight * (kind?.weight ?? bounds.leastKindWeight),
    handlingMs: kind?.handlingMs ?? bounds.longestHandlingMs,
  };
}

interface Bounds {
  readonly leastTierWeight: number;
  readonly leastKindWeight: number;
  readonly longestHandlingMs: DurationMs;
  readonly lowestDensity: number;
}

const known = new WeakMap<Policy, Bounds>();

/**
 * Computed once per policy: the lowest density is over all tiers and kinds of the ticket's policy.
 */
export function boundsOf(policy: Policy): Bounds {
  const cached = known.get(policy);
  if (cached !== undefined) return cached;
  const kinds = [...policy.kinds.values()];
  const tierWeights = policy.tiers.map((tier) => tier.weight);
  const leastTierWeight = tierWeights.length === 0 ? 1 : Math.min(...tierWeights);
  const leastKindWeight = kinds.length === 0 ? 1 : Math.min(...kinds.map((kind) => kind.weight));
  const handlings = kinds.map((kind) => kind.handlingMs);
  const longestHandlingMs = handlings.length === 0 ? HOUR_MS / 3 : Math.max(...handlings);
  const densities = kinds.map(({ weight, handlingMs }) =>
    densityOf({ weight: leastTierWeight * weight, handlingMs }),
  );
  // Only what a tier really gives a kind counts; a ticket without a kind is below it and gets none.
  const lowestDensity =
    densities.length === 0
      ? densityOf({ weight: leastTierWeight, handlingMs: longestHandlingMs })
      : Math.min(...densities);
  const bounds = { leastTierWeight, leastKindWeight, longestHandlingMs, lowestDensity };
  known.set(policy, bounds);
  return bounds;
}
