import { isWaiting, type Ticket } from '../ticket/ticket.ts';
import type { Instant } from '../time/instant.ts';
import { basesFor } from './bases.ts';
import type { Reason } from './reason.ts';
import { type Run, refresh } from './run.ts';
import type { Replay, Shape } from './state.ts';

/** Whether a live clock of this sort does not count in the ticket's present state. */
export function isPaused(ticket: Ticket, run: Pick<Run, 'clock' | 'pausesOn'>): boolean {
  if (run.pausesOn !== null) {
    return run.pausesOn.includes(ticket.status) || run.pausesOn.includes(ticket.category);
  }
  switch (run.clock) {
    case 'update':
    case 'resolution':
    case 'diagnosis':
    case 'work':
      return isWaiting(ticket);
    case 'replacement':
      return ticket.waitingForWindow;
    default:
      return false;
  }
}

/** Begins an instance; counts at once unless the ticket's state pauses it. */
export function start(
  state: Replay,
  shape: Shape,
  at: Instant,
  because: Extract<Reason, { code: 'started' }>['because'],
  promisedUntil: Instant | null = null,
): void {
  if (state.ticket.suspended || state.ticket.ended !== null) return;
  const instance = state.runs.filter((run) => run.promise === shape.promise).length + 1;
  const run: Run = {
    promise: shape.promise,
    clock: shape.clock,
    instance,
    startedAt: at,
    pausesOn: shape.pausesOn,
    promisedUntil,
    stretches: [],
    bases: [],
    governing: -1,
    targetVersion: 1,
    deadlineAt: null,
    entryAt: at,
    metAt: null,
    breachedAt: null,
    cancelledAt: null,
    cancelledBecause: null,
    lapsedAt: null,
    withdrawn: null,
    log: state.withReasons ? [{ code: 'started', at, because }] : null,
  };
  run.bases = basesFor(state, run);
  if (!isPaused(state.ticket, run)) run.stretches.push(at);
  refresh(run);
  state.runs.push(run);
}
