/** What do all readers of a section share? The names that others define, and where to report. */
import type { Calendar } from '../core/calendar/calendar.ts';
import type { Instant } from '../core/time/instant.ts';
import { parseLocalDate } from '../core/time/local-date.ts';
import { startOfLocalDay } from '../core/time/zone.ts';
import { hint } from './nearest.ts';
import type { Path, ProblemCode, Report } from './problem.ts';

/** Names by what they name; null where that section could not be read and any name may be right. */
export interface Names {
  readonly calendar: readonly string[] | null;
  readonly tier: readonly string[] | null;
  readonly kind: readonly string[] | null;
  readonly class: readonly string[] | null;
}

export interface Reading {
  readonly report: Report;
  readonly names: Names;
  /** Those that could be compiled; a name may be known and yet not be here. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** From when on each calendar's hours are asked: what it can't do then it can never do. */
  readonly turningPoints: ReadonlyMap<Calendar, readonly Instant[]>;
  readonly timeZone: string;
  readonly currency: string;
}

const UNKNOWN: Readonly<Record<keyof Names, ProblemCode>> = {
  calendar: 'unknownCalendar',
  tier: 'unknownTier',
  kind: 'unknownKind',
  class: 'unknownClass',
};

/** Reports a name that nothing in the file defines. */
export function requireName(
  reading: Reading,
  what: keyof Names,
  name: string,
  path: Path,
  options: { readonly atKey?: boolean } = {},
): void {
  const known = reading.names[what];
  if (known === null || known.includes(name)) return;
  const called = what === 'class' ? 'class of components' : what;
  const message = `there is no ${called} "${name}"; ${hint(name, known)}`;
  reading.report(UNKNOWN[what], path, message, options);
}

/** Reports each name of a list that is unknown, and each that stands in it twice. */
export function requireNames(
  reading: Reading,
  what: keyof Names,
  names: readonly string[],
  path: Path,
): void {
  for (const [i, name] of names.entries()) requireName(reading, what, name, [...path, i]);
  refuseTwice(reading.report, names, path);
}

/** Reports what stands in a list twice. */
export function refuseTwice(report: Report, values: readonly string[], path: Path): void {
  const seen = new Set<string>();
  for (const [i, value] of values.entries()) {
    if (seen.has(value))
      report('duplicate', [...path, i], `"${value}" stands here twice; keep one`);
    seen.add(value);
  }
}

/** A calendar by its name; undefined when it is unknown (reported) or broken (reported there). */
export function calendarNamed(reading: Reading, name: string, path: Path): Calendar | undefined {
  requireName(reading, 'calendar', name, path);
  return reading.calendars.get(name);
}

/** Inclusive dates of the file's zone as instants, the last one exclusive: the midnight after. */
export function readDates(
  reading: Reading,
  raw: { readonly from: string; readonly to: string },
  path: Path,
): { readonly fromAt: Instant; readonly toAt: Instant } {
  if (raw.to < raw.from) {
    const message = `this ends on ${raw.to}, before it begins on ${raw.from}; swap the dates`;
    reading.report('reversedDates', [...path, 'to'], message);
  }
  const midnight = (date: string, daysLater: number) =>
    startOfLocalDay(reading.timeZone, (parseLocalDate(date) ?? 0) + daysLater) ?? 0;
  return { fromAt: midnight(raw.from, 0), toAt: midnight(raw.to, 1) };
}
