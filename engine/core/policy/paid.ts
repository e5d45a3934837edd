import type { Amount } from '../money/amount.ts';
import type { Ppm } from '../money/percent.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { PricedAction } from './price.ts';

/** What is sold beside the tiers, as the tiers file says; every amount is in its currency. */

/** A dated discount. */
export interface Promotion {
  readonly id: string;
  readonly fromAt: Instant;
  /** Exclusive: the midnight after the last day. */
  readonly toAt: Instant;
  readonly applies: readonly PricedAction[];
  /** Null means every tier. */
  readonly tiers: readonly string[] | null;
  readonly offPpm: Ppm;
  readonly notice: string | null;
}

/** Diagnosis, quote and work. */
export interface DiagnosisRules {
  /** By tier, "*" is any other; null is included in the tier and costs nothing. */
  readonly prices: ReadonlyMap<string, Amount | null>;
  /** Null: an offer, or a quote, stands until it is answered. */
  readonly offerValidForMs: DurationMs | null;
  readonly quoteValidForMs: DurationMs | null;
  readonly notForKinds: readonly string[];
  /** Above it only the customer's named approvers accept; null asks for none. */
  readonly approvalAbove: Amount | null;
  /** The organization's field with Zendesk's ids of those approvers; null: nobody is named. */
  readonly approversField: string | null;
  /** Charges are drafts this long after the ticket is solved. */
  readonly correctableForMs: DurationMs;
  /** Words for customers, by language. */
  readonly templates: ReadonlyMap<string, DiagnosisTemplates>;
}

/** Words for customers at each step; null where the file has none. */
export interface DiagnosisTemplates {
  readonly offer: string | null;
  readonly quote: string | null;
  readonly covered: string | null;
  readonly unable: string | null;
}

/** On-site hands: what is included, and what each started slice after that costs. */
export interface InterventionRules {
  readonly includedMs: DurationMs;
  readonly sliceMs: DurationMs;
  readonly slicePrice: Amount;
  /** Slices that are agreed without asking the customer. */
  readonly cap: number;
  readonly askAfterMs: DurationMs;
  readonly alertAfterMs: DurationMs;
}

/** A head start for sale. */
export interface Boost {
  readonly name: string;
  readonly byMs: DurationMs;
  readonly price: Amount;
}

/** A type of task that packs may hold. */
export interface Task {
  readonly name: string;
  readonly handlingMs: DurationMs;
  readonly title: string | null;
}
