/** Which calendar does one object of the tiers file's "calendars" describe? */
import type { Calendar, CalendarSpec, Change, Closure } from '../core/calendar/calendar.ts';
import { compileCalendar } from '../core/calendar/compile.ts';
import { DAY_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import { parseLocalDate } from '../core/time/local-date.ts';
import { startOfLocalDay } from '../core/time/zone.ts';
import { holidayRule } from './holidays.ts';
import { type Finding, formatPath, type Path, type Report } from './problem.ts';
import { calendar as calendarSchema, type RawCalendar } from './schema/calendars.ts';
import { minuteOf, readHours, readWeek } from './week.ts';
import { findingsOf } from './zod-findings.ts';

const FIVE_YEARS_MS = 5 * 366 * DAY_MS;
const ALWAYS = { 'mon-sun': ['00:00-24:00'] };

/**
 * Reads one calendar object, as `palier calendar` takes it; `timeZone` is used where it names none.
 * A calendar that never opens is read like any other: whether that is a mistake depends on its use.
 */
export function readCalendar(
  name: string,
  raw: unknown,
  timeZone = 'UTC',
):
  | { readonly calendar: Calendar }
  | { readonly problems: readonly { readonly path: string; readonly message: string }[] } {
  const findings: Finding[] = [];
  const parsed = calendarSchema.safeParse(raw);
  if (!parsed.success) {
    findings.push(...findingsOf(parsed.error.issues, raw));
  } else {
    const report: Report = (code, path, message) => findings.push({ code, path, message });
    const spec = readSpec(parsed.data, timeZone, [], report);
    if (findings.length === 0) return { calendar: compileCalendar(name, spec) };
  }
  return { problems: findings.map(({ path, message }) => ({ path: formatPath(path), message })) };
}

/**
 * Turns a calendar of the right shape into what the core compiles; reports what contradicts
 * itself.
 */
export function readSpec(
  raw: RawCalendar,
  timeZone: string,
  path: Path,
  report: Report,
): CalendarSpec {
  if ((raw.open === undefined) === (raw.week === undefined)) {
    const message = 'write either "open": "24x7" or a "week" with its hours';
    report(raw.open === undefined ? 'missing' : 'duplicate', path, message);
  }
  const { dates, rules } = readHolidays(raw, path, report);
  const weekPath = raw.week === undefined ? path : [...path, 'week'];
  return {
    zone: raw.timeZone ?? timeZone,
    week: readWeek(raw.week ?? ALWAYS, weekPath, report),
    holidays: dates,
    holidayRules: rules,
    changes: readChanges(raw.changes ?? [], [...path, 'changes'], report),
    closures: readClosures(raw.closures ?? [], [...path, 'closures'], report),
  };
}

function readHolidays(raw: RawCalendar, path: Path, report: Report) {
  const dates = new Set<string>();
  const rules = new Map<string, CalendarSpec['holidayRules'][number]>();
  for (const [i, holiday] of (raw.holidays ?? []).entries()) {
    const at = [...path, 'holidays', i];
    if (typeof holiday === 'string') {
      if (dates.has(holiday)) report('duplicate', at, `"${holiday}" is listed twice; keep one`);
      dates.add(holiday);
      continue;
    }
    const found = holidayRule(holiday.country, holiday.region);
    if ('wrong' in found) {
      report('unknownCountry', [...at, found.part], found.wrong);
      continue;
    }
    const { rule } = found;
    if (rules.has(rule.key)) report('duplicate', at, `${rule.key} is listed twice; keep one`);
    rules.set(rule.key, rule);
  }
  return { dates: [...dates].sort(), rules: [...rules.values()] };
}

function readChanges(
  raw: NonNullable<RawCalendar['changes']>,
  path: Path,
  report: Report,
): Change[] {
  const firstOf = new Map<string, number>();
  return raw.map((change, i) => {
    const at = [...path, i];
    if ((change.week === undefined) === (change.hours === undefined)) {
      const message = 'write either a new "week" or the "hours" of the days covered';
      report(change.week === undefined ? 'missing' : 'duplicate', at, message);
    }
    if (change.to !== undefined && change.to < change.from) {
      const { from, to } = change;
      const message = `the change ends on ${to}, before it begins on ${from}; swap the dates`;
      report('reversedDates', [...at, 'to'], message);
    }
    // Both cover their first day, and neither begins later: nothing says which one wins.
    const sort = change.week === undefined ? 'hours' : 'week';
    const other = firstOf.get(`${sort} ${change.from}`);
    if (other !== undefined) {
      const both = `changes ${other + 1} and ${i + 1}`;
      const message = `${both} both set the ${sort} from ${change.from} on; keep one`;
      report('changesConflict', [...at, 'from'], message);
    }
    firstOf.set(`${sort} ${change.from}`, i);
    const hours =
      change.hours === undefined ? null : readHours(change.hours, [...at, 'hours'], report);
    if (hours !== null && change.to !== change.from) reportDailySpill(hours, at, report);
    return {
      from: change.from,
      to: change.to ?? null,
      week: change.week === undefined ? null : readWeek(change.week, [...at, 'week'], report),
      hours,
    };
  });
}

function reportDailySpill(hours: Change['hours'], at: Path, report: Report): void {
  const spillUntil = (hours?.at(-1)?.toMinute ?? 0) - 1440;
  if (spillUntil <= (hours?.[0]?.fromMinute ?? 1440)) return;
  const message = 'the hours run past midnight into those of the next day; end them earlier';
  report('overlap', [...at, 'hours'], message);
}

function readClosures(
  raw: NonNullable<RawCalendar['closures']>,
  path: Path,
  report: Report,
): Closure[] {
  return raw.map(({ date, from = '00:00', to = '24:00' }, i) => {
    if (minuteOf(to) <= minuteOf(from)) {
      const message = `the closure ends at ${to}, not after its start at ${from}; swap the times`;
      report('badTime', [...path, i, to === '24:00' ? 'from' : 'to'], message);
    }
    return { date, fromMinute: minuteOf(from), toMinute: minuteOf(to) };
  });
}

/**
 * The instants at which a calendar's ways can change for good: `fromAt`, and the edges of each of
 * its changes after that. What holds at these holds for ever.
 */
export function turningPoints(spec: CalendarSpec, fromAt: Instant): readonly Instant[] {
  const days = spec.changes.flatMap(({ from, to }) => [
    parseLocalDate(from),
    to === null ? undefined : (parseLocalDate(to) ?? 0) + 1,
  ]);
  const instants = days.map((day) =>
    day === undefined ? fromAt : startOfLocalDay(spec.zone, day),
  );
  const later = instants.filter((at) => at !== undefined && at > fromAt) as Instant[];
  return [...new Set([fromAt, ...later])].sort((a, b) => a - b);
}

/** The first of the instants after which a calendar stays closed for five years, if any. */
export function closedFrom(calendar: Calendar, points: readonly Instant[]): Instant | undefined {
  return points.find((at) => calendar.nextOpening(at) > at + FIVE_YEARS_MS);
}
