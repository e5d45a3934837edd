/** How the tests tell things: beside the samples' clock, in Paris, on the Monday after it. */
import type { Language } from '../../engine/wording/language.ts';
import type { Telling } from '../../engine/wording/moment.ts';
import { wordsOf } from '../../engine/wording/spoken.ts';
import { at } from '../support/histories.ts';
import { FRIDAY } from './reason-samples.ts';

const MONDAY = at('2026-11-23T09:00:00+01:00');

/** Near the samples' clock: weekdays alone within six days of its start. */
export function beside(language: Language, zone = 'Europe/Paris'): Telling {
  return { words: wordsOf(language), zone, nearAt: FRIDAY, nowAt: MONDAY };
}

/** Near nothing: always with the date. */
export function dated(language: Language): Telling {
  return { ...beside(language), nearAt: null };
}

/** No-break spaces, which nobody sees in a table, as plain ones. */
export function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
