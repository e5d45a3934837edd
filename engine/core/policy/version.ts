import type { Instant } from '../time/instant.ts';
import type { Policy } from './policy.ts';

/** A later version that takes open tickets over (`"rejudge": "open"`), and from which instant. */
export interface PolicyMove {
  readonly at: Instant;
  readonly policy: Policy;
}

/**
 * The versions that judge one ticket, one after the other: the one in force when it was opened,
 * then those that took it over while it was open, in order of time (decision 0014).
 */
export interface PolicyCourse {
  readonly pinned: Policy;
  readonly moves: readonly PolicyMove[];
}
