/** What of an account is not on an invoice yet, and what does our own invoice look like? */
import { compare, zero } from '../money/amount.ts';
import type { Currency } from '../money/currency.ts';
import type { BillingRules } from '../policy/billing.ts';
import type { Instant } from '../time/instant.ts';
import { dueAtOf } from './due.ts';
import type { Charge, Entry, Invoice, LineEntry } from './entry.ts';
import { currencyOf, isLineEntry, totalOf } from './line.ts';
import { nextNumber } from './number.ts';

/** Charges on no invoice, and what took something of them back, in the order of their entry. */
export function uninvoiced(
  entries: readonly Entry[],
  account: string,
  currency: Currency,
): readonly LineEntry[] {
  const covered = new Set(entries.flatMap((one) => (one.type === 'invoice' ? one.covers : [])));
  return entries
    .filter(isLineEntry)
    .filter((one) => one.account === account && currencyOf(one) === currency)
    .filter((one) => {
      if (one.type === 'charge') return !covered.has(one.key);
      return one.lines.every(({ of }) => !covered.has(of.charge));
    });
}

/**
 * Our own invoice of all that is not on one; null where that comes to nothing. It asks for what it
 * must so that each number it takes is used: whoever makes one must enter it.
 */
export function ownInvoice(
  entries: readonly Entry[],
  { account, currency }: { readonly account: string; readonly currency: Currency },
  about: Pick<Invoice, 'key' | 'source'> & { readonly now: Instant },
  { billing, timeZone }: { readonly billing: BillingRules; readonly timeZone: string },
): Invoice | null {
  const on = uninvoiced(entries, account, currency);
  const { gross } = totalOf(
    on.flatMap(({ lines }) => [...lines]),
    currency,
  );
  if (compare(gross, zero(currency)) <= 0) return null;
  const charges = on.filter((one): one is Charge => one.type === 'charge');
  const endedAt = Math.max(...charges.map((one) => one.endedAt));
  const tickets = new Set(charges.map(({ ticket }) => ticket));
  return {
    type: 'invoice',
    key: about.key,
    at: about.now,
    account,
    ticket: tickets.size === 1 ? ([...tickets][0] ?? null) : null,
    reason: null,
    source: about.source,
    number: nextNumber(entries, about.now, timeZone),
    currency,
    covers: on.map(({ key }) => key),
    dueAt: dueAtOf({ endedAt, issuedAt: about.now }, billing, timeZone),
  };
}
