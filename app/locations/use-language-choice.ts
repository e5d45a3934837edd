// Which language is shown, and how is another one chosen? The page goes on in its words until the
// others are there, so that nobody sees two languages or none.
import { useEffect, useLayoutEffect, useState } from 'react';
import type { Language } from '../../engine/wording/language.ts';
import {
  languageFrom,
  rememberedLanguage,
  rememberLanguage,
  searchInLanguage,
} from '../i18n/language-choice.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import { changeSearch, useSearch } from './use-address.ts';

/** The language that the page's address, its memory and its viewer ask for now. */
export function pageLanguage(): Language {
  return languageFrom(window.location.search, rememberedLanguage(), navigator.languages);
}

/** Texts of the language asked for, from `first` on; each becomes the document's language. */
export function useLanguageChoice(first: Texts): Texts {
  useSearch();
  const language = pageLanguage();
  const [texts, setTexts] = useState(first);
  useEffect(() => {
    let isWanted = true;
    // A language that cannot be loaded (an engine renewed meanwhile) leaves the words as they are;
    // the browser reports it, and the next reload takes up the choice.
    void loadTexts(language).then((loaded) => {
      if (isWanted) setTexts((before) => (before.language === language ? before : loaded));
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  useLayoutEffect(() => {
    document.documentElement.lang = texts.language;
  }, [texts]);
  return texts;
}

/** Remembered here, and in the address, whose word goes before memory. */
export function chooseLanguage(language: Language): void {
  rememberLanguage(language);
  changeSearch(searchInLanguage(window.location.search, language), 'replace');
}
