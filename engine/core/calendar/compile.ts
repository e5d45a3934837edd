/** How does a calendar's content become something that answers, once per content? */
import { invariant } from '../invariant.ts';
import { isZone } from '../time/zone.ts';
import { AlwaysOpen } from './always-open.ts';
import { BusinessCalendar } from './business-calendar.ts';
import type { Calendar, CalendarSpec } from './calendar.ts';
import { dateHours } from './date-hours.ts';
import { OpenTime } from './open-time.ts';
import { isWholeWeek } from './week.ts';

/**
 * Compiles a valid spec (a real zone, real dates); years are worked out when first asked. Calendars
 * of equal content share what was worked out, whatever their names.
 */
export function compileCalendar(name: string, spec: CalendarSpec): Calendar {
  invariant(isZone(spec.zone), `calendar "${name}": "${spec.zone}" is a zone`);
  return neverCloses(spec)
    ? new AlwaysOpen(name, spec.zone)
    : new BusinessCalendar(name, spec.zone, openTimeOf(spec));
}

/** Holidays, changes and closures can only take open time away from a week without a break. */
function neverCloses(spec: CalendarSpec): boolean {
  const dated = [spec.holidays, spec.holidayRules, spec.changes, spec.closures];
  return isWholeWeek(spec.week) && dated.every((list) => list.length === 0);
}

/** Contents known by their key, least recently compiled first. */
const known = new Map<string, OpenTime>();
const KNOWN_CONTENTS = 1000;

function openTimeOf(spec: CalendarSpec): OpenTime {
  const key = contentKey(spec);
  const open = known.get(key) ?? new OpenTime(spec.zone, dateHours(spec));
  known.delete(key);
  known.set(key, open);
  if (known.size > KNOWN_CONTENTS) known.delete(known.keys().next().value as string);
  return open;
}

/** Lists whose order means nothing are sorted; a rule is known by its key. */
function contentKey(spec: CalendarSpec): string {
  const { zone, week, changes, closures } = spec;
  const holidays = [...spec.holidays].sort();
  const rules = spec.holidayRules.map((rule) => rule.key).sort();
  const weekMinutes = (of: typeof week) => of.map((hours) => hours.map(minutes));
  return JSON.stringify([
    zone,
    weekMinutes(week),
    holidays,
    rules,
    changes.map((c) => [c.from, c.to, c.week && weekMinutes(c.week), c.hours?.map(minutes)]),
    closures.map((closure) => [closure.date, ...minutes(closure)]),
  ]);
}

function minutes({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }) {
  return [fromMinute, toMinute] as const;
}
