// How many calls does an hour's step need at least? The issue's own measure, counted from what
// happened on the desk and not from what the engine asked for.

/** Rows of an export's page, tickets of a bulk update and of a look, jobs of one question. */
const PAGE = 1000;
const BULK = 100;
const JOBS = 30;
/** Exports of tickets and events hide the last minute. */
const HIDDEN_MS = 60_000;

/** One step: where the clock stood afterwards, and which exports were asked at all. */
export interface Step {
  readonly at: number;
  readonly exportsPolled: number;
}

/** Something that concerned one ticket at an instant. */
export interface TicketAt {
  readonly ticketId: number;
  readonly at: number;
}

/** What happened on the desk, in any order. */
export interface Happened {
  /** Every update of a ticket, the engine's included: rows of the exports. */
  readonly updates: readonly TicketAt[];
  /** Updates of the engine: tickets whose fields really changed. */
  readonly written: readonly TicketAt[];
  /** Tickets on which something fell due: told, or granted a slot. */
  readonly due: readonly TicketAt[];
}

export interface Minimum {
  readonly exports: number;
  readonly writes: number;
  readonly jobStatuses: number;
  readonly showMany: number;
  readonly total: number;
}

/** Steps in order of time, the start in front: what happened after the last is not counted. */
export function minimumOf(startAt: number, steps: readonly Step[], happened: Happened): Minimum {
  const writtenIn = perStep(startAt, steps, happened.written, 0);
  const dueIn = perStep(startAt, steps, happened.due, 0);
  const shownIn = perStep(startAt, steps, happened.updates, HIDDEN_MS);
  const sum = { exports: 0, writes: 0, jobStatuses: 0, showMany: 0 };
  for (const [index, { exportsPolled }] of steps.entries()) {
    const shown = shownIn[index] ?? [];
    const jobs = Math.ceil(distinct(writtenIn[index] ?? []) / BULK);
    sum.exports += exportsPolled + furtherPages(shown.length) + furtherPages(distinct(shown));
    sum.writes += jobs;
    sum.jobStatuses += Math.ceil(jobs / JOBS);
    sum.showMany += Math.ceil(distinct(dueIn[index] ?? []) / BULK);
  }
  const { exports, writes, jobStatuses, showMany } = sum;
  return { ...sum, total: exports + writes + jobStatuses + showMany };
}

/** The first page is the call itself. */
function furtherPages(rows: number): number {
  return Math.max(0, Math.ceil(rows / PAGE) - 1);
}

function distinct(tickets: readonly TicketAt[]): number {
  return new Set(tickets.map(({ ticketId }) => ticketId)).size;
}

/** What became visible in each step: after the step before it, up to its own end. */
function perStep(
  startAt: number,
  steps: readonly Step[],
  all: readonly TicketAt[],
  hiddenMs: number,
): readonly (readonly TicketAt[])[] {
  const sorted = all.filter(({ at }) => at > startAt).sort((a, b) => a.at - b.at);
  let from = 0;
  return steps.map(({ at }) => {
    let to = from;
    while (to < sorted.length && (sorted[to] as TicketAt).at <= at - hiddenMs) to += 1;
    const found = sorted.slice(from, to);
    from = to;
    return found;
  });
}
