import type { Price } from '../policy/promotion.ts';
import type { Answered } from '../ticket/answer.ts';
import type { CaseSort } from '../ticket/diagnosis-act.ts';
import type { Instant } from '../time/instant.ts';

/** Where a paid diagnosis stands; the names are those of the table in docs/decisions/0019. */
export const CASE_STATES = [
  'none',
  'offered',
  'running',
  'declined',
  'expired',
  'covered',
  'solved',
  'quoted',
  'unable',
  'working',
  'closed',
  'done',
  'unfinished',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** States in which something is still to be done or answered; from all others a case may begin. */
const OPEN_STATES: ReadonlySet<CaseState> = new Set(['offered', 'running', 'quoted', 'working']);

export function isOpenCase(state: CaseState): boolean {
  return OPEN_STATES.has(state);
}

/** A case of a ticket; a ticket has one at a time. */
export interface DiagnosisCase {
  readonly state: CaseState;
  /** "I don't know where to look", or "I think it is your fault"; both cost the same. */
  readonly sort: CaseSort;
  /** The tier whose price was offered. */
  readonly tier: string | null;
  readonly offer: Offer;
  /** At what the diagnosis was accepted; null before, and for what the tier includes. */
  readonly agreed: Agreed | null;
  readonly consents: readonly Consent[];
  /** What of the customer's was worked on, each under a consent that was in force then. */
  readonly touched: readonly string[];
  /** Since when the customer has been asked something; null while nobody waits for them. */
  readonly waitingSince: Instant | null;
  readonly quote: Quote | null;
  readonly quoteAgreed: Answered | null;
  readonly endedAt: Instant | null;
}

/** An offer, named by its audit; a newer one takes its place. */
export interface Offer {
  readonly seq: number;
  readonly at: Instant;
  /** Null: the tier includes it. */
  readonly price: Price | null;
  readonly validUntil: Instant | null;
  /** Why it was offered where the rules would not; null where they would. */
  readonly overriddenWhy: string | null;
}

export interface Agreed {
  readonly answered: Answered;
  readonly price: Price;
}

/** What the customer lets us touch, and until when. */
export interface Consent {
  readonly touches: readonly string[];
  readonly until: Instant;
  readonly answered: Answered;
}

export interface Quote {
  readonly seq: number;
  readonly at: Instant;
  readonly lines: readonly QuoteLine[];
  readonly validUntil: Instant | null;
  /** What of the customer's the work touches; all of it needs consent before it is finished. */
  readonly touches: readonly string[];
}

export interface QuoteLine {
  readonly what: string;
  readonly price: Price;
}

/**
 * The case as it stands at an instant: what nobody answered in time has ended by itself, at the end
 * of the time (the last instant is still in time: decision 0002).
 */
export function caseAt(one: DiagnosisCase | null, now: Instant): DiagnosisCase | null {
  if (one === null) return null;
  const until = one.state === 'offered' ? one.offer.validUntil : quoteUntil(one);
  if (until === null || now <= until) return one;
  return { ...one, state: one.state === 'offered' ? 'expired' : 'closed', endedAt: until };
}

function quoteUntil({ state, quote }: DiagnosisCase): Instant | null {
  return state === 'quoted' && quote !== null ? quote.validUntil : null;
}
