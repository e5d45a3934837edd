/** Which mistakes of text and shape are told, how, and where? */
import { BASE, edited, withSection } from './base.ts';
import { broken, type Case } from './case.ts';

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
      '"timeZone", "languages", "mode", "rejudge", "rejudgeReason", "customers", "calendars", ' +
      '"kinds", "triage", "default", "tiers", "reducedService", "eventPlans", "promotions", ' +
      '"queue", "may", "diagnosis", "packs", "interventions", "billing" …',
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
    '"within" has its own meaning in promises; call the kind something else',
  ),
];
