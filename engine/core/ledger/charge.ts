/** When does a draft become entries, what holds it, and how may it be corrected until then? */
import { type Amount, compare, negate, subtract, sum, zero } from '../money/amount.ts';
import { type Taxation, type Vat, withVat } from '../money/vat.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { Correction, Draft, DraftLine } from './draft.ts';
import type { Charge, CounterLine, Line, Waiver } from './entry.ts';
import { lineOf, totalOf } from './line.ts';

/** What is known of who pays. */
export interface Payer {
  /** Null without a `billingId`. */
  readonly account: string | null;
  /** Null where it is not known. */
  readonly vat: Vat | null;
  /** Since when that is what is known. */
  readonly knownAt: Instant;
}

/** What the time of a draft depends on. */
export interface Course {
  /** Null while the ticket is not solved. */
  readonly solvedAt: Instant | null;
  readonly correctableForMs: DurationMs;
  readonly now: Instant;
}

export type Settled =
  | { readonly is: 'draft'; readonly finalAt: Instant | null }
  | { readonly is: 'held'; readonly why: readonly Hold[] }
  /** Nothing was left to charge: no entries. */
  | { readonly is: 'nothing' }
  | { readonly is: 'final'; readonly entries: readonly [Charge, ...Waiver[]] };

export type Hold = 'noBillingId' | 'unknownVat';

export type CorrectionRefusal =
  | 'noReason'
  | 'final'
  | 'twoCurrencies'
  | 'wrongSign'
  | 'aboveAccepted'
  | 'nothingChanged';

/** The lines that count: the last correction's. */
export function linesOf({ lines, corrections }: Draft): readonly DraftLine[] {
  return corrections.at(-1)?.lines ?? lines;
}

/** From when on a draft is final; null while the ticket is open or the case goes on. */
export function finalAt({ endedAt }: Draft, course: Omit<Course, 'now'>): Instant | null {
  const { solvedAt, correctableForMs } = course;
  if (solvedAt === null || endedAt === null) return null;
  return Math.max(solvedAt, endedAt) + correctableForMs;
}

/**
 * The draft with a further correction beside all that was there, or why not. It may cost less than
 * was accepted, nothing at all, and never more.
 */
export function correct(
  draft: Draft,
  correction: Correction,
  course: Course,
): Draft | CorrectionRefusal {
  const final = finalAt(draft, course);
  if (final !== null && course.now >= final) return 'final';
  if (correction.reason.trim() === '') return 'noReason';
  const { currency } = draft.accepted;
  for (const { net, waived } of correction.lines) {
    const off = waived?.amount ?? zero(net.currency);
    if (net.currency !== currency || off.currency !== currency) return 'twoCurrencies';
    if (net.minor < 0n || off.minor < 0n || off.minor > net.minor) return 'wrongSign';
  }
  if (compare(netOf(correction.lines, draft.accepted), draft.accepted) > 0) return 'aboveAccepted';
  if (isSameLines(linesOf(draft), correction.lines)) return 'nothingChanged';
  return { ...draft, corrections: [...draft.corrections, correction] };
}

/** What a draft comes to; VAT and gross are null, and not shown, while VAT is unknown. */
export function priceOf(
  draft: Draft,
  vat: Vat | null,
): Taxation | { readonly net: Amount; readonly vat: null; readonly gross: null } {
  const lines = linesOf(draft);
  if (vat === null) return { net: netOf(lines, draft.accepted), vat: null, gross: null };
  const parts = lines.flatMap(({ net, waived }) =>
    waived === null ? [net] : [net, negate(waived.amount)],
  );
  const { currency } = draft.accepted;
  return totalOf(
    parts.map((net) => withVat(net, vat)),
    currency,
  );
}

/**
 * What becomes of a draft. A charge is dated when it became possible, not when somebody looked, so
 * that a rebuild gives the same; but never into a locked month.
 */
export function settle(
  draft: Draft,
  payer: Payer,
  course: Course & { readonly lockedUntil: Instant | null },
): Settled {
  const final = finalAt(draft, course);
  const { endedAt } = draft;
  if (final === null || endedAt === null || course.now < final)
    return { is: 'draft', finalAt: final };
  if (linesOf(draft).every(({ net }) => net.minor === 0n)) return { is: 'nothing' };
  const { account, vat, knownAt } = payer;
  if (account === null || vat === null) {
    const why: Hold[] = account === null ? ['noBillingId'] : [];
    return { is: 'held', why: vat === null ? [...why, 'unknownVat'] : why };
  }
  const at = Math.max(final, knownAt, course.lockedUntil ?? final);
  return { is: 'final', entries: entriesOf(draft, { account, vat, at, endedAt }) };
}

function entriesOf(
  draft: Draft,
  { account, vat, at, endedAt }: { account: string; vat: Vat; at: Instant; endedAt: Instant },
): readonly [Charge, ...Waiver[]] {
  const { key, ticket, source } = draft;
  const drafted = linesOf(draft);
  const reason = draft.corrections.at(-1)?.reason ?? null;
  const lines = drafted.map((line) => lineOf(line, vat));
  const common = { at, account, ticket, source };
  const waivers = new Map<string, CounterLine[]>();
  for (const [i, { waived }] of drafted.entries()) {
    if (waived === null || waived.amount.minor === 0n) continue;
    const line = lines[i] as Line;
    const back = { ...line, ...withVat(negate(waived.amount), vat), of: { charge: key, line: i } };
    waivers.set(waived.promotion, [...(waivers.get(waived.promotion) ?? []), back]);
  }
  return [
    { type: 'charge', key, ...common, reason, lines, endedAt },
    ...[...waivers].map(([promotion, lines]): Waiver => {
      const waiver = { type: 'waiver', key: `${key} ${promotion}`, promotion, lines } as const;
      return { ...waiver, ...common, reason: null };
    }),
  ];
}

/** After what promotions waive, before VAT. */
function netOf(lines: readonly DraftLine[], { currency }: Amount): Amount {
  return sum(
    lines.map(({ net, waived }) => (waived === null ? net : subtract(net, waived.amount))),
    currency,
  );
}

function isSameLines(a: readonly DraftLine[], b: readonly DraftLine[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((line, i) => {
    const other = b[i] as DraftLine;
    return (
      line.what === other.what &&
      line.text === other.text &&
      line.net.minor === other.net.minor &&
      line.waived?.amount.minor === other.waived?.amount.minor &&
      line.waived?.promotion === other.waived?.promotion
    );
  });
}
