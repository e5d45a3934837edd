import type { Clock } from '../core/clock/clock.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { BoardTicket, ClockView, PalierState, Standing } from '../http/contract.ts';
import type { TicketRow } from '../ports.ts';
import type { Telling } from '../wording/moment.ts';
import { wordPlace } from '../wording/place.ts';
import { wordReason } from '../wording/reason.ts';
import { clockForm, isoOrNull } from './clock-form.ts';
import type { Context } from './context.ts';
import { judgeNow } from './ingest.ts';
import type { Judged } from './judge-row.ts';

/** What a ticket's row looks like to a person: clocks with their reasons in words, place, state. */

/** Judges a row for showing, reasons included, as of the clock's now. */
export function judgedForView(context: Context, row: TicketRow): Judged {
  return judgeNow(context, row, context.clock.now(), { reasons: true });
}

/** How a ticket is shown: its place where it is known, how it is told, the link to it. */
export interface Shown {
  readonly place: number | null;
  readonly telling: Telling;
  readonly link: (ticketId: number) => string;
}

export function ticketView(
  context: Context,
  row: TicketRow,
  { place, telling, link }: Shown,
): BoardTicket {
  const judged = judgedForView(context, row);
  const { judgement, ranking } = judged;
  const { ticket } = judgement;
  return {
    ...standingOf(judged, place, telling),
    subject: row.doc.header.subject,
    status: ticket.status,
    priority: ticket.priority,
    group: ticket.group,
    organization: ticket.organization?.name ?? null,
    rank: ranking.rank,
    openedAt: formatInstant(row.openedAt),
    clocks: clocksOf(judged, telling),
    policy: judgement.policy.version,
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
