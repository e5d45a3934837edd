// What will the customer read? Their language, the agent's words, and under them, exactly as the
// engine will post it, the whole with the amounts that nobody types.
import { Field, Label, Select } from '@zendeskgarden/react-forms';
import { useCallback, useState } from 'react';
import type { AppDiagnosis } from '../../../engine/http/paid-contract.ts';
import { isLanguage, LANGUAGES, type Language } from '../../../engine/wording/language.ts';
import type { Telling } from '../../../engine/wording/moment.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts';
import { loadWords } from '../../i18n/load-diagnosis-words.ts';
import { useTimeText } from '../BoardTimeContext.tsx';
import { useBrought } from '../use-brought.ts';
import { WordsField } from './WordsField.tsx';

export interface Letter {
  readonly language: Language;
  /** As typed; the policy's words until somebody types. */
  readonly words: string;
  readonly setLanguage: (language: Language) => void;
  readonly setWords: (words: string) => void;
}

/** Begins with what was typed before, if anything was. */
export function useLetter(
  { words: templates }: AppDiagnosis,
  act: 'offer' | 'quote',
  before: Pick<Letter, 'language' | 'words'> | null = null,
): Letter {
  const { texts } = useLanguage();
  const [language, setLanguage] = useState<Language>(before?.language ?? texts.language);
  const [typed, setWords] = useState<string | null>(before?.words ?? null);
  const words = typed ?? templates[act][language] ?? '';
  return { language, words, setLanguage, setWords };
}

export function LetterFields(props: {
  readonly letter: Letter;
  readonly zone: string;
  /** The whole, told so; the engine takes the policy's words where there are none. */
  readonly compose: (telling: Telling) => string;
}) {
  const { letter, zone, compose } = props;
  const { texts } = useLanguage();
  const { language } = letter;
  const load = useCallback(
    async () => ({ language, words: await loadWords(language) }),
    [language],
  );
  const loaded = useBrought(load);
  const words = loaded?.language === language ? loaded.words : null;
  // The last moment to answer moves on while the form is open.
  const whole = useTimeText(words !== null, (nowAt) =>
    words === null ? '' : compose({ words, zone, nearAt: null, nowAt }),
  );
  const title = texts.say('sidebar.diagnosis.letter.preview');
  return (
    <>
      <Field>
        <Label>{texts.say('sidebar.diagnosis.letter.language')}</Label>
        <Select
          isCompact
          value={language}
          onChange={({ target }) => isLanguage(target.value) && letter.setLanguage(target.value)}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </Select>
      </Field>
      <WordsField
        label={texts.say('sidebar.diagnosis.letter.words')}
        value={letter.words}
        onChange={letter.setWords}
      />
      <section aria-label={title}>
        <h3 className="form-title">{title}</h3>
        {words === null ? (
          <p>{texts.say('sidebar.diagnosis.letter.loading')}</p>
        ) : (
          <p className="letter" lang={language} dir="auto">
            {whole}
          </p>
        )}
      </section>
    </>
  );
}
