/**
 * In which language is a page shown? The address's, so that a link shows everyone the same; else
 * the one chosen here before; else the first of the viewer's own that we speak; else English.
 */
import { isLanguage, type Language } from '../../engine/wording/language.ts';

/** `remembered` may be anything that a browser's storage holds; `preferred` are BCP 47 tags. */
export function languageFrom(
  search: string,
  remembered: string | null,
  preferred: readonly string[],
): Language {
  const asked = new URLSearchParams(search).get('language');
  const own = preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return [asked ?? '', remembered ?? '', ...own].find(isLanguage) ?? 'en';
}

/** The address's query with the language and everything else left as it was. */
export function searchInLanguage(search: string, language: Language): string {
  const query = new URLSearchParams(search);
  query.set('language', language);
  return `?${query}`;
}

const REMEMBERED_AS = 'palier.language';

/** The language chosen here before; null where none was, or where a browser keeps nothing. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(REMEMBERED_AS);
  } catch {
    // A frame in another site's page may be refused its storage; the address then remembers alone.
    return null;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED_AS, language);
  } catch {
    // As above; a full storage is no reason to refuse the choice either.
  }
}
