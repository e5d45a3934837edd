import type { Instant } from '../time/instant.ts';
import type { ActionDecided } from './action.ts';
import type { Doer } from './answer.ts';
import type { CaseAct } from './diagnosis-act.ts';
import type { TimerAct } from './intervention-act.ts';

/**
 * A dated, attributed thing that happened to a ticket; never edited. The form is public: the same
 * JSON (with ISO instants) is what `palier explain --history` reads (docs/api.md).
 */
export type Fact = FactBody & {
  readonly at: Instant;
  /** Zendesk's audit id, or a file's line: orders facts of one instant; absent sorts first. */
  readonly seq?: number;
  /** Audit id plus type and field: the same fact read twice has the same key. */
  readonly key?: string;
  /** Who did it, as Zendesk recorded: a user id, or "engine". */
  readonly author?: string;
};

export type FactBody =
  | {
      readonly type: 'opened';
      readonly by: 'customer' | 'staff';
      readonly priority?: string | null;
      readonly kind?: string | null;
      readonly status?: string;
      readonly component?: string | null;
    }
  | { readonly type: 'customerWrote'; readonly endUser?: boolean }
  | { readonly type: 'staffReplied'; readonly public?: boolean }
  | { readonly type: 'status'; readonly to: string; readonly category?: string }
  | { readonly type: 'priority'; readonly to: string | null; readonly why?: string }
  | {
      readonly type: 'kind';
      readonly to: string | null;
      readonly why?: string;
      readonly proposed?: boolean;
    }
  | { readonly type: 'component'; readonly to: string | null; readonly why?: string }
  | { readonly type: 'organization'; readonly to: Organization | null }
  | { readonly type: 'fields'; readonly to: FieldValues }
  | { readonly type: 'tags'; readonly to: readonly string[] }
  | { readonly type: 'requester'; readonly to: Person }
  | { readonly type: 'group'; readonly to: string | null }
  | { readonly type: 'assignee'; readonly to: string | null }
  | { readonly type: 'consent' }
  | { readonly type: 'waitingForWindow' }
  | { readonly type: 'windowReached' }
  | { readonly type: 'replaced'; readonly to?: boolean }
  | { readonly type: 'promised'; readonly until: Instant }
  | { readonly type: 'noReplyOwed' }
  | { readonly type: 'rootCauseGiven' }
  | { readonly type: 'problem'; readonly to: number | null }
  | { readonly type: 'diagnosisAccepted' }
  | { readonly type: 'diagnosisOutcome' }
  | { readonly type: 'quoteAccepted' }
  | { readonly type: 'workFinished' }
  | { readonly type: 'suspended' }
  | { readonly type: 'reinstated' }
  | { readonly type: 'merged'; readonly into: number }
  | Absorbed
  | FollowsUp
  | BreachWithdrawn
  | DiagnosisActed
  | TimerActed
  | { readonly type: 'deleted' }
  | ActionDecided
  | SlotGranted;

/**
 * Another ticket of the same requester was merged into this one, which takes over since when that
 * one was being worked on and since when a word in it was unanswered (decision 0006).
 */
export interface Absorbed {
  readonly type: 'absorbed';
  readonly from: number;
  readonly resolutionSince: Instant | null;
  readonly unansweredSince: Instant | null;
  /** Stretches after `resolutionSince` in which resolution did not count: from, to, from, to … */
  readonly pauses?: readonly Instant[];
}

/** The ticket continues a closed one, with what people had decided on that. */
export interface FollowsUp {
  readonly type: 'followsUp';
  readonly ticket: number;
  readonly kind: string | null;
  readonly component: string | null;
}

/** A manager took a recorded breach back, with a reason; it stays shown. */
export interface BreachWithdrawn {
  readonly type: 'breachWithdrawn';
  readonly promise: string;
  /** Every breached instance of the promise when absent. */
  readonly instance?: number;
  readonly why: string;
}

/** An act on the ticket's paid diagnosis that was accepted; by an agent's action, or on a page. */
export interface DiagnosisActed {
  readonly type: 'diagnosisActed';
  readonly nonce: string;
  readonly by: Doer;
  readonly act: CaseAct;
  /** In which language the customer was written to; null where nothing was said of it. */
  readonly language: string | null;
}

/** An act on a timer of on-site hands that was accepted. */
export interface TimerActed {
  readonly type: 'timerActed';
  readonly nonce: string;
  readonly by: Doer;
  readonly act: TimerAct;
}

/** The engine's own fact: a late clock was given a place in the recovery queue (decision 0008). */
export interface SlotGranted {
  readonly type: 'slotGranted';
  readonly promise: string;
  readonly instance: number;
  readonly targetVersion: number;
  readonly tier: string;
  readonly slotAt: Instant;
}

export type FactType = FactBody['type'];

export type FieldValues = Readonly<Record<string, FieldValue>>;
export type FieldValue = string | number | boolean | null | readonly string[];

export interface Organization {
  readonly id: number;
  readonly name?: string;
  readonly fields: FieldValues;
}

export interface Person {
  readonly id?: number;
  readonly tags?: readonly string[];
  readonly fields?: FieldValues;
}

/** What the ticket was when it was opened; everything later is a fact. */
export interface TicketHeader {
  readonly id: number;
  readonly subject: string;
  readonly form: string | null;
  readonly channel: string | null;
  readonly brand: string | null;
  readonly tags: readonly string[];
  readonly fields: FieldValues;
  readonly requester: Person | null;
  readonly organization: Organization | null;
}

export interface History {
  readonly ticket: TicketHeader;
  /** Any order; the fold sorts by (at, seq, rank of the type). */
  readonly facts: readonly Fact[];
}
