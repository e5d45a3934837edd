import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { FIRST_YEAR, LAST_YEAR } from '../core/calendar/open-time.ts';
import { DAY_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import { parseLocalDate, yearOf } from '../core/time/local-date.ts';
import { localParts } from '../core/time/zone.ts';
import { readCalendar } from '../tiers-file/calendar.ts';
import { loadTiersFile } from '../tiers-file/load.ts';
import { type CalendarSource, runCalendarOps } from './calendar.ts';
import { type CommandResult, failure, options } from './command.ts';
import { openHours } from './open-hours.ts';

/** `palier calendar`: where the questions come from, and which calendars they may name. */

export const CALENDAR_HELP = `palier calendar [FILE] [--tiers FILE]
palier calendar --show NAME [--from DATE] [--days COUNT] [--tiers FILE]

With --show, the open hours of a calendar of the tiers file, a line for each date: 14 from today on,
unless said otherwise.
Without it, answers questions about open hours, one JSON line out for each line in; without FILE it
reads standard input. {"calendar": a name in the tiers file or an object as in it,
"op": "advance" | "retreat" | "measure" | "isOpen" | "nextOpening", "at": instant,
"by": "4h" or milliseconds, "from": instant, "to": instant}`;

export async function calendar(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { values: ['tiers', 'show', 'from', 'days'], rest: 1 });
  if ('problem' in read) return failure(read.problem);
  const [file] = read.rest;
  const source = await calendarSource(read.values.tiers ?? 'tiers.json');
  if (read.values.show !== undefined) return show(source, read.values, Date.now());
  if (read.values.from !== undefined || read.values.days !== undefined) {
    return failure('--from and --days go with --show NAME.');
  }
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    await runCalendarOps(lines, source, (line) => {
      process.stdout.write(line);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') throw error;
    return failure(`${file} cannot be read: ${message}`);
  }
  return { exitCode: 0, out: '' };
}

/** A year and a day: what is asked for by mistake does not fill a screen for minutes. */
const MOST_DAYS = 367;

/** The open hours of one calendar, as of an instant that says what "today" is in its zone. */
export function show(
  source: CalendarSource,
  asked: Readonly<Partial<Record<'show' | 'from' | 'days', string>>>,
  now: Instant,
): CommandResult {
  const found = source(asked.show);
  if ('error' in found) return failure(found.error.message, 2);
  const today = localParts(found.zone, now);
  const fallback =
    today === undefined ? 0 : Date.UTC(today.year, today.month - 1, today.day) / DAY_MS;
  const firstDay = asked.from === undefined ? fallback : parseLocalDate(asked.from);
  const knownYears = firstDay !== undefined && isKnownYear(yearOf(firstDay));
  if (firstDay === undefined || !knownYears) {
    const years = `from ${FIRST_YEAR} to ${LAST_YEAR - 2}`;
    return failure(`--from takes a date ${years}, like 2026-12-24; "${asked.from}" is none.`, 2);
  }
  const days = Number(asked.days ?? 14);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    return failure(`--days takes a whole number from 1 to ${MOST_DAYS}.`, 2);
  }
  return { exitCode: 0, out: openHours(found, firstDay, days).join('\n') };
}

function isKnownYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR - 2;
}

/** Names come from the tiers file, which need not exist as long as none is asked for. */
async function calendarSource(tiersPath: string): Promise<CalendarSource> {
  const tiers = await loadTiersFile(tiersPath);
  return (asked) => {
    if (typeof asked === 'string') {
      if ('problems' in tiers) {
        const message = `"${asked}" is looked up in ${tiersPath}, which cannot be used; run palier check.`;
        return { error: { code: 'unknownCalendar', message } };
      }
      const known = tiers.policy.calendars.get(asked);
      if (known !== undefined) return known;
      const names = [...tiers.policy.calendars.keys()].join(', ');
      const message = `${tiersPath} has no calendar "${asked}"; it has ${names}.`;
      return { error: { code: 'unknownCalendar', message } };
    }
    const read = readCalendar('calendar', asked);
    if ('calendar' in read) return read.calendar;
    const message = read.problems.map(({ path, message: said }) => `${path}: ${said}`).join('; ');
    return { error: { code: 'badCalendar', message } };
  };
}
