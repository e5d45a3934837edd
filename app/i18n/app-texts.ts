/** Which of our languages is a person's, and where are its words? Each is loaded when asked for. */
import type english from '../../translations/en.json';
import { createTexts, type Texts } from './texts.ts';

const LOADERS: Readonly<Record<string, () => Promise<{ default: typeof english }>>> = {
  en: () => import('../../translations/en.json'),
};

/** The words for a locale such as "fr-CA": its language's, or English. */
export async function textsFor(locale: string): Promise<Texts> {
  const language = locale.split('-')[0]?.toLowerCase() ?? 'en';
  const known = Object.hasOwn(LOADERS, language) ? language : 'en';
  const load = LOADERS[known];
  if (load === undefined) throw new Error('The English words are missing.');
  return createTexts(known, (await load()).default);
}
