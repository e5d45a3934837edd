// How do a language's texts reach the page? Each is a file of its own, and only the one that is
// shown is loaded; once loaded it is kept.
import type { Language } from '../../engine/wording/language.ts';
import { createTexts, type Texts } from './texts.ts';

const TREES = {
  en: () => import('../../translations/en.json'),
  fr: () => import('../../translations/fr.json'),
  ru: () => import('../../translations/ru.json'),
} as const;

export async function loadTexts(language: Language): Promise<Texts> {
  return createTexts(language, (await TREES[language]()).default);
}
