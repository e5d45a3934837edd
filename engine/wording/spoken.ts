import type { Language } from './language.ts';
import { english } from './texts/en.ts';
import { french } from './texts/fr.ts';
import { russian } from './texts/ru.ts';
import { type Words, wordsFrom } from './words.ts';

/**
 * All languages at once, for the engine, which answers in any of them. A page loads the one it
 * needs from `texts/` instead.
 */
const SPOKEN: Readonly<Record<Language, Words>> = {
  en: wordsFrom('en', english),
  fr: wordsFrom('fr', french),
  ru: wordsFrom('ru', russian),
};

export function wordsOf(language: Language): Words {
  return SPOKEN[language];
}
