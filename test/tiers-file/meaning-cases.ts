/** Which contradictions and warnings are told, how, and where? */
import { edited, withSection } from './base.ts';
import { broken, type Case } from './case.ts';

const OFFICE = '"holidays": [{ "country": "FR" }] }';

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
    'one name with two sorts of pauses',
    edited(
      '"firstReply": { "*": "1h" }',
      '"firstReply": { "clock": "firstReply", "pausesOn": ["hold"], "targets": { "*": "1h" } }',
    ),
    ['promiseConflict', 'tiers.premium.promises.firstReply', 21, 21],
    '"firstReply" is firstReply, pausing on hold here, and firstReply in ' +
      'tiers.standard.promises.firstReply; give one of them another name',
  ),
  broken(
    'a triage rule that gives nothing',
    edited('"kind": "replacement" }]', '"propose": true }]'),
    ['missing', 'triage[0]', 12, 14],
    'write either the "kind" it gives or "noReplyOwed": "propose"',
  ),
  broken(
    'a triage rule that gives two things',
    edited('"kind": "replacement" }]', '"kind": "replacement", "noReplyOwed": "propose" }]'),
    ['duplicate', 'triage[0]', 12, 14],
    'write either the "kind" it gives or "noReplyOwed": "propose"',
  ),
  broken(
    'a reason to take over without taking over',
    withSection('"rejudgeReason": "better hours"'),
    ['missing', 'rejudgeReason', 14, 3],
    'a reason to take open tickets over needs "rejudge": "open"',
  ),
  broken(
    'help with configuration at hours that are not there',
    edited(
      '"people": "office",',
      '"people": "office", "configurationHelp": { "calendar": "ofice" },',
    ),
    ['unknownCalendar', 'tiers.standard.configurationHelp.calendar', 16, 62],
    'there is no calendar "ofice"; did you mean "office"?',
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
    'eventPlans[1] overlaps eventPlans[0] for the same customers; change the dates or the scope ' +
      'of one',
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
    '"standard" promises no replacement of class "C"; name it, with null if so meant',
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
