import type { Instant } from '../time/instant.ts';
import type { Refusal } from './action.ts';
import type { Answerers, NamedComment, Signed } from './answer.ts';

/** A dated, attributed act on a ticket's diagnosis. */
export type CaseFact = CaseAct & Signed;

export type CaseAct =
  | {
      readonly type: 'offer';
      readonly sort: CaseSort;
      readonly circumstances: Circumstances;
      /** A senior's reason to offer it all the same. */
      readonly overriddenWhy: string | null;
    }
  | ({ readonly type: 'accept' | 'decline'; readonly of: number } & CustomerSaid)
  | ({
      readonly type: 'consent';
      /** What may be touched, as the customer calls it. */
      readonly touches: readonly string[];
      readonly until: Instant;
    } & CustomerSaid)
  | { readonly type: 'touch'; readonly what: string }
  | { readonly type: 'ask' | 'answered' | 'ourFault' | 'solved' | 'unable' }
  | {
      readonly type: 'quote';
      readonly lines: readonly RawLine[];
      readonly touches: readonly string[];
    }
  | { readonly type: 'finish' | 'unfinished' };

export type CaseActName = CaseAct['type'];

/** "I don't know where to look", or "I think it is your fault"; both cost the same. */
export const CASE_SORTS = ['request', 'faultClaim'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

/** A line as an agent wrote it; whatever total they wrote beside counts for nothing. */
export interface RawLine {
  readonly what: string;
  /** Such as "120.00". */
  readonly amount: string | number;
  readonly currency: string;
}

interface CustomerSaid {
  readonly comment: NamedComment | null;
  readonly answerers: Answerers;
}

/** What is known of the ticket when a diagnosis is offered. */
export interface Circumstances {
  readonly tier: string | null;
  readonly kind: string | null;
  readonly inMajorIncident: boolean;
  readonly hardwareSuspected: boolean;
}

/** Why an act on a diagnosis was refused, as data. */
export const CASE_REFUSALS = [
  'role',
  'permission',
  'notNow',
  'notSold',
  'noPrice',
  'kind',
  'majorIncident',
  'hardware',
  'configurationHelp',
  'badWhy',
  'alreadyAccepted',
  'declined',
  'expired',
  'overtaken',
  'noSuchComment',
  'notLater',
  'notRequester',
  'notApprover',
  'outcomeGiven',
  'badConsent',
  'noConsent',
  'nothingChanged',
  'noLines',
  'tooManyLines',
  'badLine',
  'badAmount',
  'wrongCurrency',
  'tooMuch',
] as const satisfies readonly Refusal[];
export type CaseRefusal = (typeof CASE_REFUSALS)[number];
