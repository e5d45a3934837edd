/** What does the app say, and does it say it now? In its own texts, whichever words they have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { createTexts, type Texts } from '../../app/i18n/texts.ts';
import type { Language } from '../../engine/wording/language.ts';

const textsOf = (language: Language): Texts => {
  const path = join(__dirname, '..', '..', 'translations', `${language}.json`);
  return createTexts(language, JSON.parse(readFileSync(path, 'utf8')));
};

export const WORDS: Readonly<Record<Language, Texts>> = {
  en: textsOf('en'),
  fr: textsOf('fr'),
  ru: textsOf('ru'),
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
