import type { Amount } from '../money/amount.ts';
import type { MatchRule } from './match-rule.ts';
import type { Promises } from './promise.ts';

/** A prepaid plan that a customer may have beside the tier. */
export interface Pack {
  readonly name: string;
  /** Who has it; an empty list means nobody. */
  readonly match: readonly MatchRule[];
  /** They lie over the tier's: what they do not name stays the tier's. */
  readonly promises: Promises;
  readonly price: Amount;
  /** Tasks a period. */
  readonly quota: number;
  /** Names of the catalogue's tasks that it covers. */
  readonly tasks: readonly string[];
  /** Price of each task beyond the quota; null sells none. */
  readonly overage: Amount | null;
  /** What becomes of a task that it does not cover. */
  readonly otherTasks: 'refuse' | 'quote';
}
