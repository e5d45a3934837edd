import type { PricedAction } from '../policy/paid.ts';
import type { Price } from '../policy/price.ts';
import type { Answered } from '../ticket/answer.ts';
import type { Instant } from '../time/instant.ts';

/** A charge as the paid work drafts it; an entry only when it can no longer be corrected. */
export interface ChargeDraft {
  readonly action: PricedAction;
  /** The audit of what was sold: an offer, a quote, a timer's start, a booking. */
  readonly of: number;
  /** A quote's line, a task; null where the action says it all. */
  readonly what: string | null;
  readonly price: Price;
  /** How often: slices of an intervention. */
  readonly times: number;
  /** The acceptance of that price; null for slices within the agreed package. */
  readonly agreed: Answered | null;
  readonly at: Instant;
}
