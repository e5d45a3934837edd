import type { Calendar } from '../calendar/calendar.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { BillingRules } from './billing.ts';
import type { Kind } from './kind.ts';
import type { Pack } from './pack.ts';
import type { Boost, DiagnosisRules, InterventionRules, Promotion, Task } from './paid.ts';
import type { Permissions } from './permission.ts';
import type { Promises } from './promise.ts';
import type { Tier } from './tier.ts';
import type { TriageRule } from './triage-rule.ts';

/**
 * One valid version of the tiers file, in force from an instant; everything in it is usable as it
 * is.
 */
export interface Policy {
  readonly version: string;
  readonly effectiveFrom: Instant;
  readonly currency: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
  readonly mode: Mode;
  /** Whose public words count as the customer's beside the requester's. */
  readonly customers: 'requester' | 'anyEndUser';
  /** Whether this version takes over the tickets that are open when it takes effect. */
  readonly rejudge: 'none' | 'open';
  /** Why; with it breaches that the new targets undo are withdrawn, without it they stand. */
  readonly rejudgeReason: string | null;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly triage: readonly TriageRule[];
  readonly defaultTier: string | null;
  /** In file order: the first whose rules match wins. */
  readonly tiers: readonly Tier[];
  /** In file order: the first whose rules match lies over the tier. */
  readonly packs: readonly Pack[];
  /** The types of task that packs cover, by name. */
  readonly tasks: ReadonlyMap<string, Task>;
  /** Null: not sold. */
  readonly diagnosis: DiagnosisRules | null;
  readonly interventions: InterventionRules | null;
  /** In file order. */
  readonly boosts: readonly Boost[];
  readonly promotions: readonly Promotion[];
  readonly reducedService: readonly ReducedService[];
  readonly eventPlans: readonly EventPlan[];
  readonly queue: QueueSettings;
  readonly alerts: AlertSettings;
  readonly may: Permissions;
  readonly billing: BillingRules;
  /** Sections that are valid but that this engine does not act on yet; `check` names them. */
  readonly notActedOn: readonly string[];
}

export type Mode = 'observe' | 'assist' | 'live';

/**
 * A dated stretch in which some promises of some tiers are replaced; applies to clocks starting
 * inside.
 */
export interface ReducedService {
  readonly fromAt: Instant;
  /** Exclusive: the midnight after the last day. */
  readonly toAt: Instant;
  /** Null means every tier, or every kind. */
  readonly tiers: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly promises: Promises;
  readonly notice: string | null;
}

/** A dated stretch with its own targets and weight for one organization. */
export interface EventPlan {
  readonly organization: string;
  readonly fromAt: Instant;
  readonly toAt: Instant;
  readonly weight: number | null;
  readonly promises: Promises;
  readonly contact: string | null;
}

/** Parameters of the queue; meanings and defaults in docs/decisions/0008. */
export interface QueueSettings {
  readonly headStartPerWeightFoldMs: DurationMs;
  readonly headStartLimitMs: DurationMs;
  readonly recoveryShare: number;
  readonly recoveryCapMs: DurationMs;
  readonly seats: number;
  readonly nominalMs: DurationMs;
}

export interface AlertSettings {
  readonly thresholds: readonly Threshold[];
  /** Messages to one recipient within five minutes above which they become one digest. */
  readonly digestAfter: number;
  /**
   * The managers' rungs by `afterMs`, the first told first; empty means that only the board says
   * it.
   */
  readonly ladder: readonly Rung[];
}

/**
 * One step of the ladder: a channel, and how long after the threshold it is told (real elapsed ms).
 */
export interface Rung {
  readonly channel: 'slack' | 'mail';
  /** The mail address; null for Slack, whose webhook address is a secret of the environment. */
  readonly to: string | null;
  readonly afterMs: DurationMs;
}

/** When something is said, and to whom; `ladder` is the managers' channel set. */
export interface Threshold {
  /** A fraction of the target, or time before the deadline. Exactly one is set. */
  readonly fraction: number | null;
  readonly beforeMs: DurationMs | null;
  readonly to: 'assignee' | 'ladder';
}
