import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readCalendar } from '../tiers-file/calendar.ts';
import { loadTiersFile } from '../tiers-file/load.ts';
import { type CalendarSource, runCalendarOps } from './calendar.ts';
import { type CommandResult, failure, options } from './command.ts';

/** `palier calendar`: where the questions come from, and which calendars they may name. */

export const CALENDAR_HELP = `palier calendar [FILE] [--tiers FILE]

Answers questions about open hours, one JSON line out for each line in; without FILE it reads
standard input. {"calendar": a name in the tiers file or an object as in it,
"op": "advance" | "retreat" | "measure" | "isOpen" | "nextOpening", "at": instant,
"by": "4h" or milliseconds, "from": instant, "to": instant}`;

export async function calendar(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { values: ['tiers'], rest: 1 });
  if ('problem' in read) return failure(read.problem);
  const [file] = read.rest;
  const source = await calendarSource(read.values.tiers ?? 'tiers.json');
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
