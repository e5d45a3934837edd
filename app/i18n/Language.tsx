// How do panels reach the words and the viewer's way of writing times without passing them along?
import { createContext, type ReactNode, useContext } from 'react';
import type { Moments } from '../format/moment.ts';
import type { Texts } from './texts.ts';

interface Language {
  readonly texts: Texts;
  readonly moments: Moments;
}

const LanguageContext = createContext<Language | null>(null);

/** Gives everything inside it one language and one zone. */
export function LanguageProvider(props: Language & { readonly children: ReactNode }) {
  const { texts, moments, children } = props;
  return <LanguageContext.Provider value={{ texts, moments }}>{children}</LanguageContext.Provider>;
}

/** The language around this component; outside a provider it throws, as nothing could be said. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error('A panel was used outside LanguageProvider.');
  return language;
}
