import type { Instant } from '../core/time/instant.ts';
import type { Words } from './words.ts';

/** When, as a person says it: the weekday where that is enough, else the date, or the year too. */

/** How something is told: in whose words, where, and beside which instants. */
export interface Telling {
  readonly words: Words;
  /** An IANA zone. */
  readonly zone: string;
  /**
   * Within six days of it a weekday stands alone; null always gives the date. For a clock it is the
   * clock's start, which is itself told with its date.
   */
  readonly nearAt: Instant | null;
  /** The present; dates of another year than its (or than that of `nearAt`) name their year. */
  readonly nowAt: Instant;
}

/** What the language does to an instant in its place in a sentence. */
export type MomentCase = 'named' | 'at' | 'brief' | 'since' | 'until' | 'by' | 'from' | 'to';

/** "Friday 16:00", "on Saturday 28 November at 16:00", "until Monday 09:00", by the case. */
export function wordMoment(at: Instant, how: MomentCase, telling: Telling): string {
  const { words } = telling;
  // A deadline on a calendar that never opens again is never.
  if (!Number.isFinite(at)) return words.say('moment.never');
  const local = localOf(at, telling.zone);
  const form = formOf(local, telling);
  const day = wordDate(local, form, how, words);
  return words.say(`moment.${how}`, { day, form, time: timeOf(local, words) });
}

/** "on Friday (16:00–18:00)", or "from Friday 16:00 to Saturday 10:00" across days. */
export function wordStretch(fromAt: Instant, toAt: Instant, telling: Telling): string {
  const { words, zone } = telling;
  const local = localOf(fromAt, zone);
  const to = endOnDay(local, toAt, telling);
  if (to === null) {
    const [from, until] = [wordMoment(fromAt, 'from', telling), wordMoment(toAt, 'to', telling)];
    return words.say('stretch.days', { from, to: until });
  }
  const day = wordDate(local, formOf(local, telling), 'at', words);
  return words.say('stretch.day', { day, from: timeOf(local, words), to });
}

/** The same without times where it lies on one day: "on Friday". */
export function wordStretchBriefly(fromAt: Instant, toAt: Instant, telling: Telling): string {
  const local = localOf(fromAt, telling.zone);
  if (endOnDay(local, toAt, telling) === null) return wordStretch(fromAt, toAt, telling);
  return wordDate(local, formOf(local, telling), 'at', telling.words);
}

/** The time at which a stretch ends on the day it began, midnight being 24:00; null on another. */
function endOnDay(from: Local, toAt: Instant, { words, zone }: Telling): string | null {
  const to = localOf(toAt, zone);
  if (to.date === from.date) return timeOf(to, words);
  const isMidnight = to.hour === '00' && to.minute === '00';
  if (!isMidnight || to.date !== from.date + 1) return null;
  return words.say('time', { hour: '24', minute: '00' });
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** An instant on the wall clock of a zone. */
interface Local {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
  readonly hour: string;
  readonly minute: string;
  /** Days since 1970-01-01. */
  readonly date: number;
}

type DayForm = 'near' | 'date' | 'year';

const NEAR_DAYS = 6;

function formOf(local: Local, { zone, nearAt, nowAt }: Telling): DayForm {
  const near = localOf(nearAt ?? nowAt, zone);
  if (nearAt !== null && Math.abs(local.date - near.date) <= NEAR_DAYS) return 'near';
  return local.year === near.year ? 'date' : 'year';
}

function wordDate(local: Local, form: DayForm, how: MomentCase, words: Words): string {
  const weekday = WEEKDAYS[new Date(local.date * DAY_MS).getUTCDay()] ?? 'sun';
  const month = monthName(words.locale, local.month);
  const year = String(local.year);
  return words.say(`day.${how}`, { form, weekday, day: local.day, month, year });
}

function timeOf({ hour, minute }: Local, words: Words): string {
  return words.say('time', { hour, minute });
}

const DAY_MS = 86_400_000;
/**
 * A zone's format, slow to make, and what it read lately: the start of a clock is asked for with
 * each of its reasons, and one ends where the next begins.
 */
interface WallClock {
  readonly format: Intl.DateTimeFormat;
  readonly read: Map<Instant, Local>;
}

/** Beyond so many readings a wall clock forgets them all. */
const READINGS_MAX = 1_000;
const wallClocks = new Map<string, WallClock>();

function localOf(at: Instant, zone: string): Local {
  let clock = wallClocks.get(zone);
  if (clock === undefined) {
    clock = { format: wallClockFormat(zone), read: new Map() };
    wallClocks.set(zone, clock);
  }
  let local = clock.read.get(at);
  if (local === undefined) {
    local = localFrom(clock.format.formatToParts(at));
    if (clock.read.size >= READINGS_MAX) clock.read.clear();
    clock.read.set(at, local);
  }
  return local;
}

function wallClockFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

function localFrom(parts: readonly Intl.DateTimeFormatPart[]): Local {
  const found: Record<string, string> = {};
  for (const { type, value } of parts) found[type] = value;
  const [year, month, day] = [Number(found.year), Number(found.month) - 1, Number(found.day)];
  const date = Date.UTC(year, month, day) / DAY_MS;
  return { year, month, day, hour: found.hour ?? '', minute: found.minute ?? '', date };
}

const monthNames = new Map<string, readonly string[]>();

/** A month as it stands beside a day: "November", "novembre", "ноября". */
function monthName(locale: string, month: number): string {
  let names = monthNames.get(locale);
  if (names === undefined) {
    const format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
    });
    names = Array.from({ length: 12 }, (_, index) => {
      const parts = format.formatToParts(Date.UTC(2026, index, 15));
      return parts.find(({ type }) => type === 'month')?.value ?? '';
    });
    monthNames.set(locale, names);
  }
  return names[month] ?? '';
}
