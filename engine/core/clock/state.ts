import type { Policy } from '../policy/policy.ts';
import type { ClockName } from '../policy/promise.ts';
import type { Tier } from '../policy/tier.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Instant } from '../time/instant.ts';
import type { Run } from './run.ts';

/** The tier a ticket had from an instant on; one entry more for each change. */
export interface TierSpan {
  readonly fromAt: Instant;
  readonly tier: Tier | null;
  readonly organization: string | null;
}

/** A promise as the fold sees it: its name, its clock, and what pauses it. */
export interface Shape {
  readonly promise: string;
  readonly clock: ClockName;
  readonly pausesOn: readonly string[] | null;
}

/** Everything the fold of one ticket's facts has built up; changed in place, never shared. */
export interface Replay {
  readonly policy: Policy;
  readonly shapes: readonly Shape[];
  readonly ticket: Ticket;
  readonly tiers: TierSpan[];
  readonly runs: Run[];
  readonly withReasons: boolean;
  /** The kind in force: decided, else set by triage at the opening. */
  kind: string | null;
  triaged: string | null;
  firstReplied: boolean;
}
