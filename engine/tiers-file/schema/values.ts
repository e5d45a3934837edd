/** What do the small values of a tiers file look like? Names, durations, dates, money, zones. */
import { z } from 'zod';
import { isCurrency } from '../../core/money/currency.ts';
import { formatDuration, HOUR_MS, parseDuration } from '../../core/time/duration.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { parseLocalDate, yearOf } from '../../core/time/local-date.ts';
import { isZone } from '../../core/time/zone.ts';
import type { ProblemCode } from '../problem.ts';

/** A year of around-the-clock hours: longer than any promise, far inside what calendars count. */
const MAX_DURATION_MS = 8760 * HOUR_MS;
/** Calendars answer until 2200; fifty years are left for what begins on the last date. */
const YEARS = { first: 1970, last: 2150 };

/**
 * An object that refuses unknown keys and knows its own, so that the nearest can be named. Zod
 * hands on only a text, so the keys travel in it; `knownKeysOf` takes them out again.
 */
export function section<const Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  description?: string,
) {
  const known = JSON.stringify(Object.keys(shape));
  const schema = z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
  return description === undefined ? schema : schema.describe(description);
}

/** The keys that `section` put into an issue's message. */
export function knownKeysOf(message: string): readonly string[] {
  return message.startsWith('[') ? (JSON.parse(message) as string[]) : [];
}

/** A text with its own rule: `wrong` answers with what to write, or undefined when it is right. */
export function text(
  code: ProblemCode,
  wrong: (value: string) => string | undefined,
  meta: { description: string; pattern?: string; examples?: string[] },
) {
  return z
    .string()
    .superRefine((value, context) => {
      const message = wrong(value);
      if (message !== undefined) context.addIssue({ code: 'custom', message, params: { code } });
    })
    .meta(meta);
}

function quoted(value: string): string {
  return JSON.stringify(value.length <= 60 ? value : `${value.slice(0, 57)}…`);
}

export const duration = text('badDuration', (value) => wrongDuration(value, 1), {
  description: 'Hours and minutes: "15m", "4h", "1h30m". Days are refused: a day is ambiguous.',
  pattern: '^(?=.)(\\d{1,6}h)?(\\d{1,6}m)?$',
  examples: ['15m', '4h', '1h30m'],
});

/** A delay, which may be nothing at all. */
export const delay = text('badDuration', (value) => wrongDuration(value, 0), {
  description: 'Hours and minutes: "0m", "15m", "4h".',
  pattern: '^(?=.)(\\d{1,6}h)?(\\d{1,6}m)?$',
  examples: ['0m', '15m'],
});

function wrongDuration(value: string, least: number): string | undefined {
  const ms = parseDuration(value);
  if (ms === undefined) {
    const days = /^(\d{1,4})\s*d(ays?)?$/.exec(value.trim());
    const hours = days === null ? undefined : `${Number(days[1]) * 24}h`;
    const instead =
      hours === undefined ? 'like "15m", "4h" or "1h30m"' : `like "${hours}" (days are ambiguous)`;
    return `${quoted(value)} is not a duration; write hours and minutes ${instead}`;
  }
  if (ms < least) return `${quoted(value)} is no time at all; write at least "1m"`;
  const most = formatDuration(MAX_DURATION_MS);
  return ms > MAX_DURATION_MS ? `${quoted(value)} is too long; write at most "${most}"` : undefined;
}

export const localDate = text(
  'badDate',
  (value) => {
    const day = parseLocalDate(value);
    if (day === undefined) {
      return `${quoted(value)} is not a date of the calendar; write a real one like "2026-12-24"`;
    }
    return tooFar(value, yearOf(day));
  },
  {
    description: 'A date, "2026-12-24".',
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    examples: ['2026-12-24'],
  },
);

