import type { Entry, Invoice } from '../core/ledger/entry.ts';
import { append, type Ledger } from '../core/ledger/ledger.ts';
import { readReport } from '../core/ledger/report.ts';
import { isSameEntry } from '../core/ledger/same.ts';
import { formatInstant, type Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { BillingAnswer, BillingMismatch, Taken } from '../http/ledger-contract.ts';
import type { Tx } from '../ports/store.ts';
import { reinstatePaid } from './accounts.ts';
import type { BillingReport, ReportedInvoice } from './billing-form.ts';
import type { Context } from './context.ts';
import { coveredBy } from './covered-entries.ts';
import { lockedUntilOf } from './enter-charges.ts';
import { judgeAndSave } from './save-judged.ts';
import { VALUES } from './saying.ts';

/**
 * Takes what billing reports: invoices first, then the payments that name them, in one transaction.
 * What does not match is told, row for row; the same report again changes nothing.
 */
export async function takeReport(context: Context, report: BillingReport): Promise<BillingAnswer> {
  const { policies, clock, store, log } = context;
  const { billing, timeZone } = policies.current();
  if (billing.invoices === 'own') {
    throw new EngineError(
      'badRequest',
      'The tiers file says that Palier invoices ("billing.invoices" is "own"): nothing was entered.',
    );
  }
  const now = clock.now();
  const { completeUntil } = report;
  if (completeUntil !== null && completeUntil > now) {
    const said = `"completeUntil" is later than now, ${formatInstant(now)}: nothing was entered.`;
    throw new EngineError('badRequest', said);
  }
  const answer = await store.transact(async (tx) => {
    const before = await tx.ledger('all');
    const ledger = { entries: before, lockedUntil: await lockedUntilOf(tx) };
    const invoices = takeInvoices(ledger, report.invoices, { now, timeZone });
    const payments = takePayments(invoices.ledger, report.payments, { now, timeZone });
    await tx.enter(payments.ledger.entries.slice(before.length));
    const turned = await reinstatePaid(tx, now);
    await judgeAndSave(context, tx, [...(await tx.tickets(turned)).values()]);
    const isWhole = payments.mismatches.every(isNoMoneyLost);
    const until = await completedUntil(tx, isWhole ? completeUntil : null);
    return {
      invoices: invoices.taken,
      payments: payments.taken,
      mismatches: [...invoices.mismatches, ...payments.mismatches],
      completeUntil: until === null ? null : formatInstant(until),
    };
  });
  const { invoices, payments, mismatches } = answer;
  const counts = { invoices: invoices.entered, payments: payments.entered };
  log.info({ ...counts, mismatches: mismatches.length }, 'billing reported');
  return answer;
}

interface Took {
  readonly ledger: Ledger;
  readonly taken: Taken;
  readonly mismatches: readonly BillingMismatch[];
}

interface Dates {
  readonly now: Instant;
  readonly timeZone: string;
}

function takeInvoices(before: Ledger, rows: readonly ReportedInvoice[], dates: Dates): Took {
  let ledger = before;
  let known = 0;
  const mismatches: BillingMismatch[] = [];
  for (const row of rows) {
    const { number } = row;
    const invoice = invoiceOf(row, ledger.entries, dates.now);
    const there = ledger.entries.find(({ key }) => key === keyOf(row));
    const mismatch = (why: string) =>
      mismatches.push({ what: 'invoice', row: number, reference: number, why, isEntered: false });
    if (typeof invoice === 'string') mismatch(invoice);
    else if (there !== undefined) {
      if (isSameEntry({ ...there, at: invoice.at }, invoice)) known += 1;
      else mismatch('rowChanged');
    } else {
      const after = append(ledger, invoice, dates);
      if (typeof after === 'string') mismatch(after);
      else ledger = after;
    }
  }
  const entered = ledger.entries.length - before.entries.length;
  return { ledger, taken: { entered, known }, mismatches };
}

function keyOf({ number }: ReportedInvoice): string {
  return `invoice ${number}`;
}

function invoiceOf(
  row: ReportedInvoice,
  entries: readonly Entry[],
  now: Instant,
): Invoice | 'unknownEntry' | 'notWholeEntry' {
  const { number, account, covers, dueAt } = row;
  const covered = coveredBy(entries, covers);
  if (typeof covered === 'string') return covered;
  const tickets = new Set(covered.map(({ ticket }) => ticket));
  return {
    type: 'invoice',
    key: keyOf(row),
    at: now,
    account,
    ticket: tickets.size === 1 ? ([...tickets][0] ?? null) : null,
    reason: null,
    source: { from: 'billing', row: number },
    number,
    currency: covered[0]?.lines[0]?.net.currency ?? '',
    covers: covered.map(({ key }) => key),
    dueAt,
  };
}

function takePayments(before: Ledger, rows: BillingReport['payments'], dates: Dates): Took {
  let ledger = before;
  const read = readReport(ledger.entries, rows, dates.now);
  const refused = new Map<string, string>();
  for (const payment of read.payments) {
    const after = append(ledger, payment, dates);
    if (typeof after !== 'string') ledger = after;
    else if (payment.source.from === 'billing') refused.set(payment.source.row, after);
  }
  const mismatches = read.mismatches
    .filter(({ row, isEntered }) => !(isEntered && refused.has(row.row)))
    .map(({ row, why, isEntered }): BillingMismatch => {
      return { what: 'payment', row: row.row, reference: row.reference, why, isEntered };
    });
  const more = [...refused].map(([row, why]): BillingMismatch => {
    const { reference = '' } = rows.find((one) => one.row === row) ?? {};
    return { what: 'payment', row, reference, why, isEntered: false };
  });
  const entered = ledger.entries.length - before.entries.length;
  const leftOut = read.mismatches.filter(({ isEntered }) => !isEntered).length;
  const known = rows.length - read.payments.length - leftOut;
  return { ledger, taken: { entered, known }, mismatches: [...mismatches, ...more] };
}

/** Money that came in and could not be entered might be the one that a customer owes. */
function isNoMoneyLost({ isEntered, why }: BillingMismatch): boolean {
  return isEntered || why === 'nothingPaid';
}

/** Word of completeness only moves on, and only where no payment was left out. */
async function completedUntil(tx: Tx, said: Instant | null): Promise<Instant | null> {
  const text = await tx.value(VALUES.paymentsCompleteUntil);
  const before = text === null ? null : Number(text);
  if (said === null || (before !== null && before >= said)) return before;
  await tx.setValue(VALUES.paymentsCompleteUntil, String(said));
  return said;
}
