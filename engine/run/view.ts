import type { Clock } from '../core/clock/clock.ts';
import { formatInstant, type Instant } from '../core/time/instant.ts';
import type { BoardTicket, ClockView, PalierState } from '../http/contract.ts';
import type { TicketRow } from '../ports.ts';
import { wordPlace } from '../wording/place.ts';
import { wordReason } from '../wording/reason.ts';
import type { Context } from './context.ts';
import { type Judged, judgeRow } from './judge-row.ts';

/** What a ticket's row looks like to a person: clocks with their reasons in words, place, state. */

/** Judges a row for showing, reasons included, as of the clock's now. */
export function judgedForView(context: Context, row: TicketRow): Judged {
  const policy = context.policies.of(row.doc.policy, row.openedAt);
  const { optionValue } = context.translation;
  return judgeRow(row, policy, context.clock.now(), context.account.timeZone, optionValue, {
    reasons: true,
  });
}

export function ticketView(
  context: Context,
  row: TicketRow,
  place: number | null,
  link: (ticketId: number) => string,
): BoardTicket {
  const { judgement, ranking, row: judged } = judgedForView(context, row);
  const { ticket } = judgement;
  const zone = context.account.timeZone;
  const governing = ranking.governing;
  return {
    id: row.id,
    subject: row.doc.header.subject,
    tier: judgement.tier?.name ?? null,
    kind: judgement.kind,
    status: ticket.status,
    priority: ticket.priority,
    group: ticket.group,
    organization: ticket.organization?.name ?? null,
    state: judged.state as PalierState,
    place,
    rank: ranking.rank,
    placeWhy: wordPlace(ranking.because, ranking.rank, zone),
    dueAt: governing === null ? null : iso(governing.deadlineAt),
    openedAt: formatInstant(row.openedAt),
    clocks: judgement.clocks.map((clock) => clockView(clock, judged, zone, clock === governing)),
    policy: row.doc.policy,
    url: link(row.id),
  };
}

function clockView(clock: Clock, row: TicketRow, zone: string, governing: boolean): ClockView {
  const recorded = row.doc.breaches.some(
    (breach) => breach.promise === clock.promise && breach.instance === clock.instance,
  );
  return {
    promise: clock.promise,
    clock: clock.clock,
    instance: clock.instance,
    state: clock.state,
    paused: clock.paused,
    startedAt: formatInstant(clock.startedAt),
    targetMs: clock.targetMs,
    calendar: clock.calendar.name,
    elapsedMs: clock.elapsedMs,
    remainingMs: clock.remainingMs,
    deadlineAt: iso(clock.deadlineAt),
    metAt: iso(clock.metAt),
    breachedAt: iso(clock.breachedAt),
    withdrawn:
      clock.withdrawn === null
        ? null
        : {
            breachedAt: formatInstant(clock.withdrawn.breachedAt),
            at: formatInstant(clock.withdrawn.at),
            by: clock.withdrawn.by,
            why: clock.withdrawn.why,
          },
    governing,
    unverified: clock.breachedAt !== null && !recorded,
    why: clock.reasons.map((reason) => wordReason(reason, zone)),
  };
}

function iso(at: Instant | null): string | null {
  return at === null || !Number.isFinite(at) ? null : formatInstant(at);
}
