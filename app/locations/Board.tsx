// What does a manager see? The queue with what needs attention and what happened beside it; on a
// narrow screen one of the three at a time.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PalierState } from '../../engine/http/contract.ts';
import { boardQuery, isFiltered } from '../engine/board-filters.ts';
import type { BoardTime } from '../engine/board-time.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { BoardHeader } from '../panels/BoardHeader.tsx';
import { BreachesPanel } from '../panels/BreachesPanel.tsx';
import { BreachSpeaker } from '../panels/BreachSpeaker.tsx';
import { Counts } from '../panels/Counts.tsx';
import { FilterBar } from '../panels/FilterBar.tsx';
import { HappeningsPanel } from '../panels/HappeningsPanel.tsx';
import { HealthBanner } from '../panels/HealthBanner.tsx';
import { QueuePanel } from '../panels/QueuePanel.tsx';
import { useFilters } from './use-filters.ts';
import { chooseLanguage } from './use-language-choice.ts';
import { useLiveBoard } from './use-live-board.ts';

const VIEWS = ['queue', 'attention', 'happenings'] as const;
type View = (typeof VIEWS)[number];

export function Board({ time, zone }: { readonly time: BoardTime; readonly zone: string }) {
  const { texts } = useLanguage();
  const [filters, setFilters] = useFilters();
  const query = boardQuery(filters, zone, texts.language);
  const { board, link, outage, isStale } = useLiveBoard(query, time);
  const [view, setView] = useState<View>('queue');
  const urls = useMemo(
    () => new Map(board?.queue.map((ticket) => [ticket.id, ticket.url]) ?? []),
    [board],
  );
  const urlOf = useCallback((id: number) => urls.get(id) ?? null, [urls]);
  const breached = board?.counts.breached ?? 0;
  useEffect(() => {
    document.title = texts.say('board.pageTitle', { breached });
  }, [breached, texts]);
  const sizes: Readonly<Record<View, number | string>> = {
    queue: board?.queueTotal ?? '',
    attention: board === null ? '' : board.counts.breached + board.counts.atRisk,
    happenings: board?.happenings.length ?? '',
  };
  const showState = (state: PalierState | null) => setFilters({ ...filters, state });
  return (
    <div className="board" data-view={view} data-link={link}>
      <BoardHeader link={link} onLanguage={chooseLanguage} />
      <HealthBanner health={board?.health ?? null} nowMs={time.nowMs()} outage={outage} />
      <Counts counts={board?.counts ?? null} state={filters.state} onState={showState} />
      <div className="tools">
        <FilterBar filters={filters} board={board} onFilters={setFilters} />
        <nav className="views" aria-label={texts.say('board.views.label')}>
          {VIEWS.map((name) => (
            <button
              key={name}
              type="button"
              className="view"
              aria-pressed={view === name}
              onClick={() => setView(name)}
            >
              {texts.say(`board.views.${name}`)} <span className="view-count">{sizes[name]}</span>
            </button>
          ))}
        </nav>
      </div>
      <main className={`panels${isStale ? ' panels-stale' : ''}`}>
        <QueuePanel queue={board?.queue ?? null} isFiltered={isFiltered(filters)} />
        <aside className="aside">
          <BreachesPanel queue={board?.queue ?? null} />
          <HappeningsPanel happenings={board?.happenings ?? null} urlOf={urlOf} />
        </aside>
      </main>
      <BreachSpeaker happenings={board?.happenings ?? null} />
    </div>
  );
}
