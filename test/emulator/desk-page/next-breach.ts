/**
 * When does the next promise break? Asks the engine's board for the earliest deadline ahead, moves
 * the clock just past it, and goes on until something is breached: the log may answer in time.
 */

/** What this needs of the board's clocks; other properties are not read. */
interface BoardClock {
  readonly state: string;
  readonly deadlineAt: string | null;
  readonly breachedAt: string | null;
}

interface BoardTicket {
  readonly id: number;
  readonly subject: string;
  readonly clocks: readonly BoardClock[];
}

/** How the search reads the board and moves time; each move answers once the engine has settled. */
export interface Steering {
  readonly board: () => Promise<readonly BoardTicket[]>;
  readonly nowAt: () => Promise<number>;
  readonly moveTo: (at: number) => Promise<void>;
  /** Real time is up: answer with what was reached. */
  readonly isTimeUp: () => boolean;
}

export type NextBreach =
  | { readonly found: true; readonly ticketId: number; readonly subject: string }
  | { readonly found: false; readonly why: 'noDeadline' | 'timeUp' };

/** A ticket opened on the way may owe something sooner, so no stride is longer than this. */
const STRIDE_MS = 15 * 60_000;
const JUST_PAST_MS = 1000;

/** Moves time forward until a clock breaks that was whole before. */
export async function moveToNextBreach(steering: Steering): Promise<NextBreach> {
  const startAt = await steering.nowAt();
  for (let now = startAt; ; now = await steering.nowAt()) {
    const tickets = await steering.board();
    const broken = firstBrokenSince(tickets, startAt);
    if (broken) return { found: true, ticketId: broken.id, subject: broken.subject };
    if (steering.isTimeUp()) return { found: false, why: 'timeUp' };
    const deadlineAt = earliestDeadline(tickets, now);
    if (deadlineAt === null) return { found: false, why: 'noDeadline' };
    await steering.moveTo(Math.min(deadlineAt + JUST_PAST_MS, now + STRIDE_MS));
  }
}

/** The earliest deadline after `now` of a clock that runs; null when none does. */
export function earliestDeadline(tickets: readonly BoardTicket[], now: number): number | null {
  let earliest = Number.POSITIVE_INFINITY;
  for (const ticket of tickets) {
    for (const clock of ticket.clocks) {
      if (clock.state !== 'running' || clock.deadlineAt === null) continue;
      const at = Date.parse(clock.deadlineAt);
      if (at >= now && at < earliest) earliest = at;
    }
  }
  return earliest === Number.POSITIVE_INFINITY ? null : earliest;
}

function firstBrokenSince(tickets: readonly BoardTicket[], since: number): BoardTicket | null {
  let first: { readonly ticket: BoardTicket; readonly at: number } | null = null;
  for (const ticket of tickets) {
    for (const clock of ticket.clocks) {
      const at = clock.breachedAt === null ? Number.NaN : Date.parse(clock.breachedAt);
      if (at >= since && (first === null || at < first.at)) first = { ticket, at };
    }
  }
  return first?.ticket ?? null;
}
