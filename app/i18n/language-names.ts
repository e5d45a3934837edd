/** What does each language call itself? */
import type { Language } from '../../engine/wording/language.ts';

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
};
