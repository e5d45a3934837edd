import type {
  ActionName,
  DiagnosisActionName,
  InterventionActionName,
  Refusal,
} from '../ticket/action.ts';
import type { CaseSort, RawLine } from '../ticket/diagnosis-act.ts';
import type { FactBody } from '../ticket/fact.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountAction } from './account.ts';

/** An action as it was understood: its name and the arguments that count. */
export type Action =
  | { readonly name: 'kind'; readonly why: string | null }
  | { readonly name: 'promise'; readonly until: Instant }
  | { readonly name: 'noReplyOwed' }
  | { readonly name: 'replaced' }
  | { readonly name: 'rootCause' }
  | DiagnosisAction
  | InterventionAction
  | AccountAction
  | {
      readonly name: 'withdrawBreach';
      readonly promise: string;
      readonly instance: number;
      readonly why: string;
    };

/** An act on the ticket's paid diagnosis. */
export interface DiagnosisAction {
  readonly name: DiagnosisActionName;
  readonly act: DiagnosisAsk;
  readonly language: string | null;
  /** What the customer is to read once it is accepted; null leaves it to the templates. */
  readonly words: string | null;
}

/** An act as it was asked for: what it rests on is looked up where it is decided. */
export type DiagnosisAsk =
  | {
      readonly type: 'offer';
      readonly sort: CaseSort;
      readonly overriddenWhy: string | null;
    }
  /** `comment` is the audit of the customer's own words. */
  | { readonly type: 'accept' | 'decline'; readonly of: number; readonly comment: number }
  | {
      readonly type: 'consent';
      readonly touches: readonly string[];
      readonly until: Instant;
      readonly comment: number;
    }
  | { readonly type: 'touch'; readonly what: string }
  | {
      readonly type: 'quote';
      readonly lines: readonly RawLine[];
      readonly touches: readonly string[];
    }
  | { readonly type: 'ask' | 'ourFault' | 'solved' | 'unable' | 'finish' | 'unfinished' };

/** An act on a timer of on-site hands. */
export interface InterventionAction {
  readonly name: InterventionActionName;
  readonly hands: InterventionAsk;
}

/** `of` is the audit of the timer's start. */
export type InterventionAsk =
  | { readonly type: 'start' }
  | { readonly type: 'pause' | 'resume' | 'stop' | 'stillWorking'; readonly of: number }
  /** `comment` is the audit of the customer's own words. */
  | {
      readonly type: 'agree';
      readonly of: number;
      readonly slices: number;
      readonly comment: number;
    }
  | { readonly type: 'bill'; readonly of: number; readonly why: string };

/** What costs nobody anything. */
export type FreeAction = Exclude<Action, DiagnosisAction | InterventionAction | AccountAction>;

export function isAccount(action: Action): action is AccountAction {
  return action.name.startsWith('account.');
}

export function isDiagnosis(action: Action): action is DiagnosisAction {
  return 'act' in action;
}

export function isIntervention(action: Action): action is InterventionAction {
  return 'hands' in action;
}

/** An action as an update asked for it. */
export interface Asked {
  readonly auditId: number;
  readonly at: Instant;
  /** Zendesk's id of who wrote the update. */
  readonly by: number;
  readonly nonce: string;
  /** The nonce of the last action the author knew of. */
  readonly after: string | null;
  readonly name: ActionName | null;
  /** What was asked, or why it cannot be understood. */
  readonly asked: Action | Refusal;
  readonly hash: string;
  /** The fields of ours that the same update changed. */
  readonly changes: { readonly kind: boolean; readonly replaced: boolean };
}

/** How an action was decided, or had been decided before, as the engine's verdict says. */
export interface Verdict {
  readonly auditId: number;
  readonly refused: Refusal | null;
  readonly role: string;
  readonly tier: string | null;
  readonly policy: string;
}

/**
 * What an accepted action makes true. A field's change is a fact of its own; to that the action
 * only adds its reason, which is a fact alone where the field had been changed before.
 */
export function factsOf(
  action: FreeAction,
  asked: Asked,
  kind: string | null,
): readonly FactBody[] {
  switch (action.name) {
    case 'promise':
      return [{ type: 'promised', until: action.until }];
    case 'noReplyOwed':
      return [{ type: 'noReplyOwed' }];
    case 'rootCause':
      return [{ type: 'rootCauseGiven' }];
    case 'withdrawBreach': {
      const { promise, instance, why } = action;
      return [{ type: 'breachWithdrawn', promise, instance, why }];
    }
    case 'kind':
      if (asked.changes.kind || action.why === null || kind === null) return [];
      return [{ type: 'kind', to: kind, why: action.why }];
    case 'replaced':
      return [];
  }
}
