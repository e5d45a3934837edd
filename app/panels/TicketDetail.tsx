// What is behind a row of the queue? Why it stands there, the facts of the ticket, and its clocks.
import type { ReactNode } from 'react';
import type { BoardTicket } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { ClockCard } from './ClockCard.tsx';
import { NearTime } from './NearTime.tsx';

export function TicketDetail({ ticket }: { readonly ticket: BoardTicket }) {
  const { texts } = useLanguage();
  const unset = texts.say('board.ticket.unset');
  return (
    <div className="detail">
      {ticket.placeWhy !== null && (
        <p className="detail-why">
          <span className="detail-label">{texts.say('board.ticket.placeWhy')}</span>{' '}
          {ticket.placeWhy}
        </p>
      )}
      <dl className="detail-facts">
        <Fact name={texts.say('board.ticket.status')}>{ticket.status}</Fact>
        <Fact name={texts.say('board.ticket.priority')}>{ticket.priority ?? unset}</Fact>
        <Fact name={texts.say('board.ticket.group')}>{ticket.group ?? unset}</Fact>
        <Fact name={texts.say('board.ticket.organization')}>{ticket.organization ?? unset}</Fact>
        <Fact name={texts.say('board.ticket.opened')}>
          <NearTime at={ticket.openedAt} />
        </Fact>
        <Fact name={texts.say('board.ticket.policy')}>{ticket.policy}</Fact>
      </dl>
      {ticket.clocks.length === 0 ? (
        <p className="detail-none">{texts.say('board.ticket.noClocks')}</p>
      ) : (
        <div className="clocks">
          {ticket.clocks.map((clock) => (
            <ClockCard key={`${clock.promise} ${clock.instance}`} clock={clock} />
          ))}
        </div>
      )}
    </div>
  );
}

function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{props.name}</dt>
      <dd>
        <bdi>{props.children}</bdi>
      </dd>
    </div>
  );
}
