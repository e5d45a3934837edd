import type { Instant } from '../time/instant.ts';

/** What an agent does in a paid diagnosis: "diagnosis." and the name of the act. */
export const DIAGNOSIS_ACTIONS = [
  'diagnosis.offer',
  'diagnosis.accept',
  'diagnosis.decline',
  'diagnosis.consent',
  'diagnosis.touch',
  'diagnosis.ask',
  'diagnosis.ourFault',
  'diagnosis.solved',
  'diagnosis.unable',
  'diagnosis.quote',
  'diagnosis.finish',
  'diagnosis.unfinished',
] as const;
export type DiagnosisActionName = (typeof DIAGNOSIS_ACTIONS)[number];

/** What an agent does with a timer of on-site hands: "intervention." and the name of the act. */
export const INTERVENTION_ACTIONS = [
  'intervention.start',
  'intervention.pause',
  'intervention.resume',
  'intervention.stop',
  'intervention.stillWorking',
  'intervention.agree',
  'intervention.bill',
] as const;
export type InterventionActionName = (typeof INTERVENTION_ACTIONS)[number];
/** What is done to a customer's account from one of their tickets. */
export const ACCOUNT_ACTIONS = ['account.dispute', 'account.suspend', 'account.reinstate'] as const;
export type AccountActionName = (typeof ACCOUNT_ACTIONS)[number];

/** What costs nobody anything. */
export const FREE_ACTIONS = [
  'kind',
  'promise',
  'noReplyOwed',
  'replaced',
  'rootCause',
  'withdrawBreach',
] as const;

/** What an agent can do to a ticket beyond Zendesk's own fields, by the names of the contract. */
export const ACTION_NAMES = [
  ...FREE_ACTIONS,
  ...DIAGNOSIS_ACTIONS,
  ...INTERVENTION_ACTIONS,
  ...ACCOUNT_ACTIONS,
] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

/** Why an action was refused, as data; worded in `engine/wording`. */
export const REFUSALS = [
  'unreadable',
  'tooLarge',
  'unknownVersion',
  'unknownAction',
  'badArgs',
  'badWhy',
  'noteMismatch',
  'nonceUsed',
  'role',
  'permission',
  'ended',
  'overtaken',
  'nothingChanged',
  'promisePast',
  'promiseFar',
  'notNow',
  'noBreach',
  'notSold',
  'noPrice',
  'kind',
  'majorIncident',
  'hardware',
  'configurationHelp',
  'alreadyAccepted',
  'declined',
  'expired',
  'noSuchComment',
  'notLater',
  'notRequester',
  'notApprover',
  'outcomeGiven',
  'badConsent',
  'noConsent',
  'noLines',
  'tooManyLines',
  'badLine',
  'badAmount',
  'wrongCurrency',
  'tooMuch',
  'agentBusy',
  'noTimer',
  'notYours',
  'badSlices',
  'noAccount',
  'nothingCharged',
  'notDisputable',
  'nothingLeft',
  'paid',
  'notProposed',
  'suspendedBefore',
  'unmatchedPayments',
  'paymentsStale',
  'notSuspended',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * The engine's own fact: what became of an action. It bears the audit that asked, so that it is
 * decided once, whatever roles, policies and clocks become (decision 0016).
 */
export interface ActionDecided {
  readonly type: 'actionDecided';
  readonly nonce: string;
  /** Null for one that this engine does not know. */
  readonly action: ActionName | null;
  /** What sentences need of it; nothing that anybody wrote. */
  readonly args?: {
    readonly until?: Instant;
    readonly promise?: string;
    readonly instance?: number;
  };
  /** SHA-256 of what was asked: the same nonce with other content is another action. */
  readonly hash: string;
  /** Which role counted when it was decided. */
  readonly role: string;
  /** Absent when it was accepted. */
  readonly refused?: Refusal;
  readonly tier: string | null;
  readonly policy: string;
}
