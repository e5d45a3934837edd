// What does one ticket of the queue look like? Two lines at rest; unfolded, everything behind them.
import { memo } from 'react';
import type { BoardTicket } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { DueCell, governingClock } from './DueCell.tsx';
import { StateChip } from './StateChip.tsx';
import { TicketDetail } from './TicketDetail.tsx';
import { TicketLink } from './TicketLink.tsx';

interface Props {
  readonly ticket: BoardTicket;
  readonly isOpen: boolean;
  /** True for the one row that the tab key reaches. */
  readonly isCurrent: boolean;
  readonly onToggle: (id: number) => void;
  readonly onCurrent: (id: number) => void;
}

function Row({ ticket, isOpen, isCurrent, onToggle, onCurrent }: Props) {
  const { texts } = useLanguage();
  const detailId = `detail-${ticket.id}`;
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <li
      className={`row row-${ticket.state}${isOpen ? ' row-open' : ''}`}
      data-ticket={ticket.id}
      onFocus={() => onCurrent(ticket.id)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the button */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the button itself */}
      <div
        className="row-line"
        onClick={(event) => isOutsideControls(event.target) && onToggle(ticket.id)}
      >
        <span className="row-place">
          {ticket.place ?? <abbr title={texts.say('board.queue.noPlace')}>–</abbr>}
        </span>
        <div className="row-ticket">
          <TicketLink ticket={ticket} className="row-subject" tabIndex={tabIndex}>
            <bdi>{ticket.subject === '' ? texts.say('board.queue.noSubject') : ticket.subject}</bdi>
          </TicketLink>
          <p className="row-meta">
            <span className="row-id">#{ticket.id}</span>
            {ticket.organization !== null && <bdi className="row-org">{ticket.organization}</bdi>}
            {ticket.placeWhy !== null && (
              <span className="row-why" title={ticket.placeWhy}>
                {ticket.placeWhy}
              </span>
            )}
          </p>
        </div>
        <div className="row-tier">
          <span className="row-tier-name">{ticket.tier ?? texts.say('board.queue.noTier')}</span>
          <span className="row-kind">{ticket.kind ?? texts.say('board.queue.noKind')}</span>
        </div>
        <div className="row-state">
          <StateChip state={ticket.state} />
        </div>
        <DueCell ticket={ticket} />
        <button
          type="button"
          className="row-toggle"
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailId : undefined}
          aria-label={texts.say('board.queue.more', { id: String(ticket.id) })}
          tabIndex={tabIndex}
          onClick={() => onToggle(ticket.id)}
        >
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d="M2 4l4 4 4-4" />
          </svg>
        </button>
      </div>
      {isOpen && (
        <section
          id={detailId}
          aria-label={texts.say('board.clock.label', { id: String(ticket.id) })}
        >
          <TicketDetail ticket={ticket} />
        </section>
      )}
    </li>
  );
}

/** Selecting text or following the link must not fold the row. */
function isOutsideControls(target: EventTarget): boolean {
  if (!(target instanceof Element) || target.closest('a, button') !== null) return false;
  return window.getSelection()?.isCollapsed !== false;
}

/**
 * Every answer brings new objects, and a running clock's elapsed time differs in each; a folded row
 * shows none of that, so it is drawn again only when something it shows has changed.
 */
function showsTheSame(before: Props, after: Props): boolean {
  if (after.isOpen || before.isOpen !== after.isOpen || before.isCurrent !== after.isCurrent) {
    return false;
  }
  return before.onToggle === after.onToggle && shown(before.ticket) === shown(after.ticket);
}

function shown(ticket: BoardTicket): string {
  const clock = governingClock(ticket);
  const { clocks, rank, openedAt, policy, ...atRest } = ticket;
  const due = clock && [clock.promise, clock.clock, clock.instance, clock.paused, clock.unverified];
  return JSON.stringify([atRest, due, clock?.deadlineAt, clock?.paused && clock.remainingMs]);
}

export const QueueRow = memo(Row, showsTheSame);
