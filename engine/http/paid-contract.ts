/**
 * What the app is told of what is sold on a ticket, under the rules of app-contract.ts. Money is
 * plain decimals, which nobody outside the engine has to compute with.
 */

export interface Money {
  /** "12.50", with the decimals of the currency. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** What something costs. */
export interface PriceForm {
  /** To be paid, before VAT. */
  readonly net: Money;
  /** Before what a promotion waives; null where none does. */
  readonly list: Money | null;
  /** Null where the customer's VAT is not known: then nobody says a gross price. */
  readonly vat: { readonly percent: string; readonly gross: Money } | null;
}

/** What is sold on the ticket; null where the policy sells no diagnosis. */
export interface AppDiagnosis {
  readonly state: CaseState;
  readonly sort: 'request' | 'faultClaim' | null;
  /** What the diagnosis costs: as agreed or offered, or as it would be offered now. */
  readonly price: PriceForm | null;
  /** The tier includes it: there is no price. */
  readonly included: boolean;
  /** The audit of the question that waits for the customer; answers name it as `of`. */
  readonly asked: number | null;
  readonly validUntil: string | null;
  /** Why the rules would not offer it; somebody may with a reason, or nobody. A sentence. */
  readonly blocked: string | null;
  /** Since when the customer has been asked something. */
  readonly waitingSince: string | null;
  readonly consents: readonly { readonly touches: readonly string[]; readonly until: string }[];
  readonly touched: readonly string[];
  readonly quote: QuoteForm | null;
  /** What has been drafted to be charged so far, all cases of the ticket together. */
  readonly charges: readonly ChargeForm[];
  readonly currency: string;
  /** What the engine would write under the words for the customer now. */
  readonly terms: TermsForm;
  /** Words for the customer to begin with, by act and language. */
  readonly words: Readonly<Record<'offer' | 'quote', Readonly<Record<string, string>>>>;
  /** Public comments of the customer since they were asked, by audit, the newest first. */
  readonly comments: readonly { readonly audit: number; readonly at: string }[];
}

/** What is written under words for a customer, so that the app shows it before it is sent. */
export interface TermsForm {
  /** The account's IANA zone, in which customers are told of moments. */
  readonly zone: string;
  /** What an offer would cost now: never more than one that stands. Null where it is included. */
  readonly offer: PriceForm | null;
  /** How long offers and quotes stand, in milliseconds; null where they stand until answered. */
  readonly offerValidForMs: number | null;
  readonly quoteValidForMs: number | null;
  /** What promotions take off each line of a quote now; null for nothing. */
  readonly quoteOffPercent: string | null;
  /** Customers are mailed a link to answer by, too. */
  readonly hasLink: boolean;
  /** Null where the customer's VAT is not known. */
  readonly vatPercent: string | null;
}

/** The account of the ticket's customer; null where nobody knows who pays. */
export interface AppAccount {
  /** Since when their support is suspended. */
  readonly suspendedAt: string | null;
  /** Whether a dispute waits for a manager's decision. */
  readonly isProposed: boolean;
  /** What stands in the way of a suspension, in sentences. */
  readonly obstacles: readonly string[];
}

export type CaseState =
  | 'none'
  | 'offered'
  | 'running'
  | 'declined'
  | 'expired'
  | 'covered'
  | 'solved'
  | 'quoted'
  | 'unable'
  | 'working'
  | 'closed'
  | 'done'
  | 'unfinished';

export interface QuoteForm {
  readonly lines: readonly { readonly what: string; readonly price: PriceForm }[];
  readonly total: PriceForm;
  /** What of the customer's the work touches, each of which needs consent. */
  readonly touches: readonly string[];
}

export interface ChargeForm {
  /** Names the charge for ever. */
  readonly key: string;
  readonly what: string;
  readonly price: PriceForm;
  /** A draft can be corrected until `finalAt`; a held one waits for who pays. */
  readonly state: 'draft' | 'held' | 'entered' | 'nothing';
  readonly finalAt: string | null;
}

/** On-site hands: what is included, what a slice after that costs, and the ticket's timers. */
export interface AppIntervention {
  readonly includedMs: number;
  /** Each slice that has begun after that is charged. */
  readonly sliceMs: number;
  /** Slices that need no yes of the customer's. */
  readonly cap: number;
  /** What a slice of a timer costs that is started now. */
  readonly price: PriceForm;
  /** Groups whose members may stop anybody's timer, beside admins; null: every agent. */
  readonly stopsOthers: readonly string[] | null;
  /** The newest first. */
  readonly timers: readonly TimerForm[];
}

/** A timer as it stands at the answer's `nowAt`; what follows while it runs can be counted on. */
export interface TimerForm {
  /** The audit of its start, by which acts name it. */
  readonly of: number;
  /** Zendesk's id of whose hands they are. */
  readonly agent: number;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedAt: string;
  readonly workedMs: number;
  /** Slices that have begun, and those of them that are charged. */
  readonly started: number;
  readonly billed: number;
  /** Not charged: nobody answered "still working?" before they began. */
  readonly withheld: number;
  /** Not charged: beyond what the customer has agreed to. */
  readonly unagreed: number;
  readonly agreed: number;
  readonly slicePrice: PriceForm;
  /** What the billed slices cost, and what they would with one more, two more … */
  readonly costs: readonly PriceForm[];
  /** Null while it does not run. */
  readonly nextSliceAt: string | null;
  /** From then on "still working?" is asked; managers are told after `alertAt`. */
  readonly askAt: string | null;
  readonly alertAt: string | null;
  /** Public comments of the customer that may agree to more, by audit, the newest first. */
  readonly comments: readonly { readonly audit: number; readonly at: string }[];
}
