/**
 * A rule that sets, or only proposes, a ticket's kind from how it was opened; or one that proposes
 * that no reply is owed (out-of-office mail and the like), which only people decide.
 */
export interface TriageRule {
  readonly when: TriageCondition;
  /** Null in a rule about replies. */
  readonly kind: string | null;
  readonly propose: boolean;
  readonly mayWake: boolean;
}

/** Every condition that is not null must hold. */
export interface TriageCondition {
  readonly form: string | null;
  readonly channel: string | null;
  readonly brand: string | null;
  readonly tag: string | null;
  readonly subjectMatches: RegExp | null;
  readonly field: { readonly key: string; readonly is: string } | null;
}
