import type { Calendar } from '../calendar/calendar.ts';
import type { DurationMs } from '../time/duration.ts';

/** The measures a promise can use; when each starts, pauses and is met: docs/decisions/0006. */
export const CLOCK_NAMES = [
  'firstReply',
  'nextReply',
  'update',
  'resolution',
  'replacement',
  'diagnosis',
  'work',
  'rootCause',
  'promisedTime',
] as const;

export type ClockName = (typeof CLOCK_NAMES)[number];

/** One promise of a tier: a freely named use of a clock, with a target per kind. */
export interface Promised {
  readonly name: string;
  readonly clock: ClockName;
  /** Statuses that pause it instead of the clock's own pauses; null keeps the clock's own. */
  readonly pausesOn: readonly string[] | null;
  /** By kind, or by component class for `replacement`; "*" is any other. Null: promised nothing. */
  readonly targets: ReadonlyMap<string, Target | null>;
}

/** Promises by name; no two of one policy differ in clock or pauses under one name. */
export type Promises = ReadonlyMap<string, Promised>;

export interface Target {
  /** By Zendesk priority; "*" is any other, no priority included. */
  readonly within: ReadonlyMap<string, DurationMs>;
  readonly calendar: Calendar;
}
