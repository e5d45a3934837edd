/** What may a calendar hold? Weekly hours, holidays, changes with effective dates, closures. */
import { z } from 'zod';
import { clockTime, localDate, section, text, words, zone } from './values.ts';

const INTERVAL = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const interval = text(
  'badInterval',
  (value) => {
    const found = INTERVAL.exec(value);
    if (found === null) {
      return (
        `${JSON.stringify(value.slice(0, 40))} is not a stretch of a day; write two times from ` +
        '"00:00" to "24:00" like "09:00-12:30"'
      );
    }
    return found[1] === found[2]
      ? `${JSON.stringify(value)} is empty; write "00:00-24:00" for a whole day`
      : undefined;
  },
  {
    description:
      'Open from the first time until just before the second; "22:00-06:00" crosses midnight.',
    pattern: '^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    examples: ['09:00-12:30', '22:00-06:00'],
  },
);

const hours = z.array(interval).max(48).describe('Open stretches of one day; [] is closed.');

const DAY = '(mon|tue|wed|thu|fri|sat|sun)';

const week = z
  .record(z.string().meta({ pattern: `^${DAY}(-${DAY})?(,${DAY}(-${DAY})?)*$` }), hours)
  .describe('Hours by day: "mon-fri", "sat", "mon,wed", "fri-mon". Days not named are closed.');

const holiday = z.union([
  localDate,
  section(
    {
      country: words.describe('ISO 3166 code of a country: "FR".'),
      region: words.optional().describe('A state or region of it: "BY" or "BY-A" for Germany.'),
    },
    "A country's public holidays.",
  ),
]);

const change = section(
  {
    from: localDate.describe("First day, in the calendar's zone."),
    to: localDate.optional().describe('Last day, included; without it the change stays.'),
    week: week.optional().describe('Replaces the whole week; days not named are closed.'),
    hours: hours.optional().describe('The hours of each day covered, holidays included.'),
  },
  'Other hours from a date: a new week, or the hours of single days.',
);

const closure = section(
  {
    date: localDate,
    from: clockTime.optional().describe('Closed from this time; default 00:00.'),
    to: clockTime.optional().describe('Closed until this time; default 24:00.'),
  },
  'A day, or a part of one, that is closed whatever else says.',
);

export const calendar = section(
  {
    timeZone: zone.optional().describe("Zone of the hours; default: the file's."),
    open: z.literal('24x7').optional().describe('Always open; instead of "week".'),
    week: week.optional(),
    holidays: z.array(holiday).max(1000).optional().describe('Days on which it is closed.'),
    changes: z.array(change).max(1000).optional(),
    closures: z.array(closure).max(1000).optional(),
  },
  'When time counts.',
);

export type RawCalendar = z.infer<typeof calendar>;
export type RawWeek = z.infer<typeof week>;
