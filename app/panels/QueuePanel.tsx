/**
 * Who is next? The queue exactly in the engine's order, never sorted here, with the reason for each
 * place; a row unfolds to all its clocks. One row takes part in the tab order; J, K and the arrows
 * move it.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoardTicket } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { EmptyNote } from './EmptyNote.tsx';
import { QueueRow } from './QueueRow.tsx';
import { rowAfterKey, takesLetters } from './queue-keys.ts';

interface Props {
  /** Null before the first answer. */
  readonly queue: readonly BoardTicket[] | null;
  readonly isFiltered: boolean;
}

export function QueuePanel({ queue, isFiltered }: Props) {
  const { texts } = useLanguage();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [currentId, setCurrentId] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const onToggle = useCallback((id: number) => setOpen((ids) => toggled(ids, id)), []);
  useQueueKeys(list);
  const tickets = queue ?? [];
  const hasCurrent = tickets.some((ticket) => ticket.id === currentId);
  return (
    <section className="panel queue" aria-labelledby="queue-title" aria-busy={queue === null}>
      <h2 id="queue-title" className="spoken">
        {texts.say('board.queue.title')}
      </h2>
      <div className="queue-head" aria-hidden="true">
        <span className="row-place">#</span>
        <span>{texts.say('board.queue.ticket')}</span>
        <span className="queue-head-tier">{texts.say('board.queue.tierKind')}</span>
        <span className="queue-head-state">{texts.say('board.queue.state')}</span>
        <span className="queue-head-due">{texts.say('board.queue.due')}</span>
      </div>
      {queue === null && <Skeleton />}
      {queue?.length === 0 && <EmptyQueue isFiltered={isFiltered} />}
      {tickets.length > 0 && (
        <ol className="rows" ref={list} aria-describedby="queue-keys">
          {tickets.map((ticket, index) => (
            <QueueRow
              key={ticket.id}
              ticket={ticket}
              isOpen={open.has(ticket.id)}
              isCurrent={hasCurrent ? ticket.id === currentId : index === 0}
              onToggle={onToggle}
              onCurrent={setCurrentId}
            />
          ))}
        </ol>
      )}
      {tickets.length > 0 && (
        <p id="queue-keys" className="queue-keys">
          {texts.say('board.queue.keys')}
        </p>
      )}
    </section>
  );
}

function toggled(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const after = new Set(ids);
  if (!after.delete(id)) after.add(id);
  return after;
}

function useQueueKeys(list: React.RefObject<HTMLOListElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const focused = document.activeElement;
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      if (list.current === null || hasModifier || takesLetters(focused)) return;
      const toggles = [...list.current.querySelectorAll<HTMLElement>('.row-toggle')];
      const rows = toggles.map((toggle) => toggle.closest('.row'));
      const row = focused?.closest('.row') ?? null;
      const isInside = row !== null && list.current.contains(row);
      const next = rowAfterKey(event.key, rows.indexOf(row), rows.length, isInside);
      if (next === null) return;
      event.preventDefault();
      toggles[next]?.focus({ preventScroll: true });
      rows[next]?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}

function EmptyQueue({ isFiltered }: { readonly isFiltered: boolean }) {
  const { texts } = useLanguage();
  return isFiltered ? (
    <EmptyNote
      shape="list"
      title={texts.say('board.queue.noMatchTitle')}
      text={texts.say('board.queue.noMatchText')}
    />
  ) : (
    <EmptyNote
      shape="check"
      title={texts.say('board.queue.emptyTitle')}
      text={texts.say('board.queue.emptyText')}
    />
  );
}

const SKELETON_ROWS = [1, 2, 3, 4, 5, 6, 7, 8];

function Skeleton() {
  return (
    <div className="rows" aria-hidden="true">
      {SKELETON_ROWS.map((row) => (
        <div key={row} className="row">
          <div className="row-line row-skeleton">
            <span className="bone bone-place" />
            <span className="bone bone-subject" />
            <span className="bone bone-due" />
          </div>
        </div>
      ))}
    </div>
  );
}
