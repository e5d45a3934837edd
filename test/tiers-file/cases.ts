/** One row per way to break a tiers file: the edit, and what must be said about it, and where. */
import { BASE, edited, withSection } from './base.ts';

export interface Case {
  readonly how: string;
  readonly text: string;
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function broken(
  how: string,
  text: string,
  [code, path, line, column]: readonly [string, string, number, number],
  message: string,
): Case {
  return { how, text, code, path, line, column, message };
}

const OFFICE = '"holidays": [{ "country": "FR" }] }';

/** Mistakes of the text itself and of its shape. */
export const SHAPE_CASES: readonly Case[] = [
  broken('an empty file', ' ', ['notJson', '', 1, 1], 'the file is empty; write a JSON object'),
  broken(
    'a comma left out',
    edited('"default": "standard",', '"default": "standard"'),
    ['notJson', '', 14, 3],
    'a comma is expected before the next value at "\\"tiers\\""',
  ),
  broken(
    'a file of more than 1 MB',
    BASE + ' '.repeat(1_000_000),
    ['tooLarge', '', 1, 1],
    'the file is larger than 1000000 bytes; split off what is old',
  ),
  broken(
    'lists nested a hundred deep',
    '['.repeat(100),
    ['tooDeep', '', 1, 1],
    'values are nested more than 64 deep; flatten them',
  ),
  broken(
    'a tier written twice',
    edited('"premium": {', '"standard": {'),
    ['duplicateKey', 'tiers.standard', 19, 5],
    '"standard" is written twice here; keep one of the two',
  ),
  broken(
    'a key with a typing error',
    edited('"people": "office"', '"poeple": "always", "people": "office"'),
    ['unknownKey', 'tiers.standard.poeple', 16, 7],
    '"poeple" is not known here; did you mean "people"?',
  ),
  broken(
    'an unknown section',
    withSection('"prices": {}'),
    ['unknownKey', 'prices', 14, 3],
    '"prices" is not known here; write one of "$schema", "version", "effectiveFrom", "currency", ' +
      '"timeZone", "languages", "mode", "rejudge", "customers", "calendars", "kinds", "triage", ' +
      '"default", "tiers", "reducedService", "eventPlans", "promotions", "queue", "may", ' +
      '"diagnosis", "packs", "interventions", "billing", "alerts" …',
  ),
  broken(
    'a required key left out',
    edited('      "people": "office",\n', ''),
    ['missing', 'tiers.standard.people', 15, 17],
    '"people" is missing; write it (a text in quotes)',
  ),
  broken(
    'a number where a text belongs',
    edited('"handling": "25m"', '"handling": 25'),
    ['wrongType', 'kinds.incident.handling', 9, 31],
    'the number 25 does not fit here; write a text in quotes',
  ),
  broken(
    'a list where a section belongs',
    withSection('"alert": []').replace('"alert"', '"queue"'),
    ['wrongType', 'queue', 14, 12],
    'a list does not fit here; write an object in { }',
  ),
  broken(
    'an unknown mode',
    withSection('"mode": "life"'),
    ['badValue', 'mode', 14, 11],
    '"life" is not allowed here; did you mean "live"?',
  ),
  broken(
    'a version that cannot name a file',
    edited('"version": "1"', '"version": "../1"'),
    ['badName', 'version', 2, 14],
    'a version names a file; write at most 60 letters, digits, - and _ like "2026-11"',
  ),
  broken(
    'a kind that promises would read as something else',
    edited('"incident": {', '"within": {'),
    ['badName', 'kinds.within', 9, 5],
    '"within" has a meaning of its own in promises; call the kind something else',
  ),
];

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
      '"promotions": [{ "id": "x", "from": "2026-06-01", "to": "2026-06-30", "applies": ["quote"],' +
        ' "percentOff": 120 }]',
    ),
    ['overPercent', 'promotions[0].percentOff', 14, 109],
    '120 % is impossible; write a number above 0 and at most 100',
  ),
];

