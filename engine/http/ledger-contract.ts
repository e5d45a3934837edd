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
