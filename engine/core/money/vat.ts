/** Which VAT is owed on a line, or is that not known? A table of rules, and no guess. */
import { type Amount, add } from './amount.ts';
import { type Ppm, shareOf } from './percent.ts';

/** How VAT is put on a line. */
export interface Vat {
  readonly ratePpm: Ppm;
  /** The key of the words that an invoice must bear where the customer owes the VAT. */
  readonly reverseCharge: string | null;
  /** The accountants' code of this VAT. */
  readonly taxCode: string | null;
}

/** A row of the table `billing.vat`. */
export interface VatRule extends Vat {
  /** ISO 3166's two letters, or "*" for any country that has no row of its own. */
  readonly country: string;
  /** Whether the row is for customers with a VAT id, or without; null for both. */
  readonly hasVatId: boolean | null;
}

/** What decides on a customer's VAT. */
export interface Taxed {
  /** Null where the customer's country is not known. */
  readonly country: string | null;
  readonly hasVatId: boolean;
}

/**
 * The VAT of a customer; null is unknown: then no gross price is shown, and a charge is held. The
 * nearest row counts, wherever it stands: the country's before "*", then one about VAT ids before
 * one for both.
 */
export function vatFor(rules: readonly VatRule[], { country, hasVatId }: Taxed): Vat | null {
  if (country === null) return null;
  const rows = [country, '*'].flatMap((name) =>
    [hasVatId, null].map((about) =>
      rules.find((rule) => rule.country === name && rule.hasVatId === about),
    ),
  );
  const row = rows.find((one) => one !== undefined);
  if (row === undefined) return null;
  const { ratePpm, reverseCharge, taxCode } = row;
  return { ratePpm, reverseCharge, taxCode };
}

/** What a line comes to: VAT is rounded here, on each line, and totals are sums of lines. */
export interface Taxation {
  readonly net: Amount;
  readonly vat: Amount;
  readonly gross: Amount;
}

export function withVat(net: Amount, { ratePpm }: Vat): Taxation {
  const vat = shareOf(net, ratePpm);
  return { net, vat, gross: add(net, vat) };
}