/** Parts that contradict each other or name what is not there. */
export const MEANING_CASES: readonly Case[] = [
  broken(
    'a day named twice in a week',
    edited('"mon-fri": [', '"fri": [], "mon-fri": ['),
    ['duplicate', 'calendars.office.week.mon-fri', 6, 38],
    '"mon-fri" names fri again, as "fri" did; name each day once',
  ),
  broken(
    'both 24x7 and a week',
    edited('"open": "24x7"', '"open": "24x7", "week": {}'),
    ['duplicate', 'calendars.always', 5, 15],
    'write either "open": "24x7" or a "week" with its hours',
  ),
  broken(
    'a change that ends before it begins',
    edited(OFFICE, '"changes": [{ "from": "2026-12-31", "to": "2026-12-27", "hours": [] }] }'),
    ['reversedDates', 'calendars.office.changes[0].to', 6, 114],
    'the change ends on 2026-12-27, before it begins on 2026-12-31; swap the dates',
  ),
  broken(
    'hours that overlap',
    edited('13:30-18:00', '12:00-18:00'),
    ['overlap', 'calendars.office.week.mon-fri[1]', 6, 54],
    '"12:00-18:00" overlaps "09:00-12:30"; write stretches that don\'t',
  ),
  broken(
    'hours that run past midnight into the next day',
    edited('13:30-18:00', '22:00-10:00'),
    ['overlap', 'calendars.office.week.mon-fri', 6, 38],
    'the hours of mon run past midnight into those of tue; end them earlier',
  ),
  broken(
    'two changes of one sort from one date',
    edited(
      OFFICE,
      '"changes": [{ "from": "2026-12-24", "hours": [] }, { "from": "2026-12-24", "hours": [] }] }',
    ),
    ['changesConflict', 'calendars.office.changes[1].from', 6, 133],
    'changes 1 and 2 both set the hours from 2026-12-24 on; keep one',
  ),
  broken(
    'a country that does not exist',
    edited('"FR"', '"FRA"'),
    ['unknownCountry', 'calendars.office.holidays[0].country', 6, 98],
    '"FRA" has no known holidays; did you mean "FR"?',
  ),
  broken(
    'a region that does not exist',
    edited('"country": "FR"', '"country": "DE", "region": "BY-B"'),
    ['unknownCountry', 'calendars.office.holidays[0].region', 6, 114],
    'DE has no region "BY-B" with its own holidays; did you mean "BY-A"?',
  ),
  broken(
    'a calendar without an opening',
    edited('"week": { "mon-fri": ["09:00-12:30", "13:30-18:00"] }', '"week": {}'),
    ['neverOpen', 'calendars.office', 6, 5],
    '"office" never opens in the five years from 2026-01-01T00:00:00Z on; give it hours',
  ),
  broken(
    'a calendar that closes for good',
    edited(OFFICE, '"changes": [{ "from": "2030-01-01", "week": {} }] }'),
    ['neverOpen', 'calendars.office', 6, 5],
    '"office" never opens in the five years from 2029-12-31T23:00:00Z on; give it hours',
  ),
  broken(
    'a target that a calendar never counts',
    edited('"mon-fri": ["09:00-12:30", "13:30-18:00"]', '"mon": ["09:00-09:01"]').replace(
      '"*": "4h"',
      '"*": "8760h"',
    ),
    ['neverOpen', 'tiers.standard.promises.firstReply.*', 17, 42],
    '"office" opens too little to ever count 8760h; write less',
  ),
  broken(
    'a calendar that is not there',
    edited('"calendar": "always"', '"calendar": "allways"'),
    ['unknownCalendar', 'tiers.standard.promises.replacement.A.calendar', 17, 103],
    'there is no calendar "allways"; did you mean "always"?',
  ),
  broken(
    'a default tier that is not there',
    edited('"default": "standard"', '"default": "basic"'),
    ['unknownTier', 'default', 13, 14],
    'there is no tier "basic"; write one of "standard", "premium"',
  ),
  broken(
    'a promise to a kind that is not there',
    edited('"*": "4h"', '"*": "4h", "incidents": "2h"'),
    ['unknownKind', 'tiers.standard.promises.firstReply.incidents', 17, 48],
    'there is no kind "incidents"; did you mean "incident"?',
  ),
  broken(
    'a replacement of a class that no component has',
    edited('"A": { "within"', '"B": { "within"'),
    ['unknownClass', 'tiers.standard.promises.replacement.B', 17, 67],
    'there is no class of components "B"; write "A"',
  ),
  broken(
    'a free name that says no clock',
    edited('"firstReply": { "*": "4h" }', '"agentWork": { "*": "4h" }'),
    ['unknownClock', 'tiers.standard.promises.agentWork', 17, 21],
    '"agentWork" is no clock\'s name; write {"clock": …, "targets": …}, or write one of ' +
      '"firstReply", "nextReply", "update", "resolution", "replacement", "diagnosis", "work", ' +
      '"rootCause", "promisedTime"',
  ),
  broken(
    'a role that is not there',
    withSection('"may": { "quote": ["agents"] }'),
    ['unknownName', 'may.quote[0]', 14, 22],
    'there is no role "agents"; did you mean "agent"?',
  ),
  broken(
    'a bare duration for tiers of different hours',
    withSection(
      '"eventPlans": [{ "organization": "ACME", "from": "2026-11-20", "to": "2026-11-30", ' +
        '"promises": { "firstReply": "10m" } }]',
    ),
    ['needsCalendar', 'eventPlans[0].promises.firstReply', 14, 114],
    'the tiers meant here have different hours; say which calendar counts: {"within": …, ' +
      '"calendar": …}',
  ),
  broken(
    'two event plans of one customer at once',
    withSection(
      '"eventPlans": [{ "organization": "ACME", "from": "2026-11-20", "to": "2026-11-30" },' +
        '\n{ "organization": "ACME", "from": "2026-11-30", "to": "2026-12-02" }]',
    ),
    ['overlap', 'eventPlans[1]', 15, 1],
    'eventPlans[1] overlaps eventPlans[0] for the same customers; change the dates or the scope of one',
  ),
  broken(
    'a threshold with both forms',
    edited('"at": 0.75', '"at": 0.75, "before": "30m"'),
    ['missing', 'alerts.thresholds[0]', 24, 30],
    'write either "at" (a fraction) or "before" (a duration)',
  ),
  broken(
    'a mail rung without an address',
    edited('"alerts": {', '"alerts": { "ladder": [{ "channel": "mail" }],'),
    ['missing', 'alerts.ladder[0].to', 24, 26],
    'a mail rung needs its address; write "to": "night@example.com"',
  ),
];

