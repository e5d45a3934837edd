// How does the app in Zendesk start? It registers, learns who is here, loads their words and shows
// what belongs to its place; everything it stands on is put together here, once.
import '@zendeskgarden/css-bedrock/dist/index.css';
import '../theme/chip.css';
import '../theme/sidebar.css';
import '../theme/forms.css';
import '../theme/diagnosis.css';
import { lazy, type ReactNode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { appEngine } from '../engine/app-answers.ts';
import { askedEarly } from '../engine/asked-early.ts';
import { type BoardTime, createBoardTime } from '../engine/board-time.ts';
import { fieldIdsIn } from '../engine/field-ids.ts';
import { localeFor, momentsFor } from '../format/moment.ts';
import { LanguageProvider } from '../i18n/Language.tsx';
import { languageFrom } from '../i18n/language-choice.ts';
import { loadSidebarTexts } from '../i18n/load-sidebar-texts.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import { BoardTimeProvider } from '../panels/BoardTimeContext.tsx';
import { failureText } from '../panels/failure-text.ts';
import { Skeleton } from '../panels/Skeleton.tsx';
import { type Surroundings, SurroundingsProvider } from '../panels/Surroundings.tsx';
import { AppTheme } from '../theme/AppTheme.tsx';
import { engineDoor } from '../zaf/engine-door.ts';
import { failureOf } from '../zaf/failure.ts';
import { followHeight } from '../zaf/frame.ts';
import { shownIn } from '../zaf/shown.ts';
import { connectZendesk } from '../zaf/zendesk.ts';
import { TicketSidebar } from './TicketSidebar.tsx';

const CustomerSidebar = lazy(async () => {
  const loaded = await import('./CustomerSidebar.tsx');
  return { default: loaded.CustomerSidebar };
});

const NavBar = lazy(async () => {
  const loaded = await import('./NavBar.tsx');
  return { default: loaded.NavBar };
});

/** What belongs to a place; the ticket's sidebar is there from the start, as it is opened most. */
function locationOf(location: string, time: BoardTime): ReactNode {
  switch (location) {
    case 'user_sidebar':
    case 'organization_sidebar':
      return <CustomerSidebar time={time} />;
    case 'nav_bar':
      return <NavBar time={time} />;
    default:
      return <TicketSidebar time={time} />;
  }
}

async function start(place: HTMLElement): Promise<void> {
  const { zendesk, here } = await connectZendesk();
  followHeight(zendesk, place);
  const { person, scheme } = await here;
  const { zone, locale } = person;
  const language = languageFrom('', null, [locale]);
  document.documentElement.lang = language;
  const shown = shownIn(zendesk, document);
  const engine = appEngine(engineDoor(zendesk), { language, zone });
  const first = shown.isShown() ? zendesk.ticketId : null;
  const surroundings: Surroundings = {
    zendesk,
    engine: askedEarly(engine, first),
    person,
    shown,
    fieldIds: fieldIdsIn(zendesk.settings.fields),
  };
  const load = zendesk.location === 'nav_bar' ? loadTexts : loadSidebarTexts;
  const texts = await load(language);
  const moments = momentsFor({ locale: localeFor(language, [locale]), zone });
  const time = createBoardTime();
  createRoot(place).render(
    <AppTheme zendesk={zendesk} first={scheme}>
      <LanguageProvider texts={texts} moments={moments}>
        <SurroundingsProvider value={surroundings}>
          <BoardTimeProvider time={time}>
            <Suspense fallback={<Skeleton />}>{locationOf(zendesk.location, time)}</Suspense>
          </BoardTimeProvider>
        </SurroundingsProvider>
      </LanguageProvider>
    </AppTheme>,
  );
}

const place = document.getElementById('app');
if (place === null) throw new Error('The page has no place for the app.');
// Most agents read Zendesk in their browser's language: its words come while the app registers.
void loadSidebarTexts(languageFrom('', null, navigator.languages)).catch(() => undefined);
start(place).catch(async (thrown: unknown) => {
  const texts = await loadSidebarTexts(languageFrom('', null, navigator.languages));
  place.textContent = failureText(failureOf(thrown), texts);
});
