// In which words are a policy and a ticket told to the minute judge? In whole minutes since 1970,
// and in plain data of its own, so that nothing of the engine has a say in what is right.

export type Minute = number;

export type PlainClock =
  | 'firstReply'
  | 'nextReply'
  | 'update'
  | 'resolution'
  | 'replacement'
  | 'diagnosis'
  | 'work'
  | 'rootCause'
  | 'promisedTime';

/** The open minutes of a calendar between `first` and `end`; nothing is known outside. */
export interface OpenMinutes {
  readonly name: string;
  readonly first: Minute;
  readonly end: Minute;
  isOpen(minute: Minute): boolean;
}

export interface PlainTarget {
  /** Minutes by priority; "*" is any other. */
  readonly within: Readonly<Record<string, number>>;
  readonly calendar: OpenMinutes;
}

export interface PlainPromise {
  readonly name: string;
  readonly clock: PlainClock;
  readonly pausesOn: readonly string[] | null;
  /** By kind, or by class of components for replacements; "*" is any other. */
  readonly targets: Readonly<Record<string, PlainTarget | null>>;
}

export interface PlainTier {
  readonly name: string;
  readonly promises: readonly PlainPromise[];
}

/** Promises that hold for clocks starting in [from, to) and lie over the tiers'. */
export interface PlainOverlay {
  readonly sort: 'reducedService' | 'eventPlan';
  readonly from: Minute;
  readonly to: Minute;
  /** Of an event plan. */
  readonly organization: string | null;
  readonly tiers: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly promises: readonly PlainPromise[];
}

export interface PlainPolicy {
  readonly anyEndUserCounts: boolean;
  /** Kind to its components with their classes; null for a kind without components. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, string>> | null>>;
  readonly always: OpenMinutes;
  readonly tiers: readonly PlainTier[];
  readonly defaultTier: string | null;
  readonly overlays: readonly PlainOverlay[];
}

export interface PlainOrganization {
  readonly name: string;
  readonly tier: string;
}

/** A fact at a whole minute; the list it stands in is in order. */
export type PlainFact = { readonly at: Minute } & PlainBody;

export type PlainBody =
  | {
      readonly type: 'opened';
      readonly by: 'customer' | 'staff';
      readonly kind: string | null;
      readonly priority: string | null;
      readonly component: string | null;
      readonly status: string;
    }
  | { readonly type: 'customerWrote'; readonly endUser: boolean }
  | { readonly type: 'staffReplied'; readonly public: boolean }
  | { readonly type: 'status'; readonly to: string; readonly category?: string }
  | {
      readonly type: 'kind' | 'component' | 'priority';
      readonly to: string | null;
      readonly why?: string;
    }
  | { readonly type: 'proposedKind'; readonly to: string; readonly why?: string }
  | { readonly type: 'organization'; readonly to: PlainOrganization | null }
  | { readonly type: 'promised'; readonly until: Minute }
  | { readonly type: 'replaced'; readonly to: boolean }
  | { readonly type: PlainMark };

/** Facts that say nothing but that they happened. */
export type PlainMark =
  | 'waitingForWindow'
  | 'windowReached'
  | 'noReplyOwed'
  | 'rootCauseGiven'
  | 'diagnosisAccepted'
  | 'diagnosisOutcome'
  | 'quoteAccepted'
  | 'workFinished'
  | 'suspended'
  | 'reinstated'
  | 'merged'
  | 'deleted'
  | 'consent';

export interface PlainHistory {
  readonly organization: PlainOrganization | null;
  readonly facts: readonly PlainFact[];
}

/** What the judge says about one instance; instants and lengths in minutes. */
export interface JudgedClock {
  /** How many targets it had at most at once: that of its start, and one for each tier since. */
  readonly measures: number;
  readonly promise: string;
  readonly clock: PlainClock;
  readonly instance: number;
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
  readonly paused: boolean;
  readonly startedAt: Minute;
  readonly target: number;
  readonly calendar: string;
  readonly elapsed: number;
  readonly deadlineAt: Minute | null;
  readonly metAt: Minute | null;
  readonly breachedAt: Minute | null;
  readonly cancelledAt: Minute | null;
  readonly withdrawn: { readonly breachedAt: Minute; readonly at: Minute; why: string } | null;
}