export const instant = text(
  'badInstant',
  (value) => {
    const at = parseInstant(value);
    if (at === undefined) {
      const example = '"2026-11-01T00:00:00+01:00"';
      return `${quoted(value)} is not an instant; write one with its offset like ${example}`;
    }
    return tooFar(value, new Date(at).getUTCFullYear());
  },
  {
    description: 'A date and time with its offset from UTC.',
    examples: ['2026-11-01T00:00:00+01:00'],
  },
);

function tooFar(value: string, year: number): string | undefined {
  const isNear = year >= YEARS.first && year <= YEARS.last;
  return isNear
    ? undefined
    : `${quoted(value)} is too far away; write a year from ${YEARS.first} to ${YEARS.last}`;
}

const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export const clockTime = text(
  'badTime',
  (value) =>
    CLOCK_TIME.test(value) || value === '24:00'
      ? undefined
      : `${quoted(value)} is not a time of day; write one from "00:00" to "24:00"`,
  {
    description: 'A time of day, "09:00"; "24:00" is the end of the day.',
    pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    examples: ['14:00'],
  },
);

export const zone = text(
  'badZone',
  (value) =>
    isZone(value)
      ? undefined
      : `${quoted(value)} is not a time zone; write an IANA name like "Europe/Paris" or "UTC"`,
  { description: 'An IANA time zone.', examples: ['Europe/Paris', 'UTC'] },
);

export const currency = text(
  'badCurrency',
  (value) =>
    isCurrency(value)
      ? undefined
      : `${quoted(value)} is not a currency; write its ISO 4217 code like "EUR"`,
  { description: 'ISO 4217 code of all money in this file.', pattern: '^[A-Z]{3}$' },
);

export const language = text('badLanguage', wrongLanguage, {
  description: 'A language tag (BCP 47): "en", "fr", "pt-BR".',
  examples: ['en', 'fr'],
});

function wrongLanguage(value: string): string | undefined {
  const right = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(value);
  return right ? undefined : `${quoted(value)} is not a language tag; write one like "fr"`;
}

/** Any line of words: a role, a field's key, a form's name. */
export const words = text(
  'badName',
  (value) => {
    if (value.trim() === '') return 'this text is empty; write something or leave the key out';
    return value.length > 200 ? 'this text is too long; write at most 200 characters' : undefined;
  },
  { description: 'A text of at most 200 characters.' },
);

/** Words meant for people to read, a paragraph at most. */
export const prose = z.string().min(1).max(4000).describe('A text for people to read.');

/** A name that other parts of the file refer to. */
export const name = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,59}$/u, {
    error: () =>
      'write a name of at most 60 letters, digits, spaces, - _ or . that starts with one',
  })
  .describe('A name: letters, digits, spaces, - _ and .');

/** A name, or "*" for any other. */
export const nameOrAny = z
  .string()
  .regex(/^(?:\*|[\p{L}\p{N}][\p{L}\p{N} _.-]{0,59})$/u, {
    error: () => 'write "*", or a name of at most 60 letters, digits, spaces, - _ or .',
  })
  .describe('A name, or "*" for any other.');

/** Amounts are checked against the currency's decimals after the whole file is read. */
export const money = z
  .union([z.number(), z.string()])
  .describe('An amount in the file\'s currency: 20, 0.5 or "20.00"; never negative.');

export const mailAddress = text(
  'badValue',
  (value) =>
    /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(value) && value.length <= 254
      ? undefined
      : `${quoted(value)} is not a mail address; write one like "night@example.com"`,
  { description: 'A mail address.', examples: ['night@example.com'] },
);

/** A share of a whole, both ends allowed. */
export const percent = z.number().superRefine((value, context) => {
  if (value > 0 && value <= 100) return;
  const message = `${value} % is impossible; write a number above 0 and at most 100`;
  context.addIssue({ code: 'custom', message, params: { code: 'overPercent' } });
});

export const weight = z
  .number()
  .positive()
  .max(10_000)
  .describe('What one breach costs, relative to the others: standard 1.');
