import type { Language } from './language.ts';
import { type Message, readMessage, type Values } from './message.ts';
import type { english } from './texts/en.ts';

/** One language's texts; English is the complete one, and the compiler holds the others to it. */
export type WordKey = keyof typeof english;
export type Catalogue = Readonly<Record<WordKey, string>>;

/** Whatever is said is said through this; handed in, so that nobody carries all languages. */
export interface Words {
  readonly language: Language;
  /** A BCP 47 tag for dates and numbers. */
  readonly locale: string;
  say(key: WordKey, values?: Values): string;
  /** For a name that may be one of ours (`promise.firstReply`); null for an admin’s own. */
  find(key: string, values?: Values): string | null;
  /** 0.75 as "75%", as the language writes it; whole percents. */
  percent(fraction: number): string;
  /** "a, b or c". */
  either(values: readonly string[]): string;
}

/** Plain "en" would mean American dates. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr', ru: 'ru' };

/** The words of one language from its texts; a message is read the first time it is said. */
export function wordsFrom(language: Language, catalogue: Catalogue): Words {
  const locale = LOCALES[language];
  const messages = new Map<string, Message>();
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
  const say = (key: WordKey, values: Values = {}) => {
    let message = messages.get(key);
    if (message === undefined) {
      message = readMessage(catalogue[key], locale);
      messages.set(key, message);
    }
    return message.render(values);
  };
  return {
    language,
    locale,
    say,
    find: (key, values) => (isKey(key, catalogue) ? say(key, values) : null),
    percent: (fraction) => percents.format(fraction),
    either: (values) => choices.format(values),
  };
}

function isKey(key: string, catalogue: Catalogue): key is WordKey {
  return Object.hasOwn(catalogue, key);
}
