// What does a manager see in Zendesk itself? The board's queue and what needs attention, asked for
// while somebody looks; what happened, and whose doing it was, is the full board's to tell.
import '../theme/board.css';
import '../theme/status.css';
import '../theme/tools.css';
import '../theme/panels.css';
import '../theme/queue.css';
import '../theme/ticket.css';
import '../theme/aside.css';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { AppBoard } from '../../engine/http/app-contract.ts';
import type { BoardTicket, PalierState } from '../../engine/http/contract.ts';
import { type Filters, isFiltered, NO_FILTERS } from '../engine/board-filters.ts';
import type { BoardTime } from '../engine/board-time.ts';
import { followAnswer } from '../engine/follow-answer.ts';
import { pageTimers } from '../engine/timers.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { BreachesPanel } from '../panels/BreachesPanel.tsx';
import { Counts } from '../panels/Counts.tsx';
import { FilterBar } from '../panels/FilterBar.tsx';
import { failureText } from '../panels/failure-text.ts';
import { HealthBanner } from '../panels/HealthBanner.tsx';
import { QueuePanel } from '../panels/QueuePanel.tsx';
import { useFollowed, useSurroundings } from '../panels/Surroundings.tsx';
import { OpenTicketProvider } from '../panels/TicketLink.tsx';
import { useByIds } from '../panels/use-brought.ts';
import { seenTickets } from '../zaf/ticket-update.ts';

const ASK_EACH_MS = 10_000;

export function NavBar({ time }: { readonly time: BoardTime }) {
  const { texts } = useLanguage();
  const { zendesk } = useSurroundings();
  const [filters, setFilters] = useState(NO_FILTERS);
  const { answer, failure } = useAppBoard(filters, time);
  const queue = useNamedQueue(answer);
  const openTicket = useCallback(
    (id: number) => {
      zendesk.invoke('routeTo', 'ticket', id).catch(() => undefined);
      return true;
    },
    [zendesk],
  );
  const showState = (state: PalierState | null) => setFilters({ ...filters, state });
  const outage =
    failure === null
      ? null
      : {
          sinceMs: answer === null ? null : Date.parse(answer.nowAt),
          detail: failure.code === 'unreachable' ? null : failureText(failure, texts),
          signInUrl: null,
        };
  return (
    <OpenTicketProvider value={openTicket}>
      <div className="board board-in-zendesk">
        <HealthBanner health={answer?.health ?? null} nowMs={time.nowMs()} outage={outage} />
        <Counts counts={answer?.counts ?? null} state={filters.state} onState={showState} />
        <div className="tools">
          <FilterBar
            filters={filters}
            board={answer === null ? null : { ...answer, queue: queue ?? [] }}
            onFilters={setFilters}
          />
        </div>
        <main className="panels">
          <QueuePanel queue={queue} isFiltered={isFiltered(filters)} />
          <aside className="aside">
            <BreachesPanel queue={queue} />
          </aside>
        </main>
      </div>
    </OpenTicketProvider>
  );
}

function useAppBoard(filters: Filters, time: BoardTime) {
  const { engine, shown } = useSurroundings();
  const following = useMemo(
    () =>
      followAnswer<AppBoard>({
        ask: () => engine.board(filters),
        changesAt: () => null,
        everyMs: ASK_EACH_MS,
        time,
        shown,
        timers: pageTimers,
      }),
    [engine, filters, shown, time],
  );
  const followed = useFollowed(following);
  // What another choice of filters showed stays until the answer to this one is there.
  const last = useRef<AppBoard | null>(null);
  last.current = followed.answer ?? last.current;
  return { answer: last.current, failure: followed.failure };
}

/** The engine's tickets with Zendesk's names; null before the first answer. */
function useNamedQueue(answer: AppBoard | null): readonly BoardTicket[] | null {
  const { zendesk } = useSurroundings();
  const tickets = answer?.queue ?? [];
  const seen = useByIds(
    tickets.map(({ id }) => id),
    seenTickets,
  );
  if (answer === null) return null;
  return tickets.map((ticket) => {
    const { subject = '', group = null, organization = null } = seen.get(ticket.id) ?? {};
    const url = `${zendesk.origin}/agent/tickets/${ticket.id}`;
    return { ...ticket, subject, group, organization, url };
  });
}
