// How does a viewer choose another language? By its code, beside the clock; each says its name in
// its own words to who points at it or listens.
import { LANGUAGES, type Language } from '../../engine/wording/language.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { LANGUAGE_NAMES } from '../i18n/language-names.ts';

export function LanguageChoice({ onLanguage }: { readonly onLanguage: (to: Language) => void }) {
  const { texts } = useLanguage();
  return (
    <nav className="languages" aria-label={texts.say('board.language.label')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          className="language"
          lang={language}
          title={LANGUAGE_NAMES[language]}
          aria-pressed={language === texts.language}
          onClick={() => onLanguage(language)}
        >
          {language.toUpperCase()} <span className="spoken">{LANGUAGE_NAMES[language]}</span>
        </button>
      ))}
    </nav>
  );
}
