/**
 * What is the answer when it may lie outside the compiled years? Each function grows them first.
 */
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { crossesHorizon, earliestWith, latestWith } from './advance.ts';
import { NEVER } from './calendar.ts';
import { closingOf, intervalAt, isOpen, workBefore } from './measure.ts';
import { firstOpening, HORIZON_MS, lastClosing, type OpenTable } from './open-table.ts';
import { FIRST_AT, LAST_AT, type OpenTime } from './open-time.ts';

/**
 * `measure` between any two instants; endless when one of them is (the deadline that never comes).
 */
export function farMeasure(open: OpenTime, from: Instant, to: Instant): DurationMs {
  if (from === to) return 0;
  if (!Number.isFinite(from) || !Number.isFinite(to)) return to - from;
  const start = withinYears(from);
  const end = withinYears(to);
  const table = open.covering(Math.min(start, end), Math.max(start, end));
  return workBefore(table, end) - workBefore(table, start);
}

/** `isOpenAt` for any instant; closed outside the years calendars know. */
export function farIsOpen(open: OpenTime, at: Instant): boolean {
  return at >= FIRST_AT && at < LAST_AT && isOpen(open.covering(at, at), at);
}

/** `advance` by more than nothing. */
export function farAdvance(open: OpenTime, from: Instant, ms: DurationMs): Instant {
  if (!Number.isFinite(from)) return from;
  if (from >= LAST_AT) return NEVER;
  const start = withinYears(from);
  let table = open.covering(start, start);
  while (workBefore(table, start) + ms > table.total) {
    if (isClosedForGood(table, start)) return NEVER;
    table = open.later();
  }
  const at = earliestWith(table, workBefore(table, start) + ms);
  return crossesHorizon(table, start, at) ? NEVER : at;
}

/** `retreat` by more than nothing; going back from an instant that never comes stays there. */
export function farRetreat(open: OpenTime, from: Instant, ms: DurationMs): Instant {
  if (!Number.isFinite(from)) return from;
  if (from <= FIRST_AT) return Number.NEGATIVE_INFINITY;
  const start = withinYears(from);
  let table = open.covering(start, start);
  while (workBefore(table, start) < ms) {
    if (wasNeverOpen(table, start)) return Number.NEGATIVE_INFINITY;
    table = open.earlier();
  }
  const at = latestWith(table, workBefore(table, start) - ms);
  return crossesHorizon(table, at, start) ? Number.NEGATIVE_INFINITY : at;
}

/** `nextOpening`, and so `advance` by nothing. */
export function farOpening(open: OpenTime, at: Instant): Instant {
  if (!Number.isFinite(at)) return at;
  if (at >= LAST_AT) return NEVER;
  const start = withinYears(at);
  let table = open.covering(start, start);
  if (isOpen(table, start)) return start;
  let next = openingAfter(table, start);
  while (next === NEVER && !isClosedForGood(table, start)) {
    table = open.later();
    next = openingAfter(table, start);
  }
  return next - start > HORIZON_MS ? NEVER : next;
}

/** `retreat` by nothing: the instant itself when open or a closing, else the closing before it. */
export function farClosing(open: OpenTime, at: Instant): Instant {
  if (!Number.isFinite(at)) return at;
  if (at <= FIRST_AT) return farIsOpen(open, at) ? at : Number.NEGATIVE_INFINITY;
  const start = withinYears(at);
  let table = open.covering(start, start);
  if (farIsOpen(open, at)) return at;
  while (intervalAt(table, start) === 0) {
    if (wasNeverOpen(table, start)) return Number.NEGATIVE_INFINITY;
    table = open.earlier();
  }
  const closedAt = closingOf(table, intervalAt(table, start));
  return start - closedAt > HORIZON_MS ? Number.NEGATIVE_INFINITY : closedAt;
}

/** `nextClosing` of an instant that is open: where the compiled years end nothing closes. */
export function farEnd(open: OpenTime, at: Instant): Instant {
  let table = open.covering(at, at);
  let closesAt = closingOf(table, intervalAt(table, at));
  while (closesAt === table.toAt && table.toAt < LAST_AT) {
    table = open.later();
    closesAt = closingOf(table, intervalAt(table, at));
  }
  return closesAt;
}

function openingAfter(table: OpenTable, at: Instant): Instant {
  return table.cells[2 * intervalAt(table, at) + 2] as number;
}

/** Nothing opens between the last closing (or the question) and a horizon later. */
function isClosedForGood(table: OpenTable, from: Instant): boolean {
  return table.toAt >= LAST_AT || table.toAt - Math.max(from, lastClosing(table)) > HORIZON_MS;
}

function wasNeverOpen(table: OpenTable, from: Instant): boolean {
  return (
    table.fromAt <= FIRST_AT || Math.min(from, firstOpening(table)) - table.fromAt > HORIZON_MS
  );
}

function withinYears(at: Instant): Instant {
  return Math.min(Math.max(at, FIRST_AT), LAST_AT);
}
