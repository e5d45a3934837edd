/** What does billing report? Its JSON, read whole or refused whole, with what is wrong in it. */
import { z } from 'zod';
import type { ReportedPayment } from '../core/ledger/report.ts';
import { parseAmount } from '../core/money/amount.ts';
import { type Instant, parseInstant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';

export interface ReportedInvoice {
  readonly number: string;
  readonly account: string;
  /** Keys of entries, or of all their lines as the export names them. */
  readonly covers: readonly string[];
  readonly dueAt: Instant;
}

export interface BillingReport {
  readonly invoices: readonly ReportedInvoice[];
  readonly payments: readonly ReportedPayment[];
  /** Until when all payments have been reported, this report included. */
  readonly completeUntil: Instant | null;
}

/** More than any request of the permitted size has. */
const MOST_ROWS = 5_000;
/** Of many problems the first few are enough to mend the program that wrote them. */
const MOST_TOLD = 10;

const word = z.string().trim().min(1).max(200);

const instant = z.string().transform((text, context): Instant => {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  context.addIssue('must be an instant with an offset, like 2026-11-25T10:00:00Z');
  return z.NEVER;
});

const invoice = z.strictObject({
  number: word,
  account: word,
  covers: z.array(word).min(1).max(MOST_ROWS),
  dueAt: instant,
});

const payment = z
  .strictObject({
    row: word,
    reference: z.string().max(200),
    // Text: a number of JSON's may have been another amount before it was parsed.
    amount: z.string().max(40),
    currency: z.string(),
    paidAt: instant,
    account: word.nullish(),
  })
  .transform(({ amount: text, currency, account = null, ...rest }, context): ReportedPayment => {
    const amount = parseAmount(text, currency);
    if (typeof amount !== 'string') return { ...rest, amount, account };
    context.addIssue(`has no amount of a currency: "${text}" "${currency}" (${amount})`);
    return z.NEVER;
  });

const form = z.strictObject({
  invoices: z.array(invoice).max(MOST_ROWS).default([]),
  payments: z.array(payment).max(MOST_ROWS).default([]),
  completeUntil: instant.nullish(),
});

export function billingReportIn(rawBody: Buffer): BillingReport {
  const read = form.safeParse(jsonIn(rawBody));
  if (read.success) return { ...read.data, completeUntil: read.data.completeUntil ?? null };
  const { issues } = read.error;
  const told = issues
    .slice(0, MOST_TOLD)
    .map(({ path, message }) => `${path.join('.') || 'the report'}: ${message}`);
  const more = issues.length > MOST_TOLD ? [`and ${issues.length - MOST_TOLD} more`] : [];
  throw new EngineError('badRequest', `Nothing was entered. ${[...told, ...more].join('; ')}.`);
}

function jsonIn(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    return undefined;
  }
}
