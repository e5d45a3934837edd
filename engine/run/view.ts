import type { Clock } from '../core/clock/clock.ts';
import { formatInstant } from '../core/time/instant.ts';
import type {
  BoardTicket,
  ClockView,
  PalierState,
  QueuedTicket,
  Standing,
} from '../http/contract.ts';
import type { TicketRow } from '../ports/store.ts';
import type { Telling } from '../wording/moment.ts';
import { wordPlace } from '../wording/place.ts';
import { wordReason } from '../wording/reason.ts';
import { clockForm, isoOrNull } from './clock-form.ts';
import type { Context } from './context.ts';
import type { Judged } from './judge-row.ts';
import { judgeNow } from './save-judged.ts';

/** What a ticket's row looks like to a person: clocks with their reasons in words, place, state. */

/** Judges a row for showing, reasons included, as of the clock's now. */
export function judgedForView(context: Context, row: TicketRow): Judged {
  return judgeNow(context, row, context.clock.now(), { reasons: true });
}

/** How a ticket is shown: its place where it is known, and how it is told. */
export interface Shown {
  readonly place: number | null;
  readonly telling: Telling;
}

/** A ticket of the queue without anybody's name or words. */
export function queuedView(judged: Judged, { place, telling }: Shown): QueuedTicket {
  const { judgement, ranking, row } = judged;
  const { ticket } = judgement;
  return {
    ...standingOf(judged, place, telling),
    status: ticket.status,
    priority: ticket.priority,
    rank: ranking.rank,
    openedAt: formatInstant(row.openedAt),
    clocks: clocksOf(judged, telling),
    policy: judgement.policy.version,
  };
}

/** The same with them, for the board, and with a link to the ticket. */
export function ticketView(
  judged: Judged,
  shown: Shown,
  link: (ticketId: number) => string,
): BoardTicket {
  const { row, judgement } = judged;
  const { ticket } = judgement;
  return {
    ...queuedView(judged, shown),
    subject: row.doc.header.subject,
    group: ticket.group,
    organization: ticket.organization?.name ?? null,
    url: link(row.id),
  };
}

/** Where a ticket stands and why; nothing in it says who is who or what anybody wrote. */
export function standingOf(
  { judgement, ranking, row }: Judged,
  place: number | null,
  telling: Telling,
): Standing {
  const { governing } = ranking;
  return {
    id: row.id,
    tier: judgement.tier?.name ?? null,
    kind: judgement.kind,
    state: row.state as PalierState,
    place,
    placeWhy: wordPlace(ranking.because, ranking.rank, telling),
    dueAt: governing === null ? null : isoOrNull(governing.deadlineAt),
  };
}

/** Every clock of a judged ticket with its reasons in words. */
export function clocksOf({ judgement, ranking, row }: Judged, telling: Telling): ClockView[] {
  return judgement.clocks.map((clock) =>
    clockView(clock, row, telling, clock === ranking.governing),
  );
}

function clockView(clock: Clock, row: TicketRow, telling: Telling, governing: boolean): ClockView {
  const near = { ...telling, nearAt: clock.startedAt };
  const recorded = row.doc.breaches.some(
    (breach) => breach.promise === clock.promise && breach.instance === clock.instance,
  );
  return {
    ...clockForm(clock),
    governing,
    unverified: clock.breachedAt !== null && !recorded,
    why: clock.reasons.map((reason) => wordReason(reason, near)),
  };
}
