/** What does the app say, and does it say it now? In its own texts, whichever words they have. */
import type { Frame } from 'playwright-core';
import { createTexts, type Texts } from '../../app/i18n/texts.ts';
import type { Language } from '../../engine/wording/language.ts';
import english from '../../translations/en.json';
import french from '../../translations/fr.json';
import russian from '../../translations/ru.json';

export const WORDS: Readonly<Record<Language, Texts>> = {
  en: createTexts('en', english),
  fr: createTexts('fr', french),
  ru: createTexts('ru', russian),
};

export const EN = WORDS.en;

/** What is written on the app's page, spaces evened out. */
export async function read(frame: Frame): Promise<string> {
  const text = await frame.evaluate(() => document.body.innerText);
  return text.replace(/\s+/g, ' ');
}

/** Waits until each of the texts is written on the app's page. */
export async function untilReads(frame: Frame, ...texts: readonly string[]): Promise<void> {
  const wanted = texts.map((text) => text.replace(/\s+/g, ' '));
  try {
    await frame.waitForFunction(
      (all) => {
        const read = document.body.innerText.replace(/\s+/g, ' ');
        return all.every((text) => read.includes(text));
      },
      wanted,
      { polling: 50 },
    );
  } catch {
    const now = await read(frame);
    const missing = wanted.filter((text) => !now.includes(text));
    throw new Error(`The app never read ${JSON.stringify(missing)}, but: ${now}`);
  }
}
