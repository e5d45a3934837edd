import type { ClockName } from '../policy/promise.ts';
import { isMeasured } from '../ticket/channel.ts';
import { isWaiting, type Ticket } from '../ticket/ticket.ts';
import type { Instant } from '../time/instant.ts';
import { basesFor } from './bases.ts';
import type { Reason } from './reason.ts';
import { cancel, type Run, refresh } from './run.ts';
import type { Shape } from './shape.ts';
import type { Replay } from './state.ts';

/** Whether a live clock of this shape does not count in the ticket's present state. */
export function isPaused(ticket: Ticket, { clock, pausesOn }: Shape): boolean {
  if (pausesOn !== null)
    return pausesOn.includes(ticket.status) || pausesOn.includes(ticket.category);
  switch (clock) {
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

/** Clocks that words meet or pause, so that they cannot be kept where words are not comments. */
const NEEDS_WORDS: ReadonlySet<ClockName> = new Set([
  'firstReply',
  'nextReply',
  'update',
  'resolution',
  'diagnosis',
  'work',
  'promisedTime',
]);

export type StartCause = Extract<Reason, { code: 'started' }>['because'];

/** Begins an instance; counts at once unless the ticket's state pauses it. */
export function start(
  state: Replay,
  shape: Shape,
  at: Instant,
  because: StartCause,
  promisedUntil: Instant | null = null,
): void {
  if (state.ticket.suspended || state.ticket.ended !== null) return;
  const unmeasured = NEEDS_WORDS.has(shape.clock) && !isMeasured(state.ticket.header.channel);
  const before = instancesOf(state, shape);
  // One clock says that it cannot be kept; another for each word would say no more.
  if (unmeasured && before > 0) return;
  const run: Run = {
    promise: shape.promise,
    clock: shape.clock,
    instance: before + 1,
    shape,
    startedAt: at,
    part: null,
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
    excusedAt: null,
    log: state.withReasons ? [{ code: 'started', at, because }] : null,
  };
  run.bases = basesFor(state, run);
  if (!isPaused(state.ticket, shape)) run.stretches.push(at);
  refresh(run);
  state.runs.push(run);
  state.active.push(run);
  if (unmeasured) cancel(run, at, 'notMeasured');
}

function instancesOf(state: Replay, shape: Shape): number {
  // Instances are numbered as they start, so the last one's number is how many there are.
  for (let i = state.runs.length - 1; i >= 0; i -= 1) {
    const run = state.runs[i];
    if (run?.shape === shape) return run.instance;
  }
  return 0;
}
