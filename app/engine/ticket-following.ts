/** When is a ticket asked about anew? When Zendesk says that it changed, beside the usual times. */
import type { AppTicket } from '../../engine/http/app-contract.ts';
import { failureOf } from '../zaf/failure.ts';
import type { Shown } from '../zaf/shown.ts';
import type { Zendesk } from '../zaf/zendesk.ts';
import type { AppEngine } from './app-answers.ts';
import type { BoardTime } from './board-time.ts';
import { type Following, followAnswer } from './follow-answer.ts';
import { pageTimers } from './timers.ts';

/** Zendesk tells of a save and of the update that it was; one look serves both. */
const SETTLED_MS = 200;
const CHANGES = ['ticket.saved', 'ticket.updated'] as const;

export interface TicketWork {
  readonly zendesk: Pick<Zendesk, 'on'>;
  readonly engine: Pick<AppEngine, 'ticket' | 'look'>;
  readonly shown: Shown;
}

export function appTicketFollowing(
  ticketId: number,
  time: BoardTime,
  { zendesk, engine, shown }: TicketWork,
): Following<AppTicket> {
  /** Zendesk holds something that the engine has not been made to read yet. */
  let isBehind = false;
  const following = followAnswer<AppTicket>({
    async ask(anew) {
      isBehind = isBehind || anew;
      if (!isBehind) return engine.ticket(ticketId);
      // A look that fails is owed still: its action would else wait for the export.
      try {
        const answer = await engine.look(ticketId);
        isBehind = false;
        return answer;
      } catch (thrown) {
        // Who acts often has used the ticket's looks up; what the engine read by itself, such as
        // the verdict that Zendesk tells of just now, is to be had all the same.
        if (failureOf(thrown).code !== 'tooOften') throw thrown;
        return engine.ticket(ticketId);
      }
    },
    changesAt: ({ ticket }) => ticket.clocks.find(({ governing }) => governing)?.deadlineAt ?? null,
    time,
    shown,
    timers: pageTimers,
  });
  let callOff: () => void = () => undefined;
  const changed = () => {
    callOff();
    callOff = pageTimers.after(SETTLED_MS, () => {
      // An agent has many tickets open: one that nobody sees is looked at when it is shown again.
      if (shown.isShown()) void following.refresh({ anew: true });
      else isBehind = true;
    });
  };
  const stops = CHANGES.map((event) => zendesk.on(event, changed));
  return {
    ...following,
    stop() {
      callOff();
      for (const stop of stops) stop();
      following.stop();
    },
  };
}
