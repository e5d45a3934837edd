/** Which values are refused, how, and where? */
import { edited, withSection } from './base.ts';
import { broken, type Case } from './case.ts';

const OFFICE = '"holidays": [{ "country": "FR" }] }';

/** Values that are no durations, dates, hours, zones, amounts or patterns. */
export const VALUE_CASES: readonly Case[] = [
  broken(
    'a target in days',
    edited('"*": "4h"', '"*": "2d"'),
    ['badDuration', 'tiers.standard.promises.firstReply.*', 17, 42],
    '"2d" is not a duration; write hours and minutes like "48h" (days are ambiguous)',
  ),
  broken(
    'a target of zero',
    edited('"within": "24h"', '"within": "0m"'),
    ['badDuration', 'tiers.standard.promises.replacement.A.within', 17, 84],
    '"0m" is no time at all; write at least "1m"',
  ),
  broken(
    'a negative target',
    edited('"*": "4h"', '"*": "-4h"'),
    ['badDuration', 'tiers.standard.promises.firstReply.*', 17, 42],
    '"-4h" is not a duration; write hours and minutes like "15m", "4h" or "1h30m"',
  ),
  broken(
    'a target of more than a year',
    edited('"*": "4h"', '"*": "8761h"'),
    ['badDuration', 'tiers.standard.promises.firstReply.*', 17, 42],
    '"8761h" is too long; write at most "8760h"',
  ),
  broken(
    'an instant without its offset',
    edited('2026-01-01T00:00:00Z', '2026-01-01T00:00:00'),
    ['badInstant', 'effectiveFrom', 2, 36],
    '"2026-01-01T00:00:00" is not an instant; write one with its offset like ' +
      '"2026-11-01T00:00:00+01:00"',
  ),
  broken(
    'a holiday on 30 February',
    edited('[{ "country": "FR" }]', '["2027-02-30"]'),
    ['badDate', 'calendars.office.holidays[0]', 6, 85],
    '"2027-02-30" is not a date of the calendar; write a real one like "2026-12-24"',
  ),
  broken(
    'a closure at 25:00',
    edited(OFFICE, '"closures": [{ "date": "2026-11-27", "from": "25:00" }] }'),
    ['badTime', 'calendars.office.closures[0].from', 6, 117],
    '"25:00" is not a time of day; write one from "00:00" to "24:00"',
  ),
  broken(
    'hours until 25:00',
    edited('13:30-18:00', '13:30-25:00'),
    ['badInterval', 'calendars.office.week.mon-fri[1]', 6, 54],
    '"13:30-25:00" is not a stretch of a day; write two times from "00:00" to "24:00" like ' +
      '"09:00-12:30"',
  ),
  broken(
    'hours of no length',
    edited('13:30-18:00', '13:30-13:30'),
    ['badInterval', 'calendars.office.week.mon-fri[1]', 6, 54],
    '"13:30-13:30" is empty; write "00:00-24:00" for a whole day',
  ),
  broken(
    'days that are none',
    edited('"mon-fri"', '"mo-fr"'),
    ['badWeek', 'calendars.office.week.mo-fr', 6, 27],
    '"mo-fr" names no days; write days like "mon-fri", "sat" or "mon,wed"',
  ),
  broken(
    'a zone that does not exist',
    edited('"Europe/Paris"', '"Europe/Pari"'),
    ['badZone', 'timeZone', 3, 34],
    '"Europe/Pari" is not a time zone; write an IANA name like "Europe/Paris" or "UTC"',
  ),
  broken(
    'a currency that does not exist',
    edited('"EUR"', '"EURO"'),
    ['badCurrency', 'currency', 3, 15],
    '"EURO" is not a currency; write its ISO 4217 code like "EUR"',
  ),
  broken(
    'a language by its name',
    edited('["en"]', '["English"]'),
    ['badLanguage', 'languages[0]', 3, 64],
    '"English" is not a language tag; write one like "fr"',
  ),
  broken(
    'a price with too many decimals',
    withSection('"diagnosis": { "price": 20.005 }'),
    ['badMoney', 'diagnosis.price', 14, 27],
    '"20.005" has too many decimals; EUR has at most 2 decimals',
  ),
  broken(
    'a negative price',
    withSection('"diagnosis": { "price": { "*": -20 } }'),
    ['badMoney', 'diagnosis.price.*', 14, 34],
    '"-20" is negative; write an amount of at least 0',
  ),
  broken(
    'a pattern that is none',
    edited('"form": "Hardware"', '"subjectMatches": "(down"'),
    ['badPattern', 'triage[0].when.subjectMatches', 12, 44],
    'this is not a regular expression (Unterminated group); correct it',
  ),
  broken(
    'a pattern that backtracks without end',
    edited('"form": "Hardware"', '"subjectMatches": "(a+)+$"'),
    ['badPattern', 'triage[0].when.subjectMatches', 12, 44],
    'this pattern could take very long: a repeated group repeats or chooses inside; repeat only ' +
      'plain characters',
  ),
  broken(
    'a promotion over 100 %',
    withSection(
      '"promotions": [{ "id": "x", "from": "2026-06-01", "to": "2026-06-30", ' +
        '"applies": ["quote"], "percentOff": 120 }]',
    ),
    ['overPercent', 'promotions[0].percentOff', 14, 109],
    '120 % is impossible; write a number above 0 and at most 100',
  ),
];