/** Valid files that deserve a word. */
export const WARNING_CASES: readonly Case[] = [
  broken(
    'a tier that nobody can match',
    edited('"match": [{ "organizationField": "tier", "is": "premium" }], ', ''),
    ['unmatchedTier', 'tiers.premium', 19, 5],
    'nobody can have "premium": it has no "match" and is not the default',
  ),
  broken(
    'a tier whose customers all match an earlier one',
    edited(
      '"people": "office",',
      '"people": "office", "match": [{ "organizationField": "tier", "is": ["premium", "x"] }],',
    ),
    ['unmatchedTier', 'tiers.premium.match', 20, 16],
    'nobody can have "premium": whoever matches it matches "standard" before',
  ),
  broken(
    'a kind to which a tier promises nothing',
    edited('"firstReply": { "*": "4h" }', '"firstReply": { "replacement": "4h" }'),
    ['noTargetForKind', 'tiers.standard.promises', 17, 19],
    '"standard" promises nothing for "incident"; name it, with null if so meant',
  ),
  broken(
    'a class of components that a tier forgets',
    edited('"disk": "A"', '"disk": "A", "board": "C"'),
    ['noTargetForKind', 'tiers.standard.promises.replacement', 17, 65],
    '"standard" promises no replacement for class "C"; name it, with null if so meant',
  ),
  broken(
    'no threshold',
    edited('[{ "at": 0.75, "to": "assignee" }]', '[]'),
    ['noThresholds', 'alerts', 24, 13],
    'no threshold is set, so nobody is alerted; write "alerts": {"thresholds": […]}',
  ),
  broken(
    'a version that is not yet in force',
    edited('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
    ['notYetInForce', 'effectiveFrom', 2, 36],
    'this version is in force only from 2027-01-01T00:00:00Z on',
  ),
];
