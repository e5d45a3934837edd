/** What does the billing section set, and does it hold together? VAT, days, who is served. */
import type { VatRule } from '../core/money/vat.ts';
import type { BillingRules, CustomerField, Seller } from '../core/policy/billing.ts';
import { PRICED, type PricedAction } from '../core/policy/price.ts';
import { DAY_MS, parseDuration } from '../core/time/duration.ts';
import { readPercent } from './money.ts';
import { hint } from './nearest.ts';
import { type Reading, requireNames } from './reading.ts';
import type { RawFile } from './schema/file.ts';

/** Thirty days are OVH's of 2010; the rest is ours (docs/decisions/0018). */
const DUE_DAYS = 30;
const REMINDED_AFTER_DUE_DAYS = [1, 8];
const GRACE_DAYS = 14;
const NEVER_SUSPENDED = ['outage', 'abuse', 'security', 'billing', 'legal', 'privacy'];
const PAYMENTS_FRESH_WITHIN_MS = 3 * DAY_MS;
const CORRECTABLE_FOR_MS = DAY_MS;

type RawBilling = Exclude<NonNullable<RawFile['billing']>, string>;

export function readBilling(reading: Reading, { billing, diagnosis }: RawFile): BillingRules {
  const raw: RawBilling =
    typeof billing === 'object' ? billing : { invoices: billing ?? 'external' };
  if (raw.invoices === 'own' && raw.seller === undefined) {
    const message = 'own invoices need the seller\'s identity; write "seller"';
    reading.report('missing', ['billing', 'seller'], message);
  }
  const dueDays = raw.dueDays ?? DUE_DAYS;
  if (raw.neverSuspended !== undefined) {
    requireNames(reading, 'kind', raw.neverSuspended, ['billing', 'neverSuspended']);
  }
  return {
    invoices: raw.invoices,
    billingId: readField(raw.billingId),
    country: readField(raw.country),
    vatId: readField(raw.vatId),
    vat: readVat(reading, raw),
    reverseChargeTexts: textsOf(raw),
    accountCodes: codesOf(raw),
    correctableForMs: ms(diagnosis?.correctableFor, CORRECTABLE_FOR_MS),
    dueDays,
    reminderDays: readReminders(reading, raw, dueDays),
    graceDays: raw.graceDays ?? GRACE_DAYS,
    neverSuspended: raw.neverSuspended ?? NEVER_SUSPENDED,
    paymentsFreshWithinMs: ms(raw.paymentsFreshWithin, PAYMENTS_FRESH_WITHIN_MS),
    contact: raw.contact ?? null,
    seller: sellerOf(raw),
  };
}

/** Each row once, and a reverse charge at 0 % only, with words that the file has. */
function readVat(reading: Reading, raw: RawBilling): readonly VatRule[] {
  const seen = new Set<string>();
  const keys = Object.keys(raw.reverseChargeTexts ?? {});
  return (raw.vat ?? []).map((row, i): VatRule => {
    const path = ['billing', 'vat', i];
    const key = `${row.country} ${row.vatId ?? 'both'}`;
    if (seen.has(key)) {
      const message = `"${row.country}" has this row already; keep one, or tell them by "vatId"`;
      reading.report('duplicate', path, message);
    }
    seen.add(key);
    const { reverseCharge } = row;
    if (reverseCharge !== undefined && !keys.includes(reverseCharge)) {
      const message = `"reverseChargeTexts" has no "${reverseCharge}"; ${hint(reverseCharge, keys)}`;
      reading.report('unknownName', [...path, 'reverseCharge'], message);
    }
    if (reverseCharge !== undefined && row.percent !== 0) {
      const message = 'a reverse charge is the customer’s to pay; write 0, or leave it out';
      reading.report('badValue', [...path, 'percent'], message);
    }
    return {
      country: row.country,
      hasVatId: row.vatId ?? null,
      ratePpm: readPercent(reading, row.percent, [...path, 'percent']),
      reverseCharge: reverseCharge ?? null,
      taxCode: row.taxCode ?? null,
    };
  });
}

function readReminders(reading: Reading, raw: RawBilling, dueDays: number): readonly number[] {
  const days = raw.reminderDays ?? REMINDED_AFTER_DUE_DAYS.map((after) => dueDays + after);
  for (const [i, day] of days.entries()) {
    if (i === 0 || day > (days[i - 1] ?? 0)) continue;
    const message = 'this reminder does not come after the one before it; write days in order';
    reading.report('badValue', ['billing', 'reminderDays', i], message);
  }
  return days;
}

function readField(raw: RawBilling['billingId']): CustomerField | null {
  if (raw?.organizationField === undefined && raw?.userField === undefined) return null;
  return { organizationField: raw.organizationField ?? null, userField: raw.userField ?? null };
}

function textsOf({ reverseChargeTexts }: RawBilling): BillingRules['reverseChargeTexts'] {
  const texts = Object.entries(reverseChargeTexts ?? {});
  return new Map(texts.map(([key, words]) => [key, new Map(Object.entries(words))]));
}

function codesOf({ accountCodes }: RawBilling): ReadonlyMap<PricedAction, string> {
  return new Map(
    PRICED.flatMap((what) => {
      const code = accountCodes?.[what];
      return code === undefined ? [] : [[what, code] as const];
    }),
  );
}

function sellerOf({ seller }: RawBilling): Seller | null {
  if (seller === undefined) return null;
  const { vatId = null, registration = null } = seller;
  return {
    name: seller.name,
    address: seller.address,
    country: seller.country,
    vatId,
    registration,
  };
}

function ms(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (parseDuration(text) ?? otherwise);
}
