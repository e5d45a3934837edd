import type { Policy } from '../core/policy/policy.ts';
import type { Instant } from '../core/time/instant.ts';

/**
 * The versions of the tiers file this engine knows. A ticket is judged by the one in force when it
 * was opened, and keeps it (design: promises §1); `current` serves what belongs to no ticket.
 */
export interface PolicyBook {
  current(): Policy;
  /** The pinned version, or the one in force at the opening when it is not known any more. */
  of(version: string, openedAt: Instant): Policy;
  /** Opened before the first version: by the first; of equal beginnings the later version. */
  inForceAt(openedAt: Instant): Policy;
}

/** A book over versions sorted by the instant they take effect; at least one must be in it. */
export function policyBook(versions: () => readonly Policy[]): PolicyBook {
  const inForceAt = (at: Instant): Policy => {
    const known = versions();
    const begun = known.findLast((policy) => policy.effectiveFrom <= at);
    const firstAt = known[0]?.effectiveFrom;
    return (begun ?? known.findLast((policy) => policy.effectiveFrom === firstAt)) as Policy;
  };
  return {
    current: () => versions().at(-1) as Policy,
    inForceAt,
    of: (version, openedAt) =>
      versions().find((policy) => policy.version === version) ?? inForceAt(openedAt),
  };
}
