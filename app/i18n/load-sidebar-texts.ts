/**
 * The texts of a sidebar, which never says what the board says: of each translation the parts that
 * are exported in `sidebar-json.d.ts`, taken out when the app is built (sidebar.vite.config.ts).
 */
import type { Language } from '../../engine/wording/language.ts';
import { createTexts, type Texts } from './texts.ts';

const PARTS = {
  en: () => import('../../translations/en.json?sidebar'),
  fr: () => import('../../translations/fr.json?sidebar'),
  ru: () => import('../../translations/ru.json?sidebar'),
} as const;

export async function loadSidebarTexts(language: Language): Promise<Texts> {
  return createTexts(language, await PARTS[language]());
}
