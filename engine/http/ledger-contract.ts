/**
 * What programs are told of the ledger, and what billing reports of it. Money is plain decimal text
 * beside its currency; dates are those of the tiers file's zone.
 */

/** The answer of GET /v1/ledger/export. */
export interface LedgerExport {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly timeZone: string;
  /** The names of what each line holds, in order. */
  readonly columns: readonly string[];
  readonly lines: readonly Readonly<Record<string, string>>[];
  /** What the lines come to, by currency. */
  readonly totals: readonly LedgerTotal[];
}

export interface LedgerTotal {
  readonly currency: string;
  readonly lines: number;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
}

/** The answer to a report of billing's: what became of it, and what did not match. */
export interface BillingAnswer {
  readonly invoices: Taken;
  readonly payments: Taken;
  readonly mismatches: readonly BillingMismatch[];
  /** Until when payments are known to be complete; null where billing never said so. */
  readonly completeUntil: string | null;
}

export interface Taken {
  readonly entered: number;
  /** Said before, in the same words. */
  readonly known: number;
}

export interface BillingMismatch {
  readonly what: 'invoice' | 'payment';
  /** An invoice's number, or a payment's row. */
  readonly row: string;
  readonly reference: string;
  readonly why: string;
  /** Whether it is in the ledger all the same, as money that no invoice explains. */
  readonly isEntered: boolean;
}
