import type {
  BoardCounts,
  ClockView,
  EntitlementForm,
  Health,
  QueuedTicket,
  Standing,
  Timed,
} from './contract.ts';
import type { AppAccount, AppDiagnosis, AppIntervention } from './paid-contract.ts';

/**
 * The answers to the app in Zendesk, as contract.ts has those of the board, and under its rules.
 */

/**
 * GET /v1/app/tickets/:id?language=&zone=, for the app in Zendesk, which asks with a token: no
 * subject, no requester, no names of people, no texts of customers. The app has those from Zendesk.
 */
export interface AppTicket extends Timed {
  readonly ticket: Standing & {
    /** What triage suggests while nobody has decided on a kind. */
    readonly proposedKind: string | null;
    readonly status: string;
    readonly queueTotal: number;
    readonly openedAt: string;
    readonly clocks: readonly ClockView[];
    readonly policy: string;
  };
  readonly actions: AppActions;
  /** Kinds that the ticket's policy knows, in its order, with the components each may name. */
  readonly kinds: readonly { readonly name: string; readonly components: readonly string[] }[];
  /** The names of contacts are withheld: null. */
  readonly entitlement: EntitlementForm;
  /** Null where nothing is sold on the ticket. */
  readonly diagnosis: AppDiagnosis | null;
  /** Null where no on-site hands are sold. */
  readonly intervention: AppIntervention | null;
  readonly account: AppAccount | null;
  /** Of the troubles only those that make the answer old. */
  readonly health: Health;
}

/**
 * What an agent does to a ticket from the app: written to the ticket in Zendesk as that agent, and
 * believed by the engine because Zendesk says who wrote it.
 */
export type ActionName =
  | 'kind'
  | 'promise'
  | 'noReplyOwed'
  | 'replaced'
  | 'rootCause'
  | 'withdrawBreach'
  | DiagnosisActionName
  | InterventionActionName
  | AccountActionName;

export type AccountActionName = 'account.dispute' | 'account.suspend' | 'account.reinstate';

export type DiagnosisActionName =
  | 'diagnosis.offer'
  | 'diagnosis.accept'
  | 'diagnosis.decline'
  | 'diagnosis.consent'
  | 'diagnosis.touch'
  | 'diagnosis.ask'
  | 'diagnosis.ourFault'
  | 'diagnosis.solved'
  | 'diagnosis.unable'
  | 'diagnosis.quote'
  | 'diagnosis.finish'
  | 'diagnosis.unfinished';

export type InterventionActionName =
  | 'intervention.start'
  | 'intervention.pause'
  | 'intervention.resume'
  | 'intervention.stop'
  | 'intervention.stillWorking'
  | 'intervention.agree'
  | 'intervention.bill';

export interface AppActions {
  /** The nonce of the last action that was decided, which the next one names as `after`. */
  readonly last: string | null;
  /** Decided actions, the newest first, ten at most. */
  readonly done: readonly ActionDone[];
  /** What would count on the ticket as it stands. */
  readonly possible: readonly PossibleAction[];
}

export interface ActionDone {
  readonly nonce: string;
  readonly action: ActionName;
  readonly at: string;
  /** Zendesk's id of the user who did it. */
  readonly by: number;
  readonly accepted: boolean;
  /** What was done, or why it was refused: a sentence. */
  readonly told: string;
}

export interface PossibleAction {
  readonly action: ActionName;
  /** Names of the Zendesk groups whose members may, beside admins; null: every agent. */
  readonly groups: readonly string[] | null;
}

/**
 * GET /v1/app/tickets/:id/preview?kind=&component=&language=&zone=: what would follow from another
 * kind or component, decided now. An empty component is none.
 */
export interface AppPreview extends Timed {
  readonly moves: readonly Move[];
  /** A breach on record would be withdrawn, which asks for a reason. */
  readonly needsReason: boolean;
}

export interface Move {
  readonly promise: string;
  readonly instance: number;
  readonly change: 'moved' | 'same' | 'begun' | 'ended';
  readonly fromAt: string | null;
  readonly toAt: string | null;
  /** In words, one sentence. */
  readonly told: string;
}

/** GET /v1/app/tickets/:id/history?language=&zone=: what its clocks did, the newest first. */
export interface AppHistory extends Timed {
  readonly events: readonly HistoryEvent[];
}

export interface HistoryEvent {
  readonly at: string;
  /** Which shape and colour go with it. */
  readonly tone: 'good' | 'warning' | 'danger' | 'quiet';
  /** Zendesk's id of the person it goes back to; null for Palier, a program or time itself. */
  readonly by: number | null;
  readonly told: string;
}

/** POST /v1/app/tickets/:id/look?language=&zone= */
export interface AppLook extends AppTicket {
  /** The ticket was read from Zendesk just now; false when that failed or took three seconds. */
  readonly looked: boolean;
}

/** GET /v1/app/queue?limit=&language= */
export interface AppQueue extends Timed {
  readonly queue: readonly Standing[];
  readonly queueTotal: number;
  readonly health: Health;
}

/**
 * GET /v1/app/board?limit=N&tier=&kind=&state=&zone=&language=: the board's queue for the app's own
 * page in Zendesk, without names, texts and happenings.
 */
export interface AppBoard extends Timed {
  readonly counts: BoardCounts;
  readonly queue: readonly QueuedTicket[];
  /** As in `Board`. */
  readonly queueTotal: number;
  readonly health: Health;
  readonly tiers: readonly string[];
  readonly kinds: readonly string[];
}

/**
 * GET /v1/app/organizations/:id?language=&zone=: what an organization is owed before there is a
 * ticket, on the phone, and its open tickets. Fields, tags, brands and forms of a ticket decide
 * nothing here.
 */
export interface AppOrganization extends Timed {
  readonly organizationId: number;
  readonly tier: string | null;
  /** Why this tier, in words: "because organization field support_tier is premium". */
  readonly why: string;
  readonly policy: string;
  /** The names of contacts are withheld: null. */
  readonly entitlement: EntitlementForm;
  /** Its open tickets in the order of the queue, those outside it last; twenty at most. */
  readonly tickets: readonly Standing[];
  readonly openTotal: number;
  readonly health: Health;
}
