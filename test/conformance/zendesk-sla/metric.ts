/**
 * What is a conformance table? One of Zendesk's SLA metrics, the promise that stands for it in a
 * tiers file, and rows: a history, what Zendesk documents about it, and what Palier answers.
 */
import type { Source } from './sources.ts';

/** What every metric has to have a row for. */
export const STANDARD_CASES = [
  'start',
  'status new',
  'status open',
  'status pending',
  'status hold',
  'opened by an agent',
  'internal note',
  'several replies',
  'solved without a reply',
  'reopened',
  'customer writes while pending',
  'no priority',
  'priority changed',
  'business hours',
  'calendar hours',
  'before the deadline',
  'at the deadline',
  'after the deadline',
  'before closing',
  'at closing',
  'after closing',
] as const;

export type StandardCase = (typeof STANDARD_CASES)[number];

/** The history is in the form of test/support/history-line.ts, the answers in that of answer.ts. */
interface Told {
  /** A sentence: the condition, and what follows. */
  readonly name: string;
  readonly covers: StandardCase;
  readonly history: readonly string[];
  /** When the ticket is looked at. */
  readonly at: string;
  /** The target counts in the schedule's hours, or around the clock. */
  readonly hours?: 'calendar';
  /** The one instance that the answers are about; without it all of them, in order. */
  readonly instance?: number;
  readonly source: Source;
}

/** Palier answers what Zendesk documents. */
export interface Same extends Told {
  readonly zendesk: readonly string[];
  readonly same: true;
}

/** Palier answers something else on purpose. */
export interface Differs extends Told {
  readonly zendesk: readonly string[];
  readonly palier: readonly string[];
  /** The reason, in one sentence. */
  readonly differs: string;
  /** The number of the decision page. */
  readonly decision: string;
}

/** Zendesk's pages do not say; Palier answers by its own decision. */
export interface Unsaid extends Told {
  readonly palier: readonly string[];
  /** What exactly they leave open, in one sentence. */
  readonly unsaid: string;
  readonly decision: string;
}

export type Row = Same | Differs | Unsaid;

export interface Metric {
  /** Zendesk's name. */
  readonly metric: string;
  /** The promise's name in the tiers file. */
  readonly name: string;
  /** The promise as an admin writes it, counting on the calendar `schedule`. */
  readonly promise: unknown;
  readonly rows: readonly Row[];
}

/** The targets of all tables by priority; without "*" a ticket without priority has none. */
export const TARGETS = {
  within: { urgent: '1h', high: '2h', normal: '4h', low: '8h' },
  calendar: 'schedule',
} as const;
