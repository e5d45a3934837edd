/**
 * What will be charged unless it is corrected? A draft is what an accepted price comes to; it is
 * correctable with a reason until the ticket has been solved for a day, and then becomes entries.
 */
import type { Amount } from '../money/amount.ts';
import type { PricedAction } from '../policy/price.ts';
import type { Instant } from '../time/instant.ts';
import type { Source } from './entry.ts';

export interface DraftLine {
  readonly what: PricedAction;
  readonly text: string | null;
  /** Before VAT, and before what a promotion waives. */
  readonly net: Amount;
  readonly waived: { readonly promotion: string; readonly amount: Amount } | null;
}

export interface Draft {
  readonly key: string;
  readonly at: Instant;
  readonly ticket: number;
  /** As it was first drafted, whatever was corrected since. */
  readonly lines: readonly DraftLine[];
  /** What the customer accepted to pay at most, before VAT: nothing costs more. */
  readonly accepted: Amount;
  readonly acceptedBy: Source;
  readonly source: Source;
  /** When the case ended; null while it goes on. */
  readonly endedAt: Instant | null;
  /** The oldest first; the last one's lines count. */
  readonly corrections: readonly Correction[];
}

export interface Correction {
  readonly at: Instant;
  readonly reason: string;
  readonly source: Source;
  readonly lines: readonly DraftLine[];
}
