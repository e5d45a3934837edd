import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * A calendar answers two questions about open time: when have n ms passed (`advance`, `retreat`)
 * and how many passed (`measure`). The conventions are decisions 0001 to 0004 and must never
 * contradict each other.
 */
export interface Calendar {
  /**
   * The name in the tiers file, for explanations; calendars of equal content share their compiled
   * form.
   */
  readonly name: string;
  readonly zone: string;
  readonly alwaysOpen: boolean;
  isOpenAt(at: Instant): boolean;
  /**
   * The earliest u with measure(from, u) = ms; NEVER (Infinity) when it never opens long enough.
   */
  advance(from: Instant, ms: DurationMs): Instant;
  /** The latest u with measure(u, from) = ms; -Infinity when there is none. */
  retreat(from: Instant, ms: DurationMs): Instant;
  /** Open milliseconds from one instant to another; negative when reversed. */
  measure(from: Instant, to: Instant): DurationMs;
  /**
   * The instant itself when open, else the next opening; NEVER when there is none in the horizon.
   */
  nextOpening(at: Instant): Instant;
  /** The instant itself when closed, else the next closing; NEVER when it stays open. */
  nextClosing(at: Instant): Instant;
}

/** What `advance` answers for a calendar that has no more open time inside the horizon. */
export const NEVER: Instant = Number.POSITIVE_INFINITY;

/** A date of the calendar's own zone, "2026-12-24". */
export type LocalDate = string;

/**
 * Wall-clock minutes of a local day, half-open; `to` above 1440 runs past midnight (22:00-06:00).
 */
export interface WallInterval {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Monday first, seven entries, each sorted and disjoint. */
export type Week = readonly (readonly WallInterval[])[];

/** New hours: a whole week, or the hours of each covered day. `from` and `to` are inclusive. */
export interface Change {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly week: Week | null;
  readonly hours: readonly WallInterval[] | null;
}

/** A part of a day, or a whole one, that is closed whatever else says. */
export interface Closure {
  readonly date: LocalDate;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The parsed, valid content of a calendar. */
export interface CalendarSpec {
  readonly zone: string;
  readonly week: Week;
  readonly holidays: readonly LocalDate[];
  /** Public holidays by rule, a pure function of the year (date-holidays stays outside core). */
  readonly holidayRules: readonly HolidayRule[];
  readonly changes: readonly Change[];
  readonly closures: readonly Closure[];
}

export interface HolidayRule {
  /** Tells two rules apart when calendars are compared by content: "FR", "DE-BY". */
  readonly key: string;
  datesOf(year: number): readonly LocalDate[];
}
