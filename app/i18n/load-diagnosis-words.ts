/**
 * Which words do diagnoses and on-site hands need? The sidebar's own, and those in which the engine
 * writes to customers; neither is loaded on a ticket where nothing is sold.
 */
import type { Language } from '../../engine/wording/language.ts';
import { type Catalogue, type Words, wordsFrom } from '../../engine/wording/words.ts';
import { createTexts, type Texts, textsWith } from './texts.ts';

const TEXTS = {
  en: () => import('../../translations/en.json?diagnosis'),
  fr: () => import('../../translations/fr.json?diagnosis'),
  ru: () => import('../../translations/ru.json?diagnosis'),
} as const;

/** The texts with those of what is sold. */
export async function withDiagnosisTexts(texts: Texts): Promise<Texts> {
  const { language } = texts;
  return textsWith(createTexts(language, await TEXTS[language]()), texts);
}

const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('../../engine/wording/texts/en.ts')).english,
  fr: async () => (await import('../../engine/wording/texts/fr.ts')).french,
  ru: async () => (await import('../../engine/wording/texts/ru.ts')).russian,
};

/** The engine's words in a language; money is told in them, too. */
export async function loadWords(language: Language): Promise<Words> {
  return wordsFrom(language, await CATALOGUES[language]());
}
