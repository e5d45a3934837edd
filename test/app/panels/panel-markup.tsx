// How do tests read a panel without a browser? Rendered once, in Paris, at a stated time.
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createBoardTime } from '../../../app/engine/board-time.ts';
import { momentsFor } from '../../../app/format/moment.ts';
import { LanguageProvider } from '../../../app/i18n/Language.tsx';
import { createTexts } from '../../../app/i18n/texts.ts';
import { BoardTimeProvider } from '../../../app/panels/BoardTimeContext.tsx';
import english from '../../../translations/en.json';

export function markupOf(panel: ReactElement, nowAt: string): string {
  const time = createBoardTime({ steadyMs: () => 0, every: () => () => {} });
  time.set({ nowAt, speed: 1 });
  return renderToStaticMarkup(
    <LanguageProvider
      texts={createTexts('en', english)}
      moments={momentsFor({ locale: 'en-GB', zone: 'Europe/Paris' })}
    >
      <BoardTimeProvider time={time}>{panel}</BoardTimeProvider>
    </LanguageProvider>,
  );
}

/** The markup's words, tags taken out. */
export function wordsOf(panel: ReactElement, nowAt: string): string {
  return markupOf(panel, nowAt)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
