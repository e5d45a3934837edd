// What needs attention now? Tickets breached, then at risk, each by its deadline: the longest late
// first. It is cut from the queue shown, so filters hold here too.
import { useMemo } from 'react';
import type { BoardTicket } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { Countdown } from './Countdown.tsx';
import { clockName } from './clock-name.ts';
import { governingClock } from './DueCell.tsx';
import { EmptyNote } from './EmptyNote.tsx';
import { Shape } from './Shape.tsx';
import { TicketLink } from './TicketLink.tsx';

const SHOWN_MAX = 30;

/** Breached and at-risk tickets of a queue, by deadline; one without a deadline (paused) last. */
export function needingAttention(queue: readonly BoardTicket[]): readonly BoardTicket[] {
  const dueMs = (ticket: BoardTicket) =>
    ticket.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(ticket.dueAt);
  const urgency = (ticket: BoardTicket) => (ticket.state === 'breached' ? 0 : 1);
  return queue
    .filter((ticket) => ticket.state === 'breached' || ticket.state === 'atRisk')
    .map((ticket) => ({ ticket, dueMs: dueMs(ticket), urgency: urgency(ticket) }))
    .sort((a, b) => a.urgency - b.urgency || compare(a.dueMs, b.dueMs) || a.ticket.id - b.ticket.id)
    .map(({ ticket }) => ticket);
}

// Two absent deadlines are equal; subtracting infinities would not say so.
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

export function BreachesPanel({ queue }: { readonly queue: readonly BoardTicket[] | null }) {
  const { texts } = useLanguage();
  const tickets = useMemo(() => needingAttention(queue ?? []), [queue]);
  const more = tickets.length - SHOWN_MAX;
  return (
    <section className="panel attention" aria-labelledby="attention-title">
      <header className="panel-head">
        <h2 id="attention-title">{texts.say('board.attention.title')}</h2>
        <span className="panel-count">{queue === null ? '' : tickets.length}</span>
      </header>
      {queue !== null && tickets.length === 0 && (
        <EmptyNote
          shape="check"
          title={texts.say('board.attention.emptyTitle')}
          text={texts.say('board.attention.emptyText')}
        />
      )}
      {tickets.length > 0 && (
        <ul className="alerts">
          {tickets.slice(0, SHOWN_MAX).map((ticket) => (
            <Alert key={ticket.id} ticket={ticket} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="panel-more">{texts.say('board.attention.cut', { count: more })}</p>
      )}
    </section>
  );
}

function Alert({ ticket }: { readonly ticket: BoardTicket }) {
  const { texts } = useLanguage();
  const clock = governingClock(ticket);
  const isBreached = ticket.state === 'breached';
  const state = texts.say(isBreached ? 'board.attention.breached' : 'board.attention.atRisk');
  return (
    <li className={`alert alert-${isBreached ? 'danger' : 'warning'}`}>
      <span className="alert-shape" title={state}>
        <Shape name={isBreached ? 'octagon' : 'triangle'} />
        <span className="spoken">{state}</span>
      </span>
      <div className="alert-body">
        <TicketLink ticket={ticket} className="alert-subject">
          <bdi>{ticket.subject === '' ? texts.say('board.queue.noSubject') : ticket.subject}</bdi>
        </TicketLink>
        <div className="alert-line">
          <p className="alert-meta">
            <span className="row-id">#{ticket.id}</span>
            {clock !== null && <span>{clockName(clock, texts)}</span>}
            {ticket.tier !== null && <span>{ticket.tier}</span>}
            {ticket.group !== null && <bdi>{ticket.group}</bdi>}
          </p>
          <span className="alert-due">
            {ticket.dueAt === null ? (
              texts.say('board.due.paused')
            ) : (
              <Countdown at={ticket.dueAt} />
            )}
          </span>
        </div>
      </div>
    </li>
  );
}
