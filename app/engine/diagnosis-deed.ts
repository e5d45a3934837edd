/** What does an agent do about a paid diagnosis, and which arguments does the engine read of it? */

/** Beside the arguments, one sentence for colleagues, should the update need a note. */
interface Told {
  readonly told: string;
}

/** What is said to the customer; empty: the engine's own words, or none. */
interface Said {
  readonly words: string;
}

export interface QuotedLine {
  readonly what: string;
  /** "120.00": a point, and the decimals of the currency. */
  readonly amount: string;
  readonly currency: string;
}

type OfferDeed = {
  readonly action: 'diagnosis.offer';
  readonly sort: 'request' | 'faultClaim';
  /** Why it is offered where the rules would not; empty where they would. */
  readonly why: string;
  readonly language: string;
} & Said;

interface AnswerDeed {
  readonly action: 'diagnosis.accept' | 'diagnosis.decline';
  /** The audit of the question. */
  readonly of: number;
  /** The audit of the customer's comment. */
  readonly comment: number;
}

interface ConsentDeed {
  readonly action: 'diagnosis.consent';
  readonly touches: readonly string[];
  /** An ISO instant. */
  readonly until: string;
  readonly comment: number;
}

interface TouchDeed {
  readonly action: 'diagnosis.touch';
  readonly what: string;
}

type PlainDeed = { readonly action: PlainName } & Said;

export type PlainName = `diagnosis.${
  | 'ask'
  | 'ourFault'
  | 'solved'
  | 'unable'
  | 'finish'
  | 'unfinished'}`;

type QuoteDeed = {
  readonly action: 'diagnosis.quote';
  readonly lines: readonly QuotedLine[];
  readonly touches: readonly string[];
  readonly language: string;
} & Said;

export type DiagnosisDeed = Told &
  (OfferDeed | AnswerDeed | ConsentDeed | TouchDeed | PlainDeed | QuoteDeed);

/** What the engine reads; what is empty is left out. */
export function diagnosisArgs({ action: _, told: __, ...args }: DiagnosisDeed): object {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== ''));
}
