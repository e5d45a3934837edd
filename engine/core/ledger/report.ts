/** What of a report of payments can be entered, and what does it say that nothing explains? */
import type { Amount } from '../money/amount.ts';
import type { Instant } from '../time/instant.ts';
import type { Entry, Invoice, Payment } from './entry.ts';
import { isSameReference } from './payment.ts';

/** A row as the billing system reports it. */
export interface ReportedPayment {
  /** The same row twice is one payment. */
  readonly row: string;
  readonly reference: string;
  readonly amount: Amount;
  readonly paidAt: Instant;
  /** Null where billing does not say whose it is. */
  readonly account: string | null;
}

export interface Mismatch {
  readonly row: ReportedPayment;
  readonly why:
    | 'unknownReference'
    | 'otherAccount'
    | 'otherCurrency'
    | 'nothingPaid'
    /** It was entered with other content before; nothing entered is edited. */
    | 'rowChanged';
  /** Whether it is entered all the same, as money of the account's that no invoice explains. */
  readonly isEntered: boolean;
}

/**
 * The payments to enter and all that did not match, row for row. Money whose owner is known is
 * entered even when its invoice is not: it keeps the customer from being suspended.
 */
export function readReport(
  entries: readonly Entry[],
  rows: readonly ReportedPayment[],
  now: Instant,
): { readonly payments: readonly Payment[]; readonly mismatches: readonly Mismatch[] } {
  const invoices = entries.filter((one) => one.type === 'invoice');
  const known = new Map<string, Payment>();
  for (const one of entries) if (one.type === 'payment') known.set(one.key, one);
  const payments: Payment[] = [];
  const mismatches: Mismatch[] = [];
  for (const row of rows) {
    const before = known.get(keyOfRow(row));
    if (before !== undefined) {
      if (!isOfRow(before, row)) mismatches.push({ row, why: 'rowChanged', isEntered: false });
      continue;
    }
    const invoice = invoices.find(({ number }) => isSameReference(number, row.reference));
    const why = mismatchOf(row, invoice);
    const account = row.account ?? (why === null ? invoice?.account : undefined);
    const isEntered = account !== undefined && why !== 'nothingPaid';
    if (why !== null) mismatches.push({ row, why, isEntered });
    if (!isEntered) continue;
    const payment = paymentOf(row, account, now);
    known.set(payment.key, payment);
    payments.push(payment);
  }
  return { payments, mismatches };
}

function keyOfRow({ row }: ReportedPayment): string {
  return `payment ${row}`;
}

function isOfRow({ amount, reference, paidAt }: Payment, row: ReportedPayment): boolean {
  return (
    amount.currency === row.amount.currency &&
    amount.minor === row.amount.minor &&
    reference === row.reference &&
    paidAt === row.paidAt
  );
}

function mismatchOf(row: ReportedPayment, invoice: Invoice | undefined): Mismatch['why'] | null {
  if (row.amount.minor === 0n) return 'nothingPaid';
  if (invoice === undefined) return 'unknownReference';
  if (row.account !== null && row.account !== invoice.account) return 'otherAccount';
  return row.amount.currency === invoice.currency ? null : 'otherCurrency';
}

function paymentOf(row: ReportedPayment, account: string, now: Instant): Payment {
  const { reference, amount, paidAt } = row;
  return {
    type: 'payment',
    key: keyOfRow(row),
    at: now,
    account,
    ticket: null,
    reason: null,
    source: { from: 'billing', row: row.row },
    amount,
    reference,
    paidAt,
  };
}
