// When is a ticket due, and for what? The countdown over the deadline and the promise's name.
import type { BoardTicket } from '../../engine/http/contract.ts';
import { stillDurationText } from '../format/duration.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { Countdown } from './Countdown.tsx';
import { clockName } from './clock-name.ts';
import { NearTime } from './NearTime.tsx';
import { toneOf } from './StateChip.tsx';

/** The clock that decides the ticket's place and state, if one does. */
export function governingClock(ticket: BoardTicket) {
  return ticket.clocks.find((clock) => clock.governing) ?? null;
}

export function DueCell({ ticket }: { readonly ticket: BoardTicket }) {
  const { texts } = useLanguage();
  const clock = governingClock(ticket);
  const at = ticket.dueAt ?? (clock?.paused ? null : (clock?.deadlineAt ?? null));
  const name = clock === null ? texts.say('board.due.noPromise') : clockName(clock, texts);
  if (at !== null) {
    return (
      <div className={`due due-${toneOf(ticket.state)}`}>
        <Countdown at={at} />
        <span className="due-what">
          <span className="due-name">{name}</span>{' '}
          {clock?.unverified ? texts.say('board.due.unverified') : <NearTime at={at} />}
        </span>
      </div>
    );
  }
  const isPaused = clock?.paused === true;
  const left = isPaused ? stillDurationText(clock.remainingMs, texts) : '';
  return (
    <div className="due due-quiet">
      <span className="countdown">
        {texts.say(isPaused ? 'board.due.paused' : 'board.due.none')}
      </span>
      <span className="due-what">
        <span className="due-name">{name}</span>{' '}
        {isPaused && clock.remainingMs >= 0 && texts.say('board.due.pausedLeft', { time: left })}
      </span>
    </div>
  );
}
