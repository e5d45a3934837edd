/** Which invoice was paid, how much is open, and which money belongs to none? */
import { type Amount, add, compare, subtract, sum, zero } from '../money/amount.ts';
import type { Currency } from '../money/currency.ts';
import type { Entry, Invoice, Payment } from './entry.ts';
import { isLineEntry } from './line.ts';

/** How an invoice stands after everything that happened to it. */
export interface InvoiceStanding {
  readonly invoice: Invoice;
  /** What its lines come to, less what was taken back of them since. */
  readonly owed: Amount;
  readonly paid: Amount;
  /** Never below nothing: what was paid too much is `surplus`. */
  readonly open: Amount;
  readonly surplus: Amount;
}

/** Money of a customer's that no invoice explains. */
export interface Unmatched {
  readonly reference: string;
  readonly amount: Amount;
  readonly why: 'unknownReference' | 'overpaid';
}

/** People write a number in small letters and with spaces around it, and mean the same. */
export function isSameReference(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(reference: string): string {
  return reference.trim().replace(/\s+/g, ' ').toUpperCase();
}

/**
 * What an account owes of a currency, below zero for what it is owed: a fold, so the order of the
 * entries does not matter.
 */
export function balanceOf(entries: readonly Entry[], account: string, currency: Currency): Amount {
  let balance = zero(currency);
  for (const entry of entries) {
    if (entry.account !== account) continue;
    if (entry.type === 'payment' && entry.amount.currency === currency) {
      balance = subtract(balance, entry.amount);
    }
    if (!isLineEntry(entry)) continue;
    for (const { gross } of entry.lines) {
      if (gross.currency === currency) balance = add(balance, gross);
    }
  }
  return balance;
}

export function invoicesOf(entries: readonly Entry[], account: string): readonly InvoiceStanding[] {
  const own = entries.filter((entry) => entry.account === account);
  const invoices = own.filter((entry) => entry.type === 'invoice');
  return invoices.map((invoice) => {
    const { currency } = invoice;
    const nothing = zero(currency);
    const owed = sum(grossOn(invoice, own), currency);
    const paid = sum(paidFor(own, invoice.number, currency), currency);
    const rest = subtract(owed, paid);
    const isOpen = compare(rest, nothing) > 0;
    const surplus = isOpen ? nothing : subtract(paid, owed);
    return { invoice, owed, paid, open: isOpen ? rest : nothing, surplus };
  });
}

/** Lines that stand on the invoice, and those that took something of them back later. */
function grossOn(invoice: Invoice, entries: readonly Entry[]): readonly Amount[] {
  const covered = new Set(invoice.covers);
  return entries.filter(isLineEntry).flatMap((entry) => {
    if (entry.type === 'charge' || covered.has(entry.key)) {
      return covered.has(entry.key) ? entry.lines.map(({ gross }) => gross) : [];
    }
    return entry.lines.filter(({ of }) => covered.has(of.charge)).map(({ gross }) => gross);
  });
}

function paidFor(
  entries: readonly Entry[],
  reference: string,
  currency: Currency,
): readonly Amount[] {
  return entries
    .filter((one): one is Payment => one.type === 'payment')
    .filter((one) => one.amount.currency === currency && isSameReference(one.reference, reference))
    .map(({ amount }) => amount);
}

/**
 * Payments that refer to none of the account's invoices, or are more than is owed. One that was
 * taken back again is none; where both came is a matter of sums, so their order does not matter.
 */
export function unmatchedOf(entries: readonly Entry[], account: string): readonly Unmatched[] {
  const own = entries.filter((entry) => entry.account === account);
  const standings = invoicesOf(own, account);
  const overpaid = standings
    .filter(({ surplus }) => surplus.minor > 0n)
    .map(({ invoice, surplus }): Unmatched => {
      return { reference: invoice.number, amount: surplus, why: 'overpaid' };
    });
  const unknown = new Map<string, Unmatched>();
  for (const entry of own) {
    if (entry.type !== 'payment') continue;
    const { amount, reference } = entry;
    const isKnown = standings.some(
      ({ invoice }) =>
        invoice.currency === amount.currency && isSameReference(invoice.number, reference),
    );
    if (isKnown) continue;
    const key = `${amount.currency} ${plain(reference)}`;
    const before = unknown.get(key);
    const sums = before === undefined ? amount : add(before.amount, amount);
    const why = 'unknownReference';
    unknown.set(key, { reference: before?.reference ?? reference, amount: sums, why });
  }
  return [...overpaid, ...[...unknown.values()].filter(({ amount }) => amount.minor !== 0n)];
}
