import type { MatchRule } from './match-rule.ts';
import type { Promises } from './promise.ts';

/** A prepaid plan that a customer may have beside the tier, as far as it promises anything. */
export interface Pack {
  readonly name: string;
  /** Who has it; an empty list means nobody. */
  readonly match: readonly MatchRule[];
  /** They lie over the tier's: what they do not name stays the tier's. */
  readonly promises: Promises;
}
