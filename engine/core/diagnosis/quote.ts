/** What may a quote say, and what does it come to? */
import { type Amount, add, compare, parseAmount, zero } from '../money/amount.ts';
import type { Policy } from '../policy/policy.ts';
import { cheaper, payable, priceOf } from '../policy/promotion.ts';
import type { CaseRefusal, RawLine } from '../ticket/diagnosis-act.ts';
import type { Instant } from '../time/instant.ts';
import type { Quote, QuoteLine } from './case.ts';

const MOST_LINES = 50;
const MOST_WORDS = 200;
/** Ten million euros: what is beyond that is a slip of the pen. */
const MOST_MINOR = 1_000_000_000n;

/** The lines at their prices of the instant; a refusal for what nobody can be asked to pay. */
export function readLines(
  raw: readonly RawLine[],
  policy: Policy,
  tier: string | null,
  at: Instant,
): readonly QuoteLine[] | CaseRefusal {
  if (raw.length === 0) return 'noLines';
  if (raw.length > MOST_LINES) return 'tooManyLines';
  const lines: QuoteLine[] = [];
  let total = 0n;
  for (const { what, amount, currency } of raw) {
    if (what.trim() === '' || what.length > MOST_WORDS) return 'badLine';
    if (currency !== policy.currency) return 'wrongCurrency';
    const list = parseAmount(amount, currency);
    if (typeof list === 'string' || list.minor <= 0n) return 'badAmount';
    total += list.minor;
    if (total > MOST_MINOR) return 'tooMuch';
    lines.push({ what, price: priceOf(policy, 'quote', tier, list, at) });
  }
  return lines;
}

/** The lines as they cost when they are accepted: never more than was quoted. */
export function linesAt(
  { lines }: Quote,
  policy: Policy,
  tier: string | null,
  at: Instant,
): readonly QuoteLine[] {
  return lines.map(({ what, price }) => ({
    what,
    price: cheaper(price, priceOf(policy, 'quote', tier, price.list, at)),
  }));
}

/** Totals are sums of lines: before what is waived, and what is to be paid. */
export function totalsOf(
  lines: readonly QuoteLine[],
  currency: string,
): { readonly list: Amount; readonly payable: Amount } {
  const none = zero(currency);
  return lines.reduce(
    (sum, { price }) => ({
      list: add(sum.list, price.list),
      payable: add(sum.payable, payable(price)),
    }),
    { list: none, payable: none },
  );
}

/** Whether an amount needs the customer's named approvers. */
export function needsApproval({ diagnosis }: Policy, amount: Amount): boolean {
  const above = diagnosis?.approvalAbove ?? null;
  return above !== null && compare(amount, above) > 0;
}
