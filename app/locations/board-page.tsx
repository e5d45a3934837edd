// How does the board start? Everything the page is made of is put together here, once.
import '@zendeskgarden/css-bedrock/dist/index.css';
import '../theme/board.css';
import '../theme/status.css';
import '../theme/tools.css';
import '../theme/panels.css';
import '../theme/chip.css';
import '../theme/queue.css';
import '../theme/queue-narrow.css';
import '../theme/ticket.css';
import '../theme/aside.css';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { zoneFrom } from '../engine/board-filters.ts';
import { createBoardTime } from '../engine/board-time.ts';
import { localeFor, momentsFor } from '../format/moment.ts';
import { LanguageProvider } from '../i18n/Language.tsx';
import { loadTexts } from '../i18n/load-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import { BoardTimeProvider } from '../panels/BoardTimeContext.tsx';
import { OpenTicketProvider } from '../panels/TicketLink.tsx';
import { BoardTheme } from '../theme/BoardTheme.tsx';
import { useColorBase } from '../theme/use-color-base.ts';
import { Board } from './Board.tsx';
import { openTicketIn, pageSurroundings } from './open-ticket.ts';
import { pageLanguage, useLanguageChoice } from './use-language-choice.ts';

// Asked for first of all: the words are all that the first paint waits for.
const loading = loadTexts(pageLanguage());
const zone = zoneFrom(location.search, Intl.DateTimeFormat().resolvedOptions().timeZone);
const time = createBoardTime();
const openTicket = openTicketIn(pageSurroundings());

function Page({ first }: { readonly first: Texts }) {
  const texts = useLanguageChoice(first);
  const locale = localeFor(texts.language, navigator.languages);
  const moments = useMemo(() => momentsFor({ locale, zone }), [locale]);
  return (
    <BoardTheme base={useColorBase()}>
      <LanguageProvider texts={texts} moments={moments}>
        <BoardTimeProvider time={time}>
          <OpenTicketProvider value={openTicket}>
            <Board time={time} zone={zone} />
          </OpenTicketProvider>
        </BoardTimeProvider>
      </LanguageProvider>
    </BoardTheme>
  );
}

const root = document.getElementById('board');
if (root === null) throw new Error('The page has no place for the board.');
const first = await loading;
createRoot(root).render(
  <StrictMode>
    <Page first={first} />
  </StrictMode>,
);
