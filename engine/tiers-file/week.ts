/** Which minutes of which weekdays does "mon-fri": ["09:00-12:30"] mean? */
import type { WallInterval, Week } from '../core/calendar/calendar.ts';
import type { Path, Report } from './problem.ts';
import type { RawWeek } from './schema/calendars.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_MINUTES = 1440;

/** Reads a week and reports keys that are no days, days named twice, and hours that overlap. */
export function readWeek(raw: RawWeek, path: Path, report: Report): Week {
  const week: (readonly WallInterval[])[] = DAYS.map(() => []);
  const namedBy = new Map<number, string>();
  for (const [key, hours] of Object.entries(raw)) {
    const days = daysOf(key);
    if (days === undefined) {
      const write = 'write days like "mon-fri", "sat" or "mon,wed"';
      report('badWeek', [...path, key], `"${key.slice(0, 40)}" names no days; ${write}`, {
        atKey: true,
      });
      continue;
    }
    const intervals = readHours(hours, [...path, key], report);
    for (const day of days) {
      const other = namedBy.get(day);
      if (other !== undefined) {
        const message = `"${key}" names ${DAYS[day]} again, as "${other}" did; name each day once`;
        report('duplicate', [...path, key], message, { atKey: true });
        break;
      }
      namedBy.set(day, key);
      week[day] = intervals;
    }
  }
  reportSpills(week, namedBy, path, report);
  return week;
}

/** One day's stretches, sorted; overlapping ones are reported, touching ones are fine. */
export function readHours(raw: readonly string[], path: Path, report: Report): WallInterval[] {
  const read = raw.map((text, i) => ({ ...readInterval(text), text, path: [...path, i] }));
  read.sort((a, b) => a.fromMinute - b.fromMinute);
  for (const [i, later] of read.entries()) {
    const earlier = read[i - 1];
    if (earlier === undefined || later.fromMinute >= earlier.toMinute) continue;
    const message = `"${later.text}" overlaps "${earlier.text}"; write stretches that don't`;
    report('overlap', later.path, message);
  }
  return read.map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute }));
}

/** "13:30" as 810, "24:00" as 1440. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function readInterval(text: string): WallInterval {
  const fromMinute = minuteOf(text.slice(0, 5));
  const toMinute = minuteOf(text.slice(6));
  return { fromMinute, toMinute: toMinute <= fromMinute ? toMinute + DAY_MINUTES : toMinute };
}

/** "mon-fri", "sat", "mon,wed" and "fri-mon" (over the weekend); undefined for anything else. */
function daysOf(key: string): number[] | undefined {
  const days: number[] = [];
  for (const part of key.toLowerCase().split(',')) {
    const [from, to, ...more] = part.trim().split('-');
    const first = DAYS.indexOf(from ?? '');
    const last = to === undefined ? first : DAYS.indexOf(to);
    if (first < 0 || last < 0 || more.length > 0) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === last) break;
    }
  }
  return days;
}

/** A stretch past midnight must not run into the next day's hours; Sunday's runs into Monday's. */
function reportSpills(
  week: Week,
  namedBy: ReadonlyMap<number, string>,
  path: Path,
  report: Report,
): void {
  const told = new Set<string>();
  for (const [day, intervals] of week.entries()) {
    const next = (day + 1) % 7;
    const spillUntil = (intervals.at(-1)?.toMinute ?? 0) - DAY_MINUTES;
    const opensAt = week[next]?.[0]?.fromMinute ?? Number.POSITIVE_INFINITY;
    const key = namedBy.get(day) ?? '';
    if (spillUntil <= opensAt || told.has(key)) continue;
    told.add(key);
    const into = `run past midnight into those of ${DAYS[next]}`;
    const message = `the hours of ${DAYS[day]} ${into}; end them earlier`;
    report('overlap', [...path, key], message);
  }
}
