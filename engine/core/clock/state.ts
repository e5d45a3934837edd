import type { Bought } from '../entitlement/target.ts';
import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Instant } from '../time/instant.ts';
import type { Reason } from './reason.ts';
import type { Run } from './run.ts';
import type { Shapes } from './shape.ts';

/** What the customer had from an instant on; one span more for each purchase or other change. */
export interface Span extends Bought {
  readonly fromAt: Instant;
}

/** Everything the fold of one ticket's facts has built up; changed in place, never shared. */
export interface Replay {
  /** The version in force for this ticket. */
  policy: Policy;
  readonly shapes: Shapes;
  readonly ticket: Ticket;
  spans: Span[];
  readonly runs: Run[];
  /** Those of them that a fact may still change; the others are met in time or cancelled. */
  readonly active: Run[];
  readonly withReasons: boolean;
  /** What each clock's explanation begins with: how the ticket came to be judged as it is. */
  readonly preface: Reason[];
  /** The kind in force: decided, else set by triage at the opening. */
  kind: string | null;
  triaged: string | null;
  /** The customer has asked: opened the ticket, or written in one that staff opened. */
  asked: boolean;
  /** That was answered once; what is asked from then on is owed the next reply. */
  firstReplied: boolean;
  /** The last component that was named, and the one that was replaced last. */
  part: string | null;
  replacedPart: string | null;
}
