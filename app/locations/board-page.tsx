// How does the board start? Everything the page is made of is put together here, once.
import '@zendeskgarden/css-bedrock/dist/index.css';
import '../theme/board.css';
import '../theme/status.css';
import '../theme/tools.css';
import '../theme/panels.css';
import '../theme/chip.css';
import '../theme/queue.css';
import '../theme/ticket.css';
import '../theme/aside.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import english from '../../translations/en.json';
import { zoneFrom } from '../engine/board-filters.ts';
import { createBoardTime } from '../engine/board-time.ts';
import { localeFor, momentsFor } from '../format/moment.ts';
import { LanguageProvider } from '../i18n/Language.tsx';
import { createTexts } from '../i18n/texts.ts';
import { BoardTimeProvider } from '../panels/BoardTimeContext.tsx';
import { OpenTicketProvider } from '../panels/TicketLink.tsx';
import { BoardTheme } from '../theme/BoardTheme.tsx';
import { useColorBase } from '../theme/use-color-base.ts';
import { Board } from './Board.tsx';
import { openTicketIn, pageSurroundings } from './open-ticket.ts';

const texts = createTexts('en', english);
const zone = zoneFrom(location.search, Intl.DateTimeFormat().resolvedOptions().timeZone);
const moments = momentsFor({ locale: localeFor(texts.language, navigator.languages), zone });
const time = createBoardTime();
const openTicket = openTicketIn(pageSurroundings());

function Page() {
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
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
