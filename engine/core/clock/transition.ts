import type { ClockName } from '../policy/promise.ts';
import type { Fact } from '../ticket/fact.ts';
import { isSolved } from '../ticket/status.ts';
import { basesFor } from './bases.ts';
import { inherit } from './inherit.ts';
import type { CancelCause, Reason } from './reason.ts';
import { isSettled, retarget } from './retarget.ts';
import { cancel, isLive, meet, type Run, reopen } from './run.ts';
import type { Shape } from './shape.ts';
import { type StartCause, start } from './start.ts';
import type { Replay } from './state.ts';
import { withdraw } from './withdraw.ts';

/**
 * Which clocks start, are met, are reopened or end because of one fact (the table of decision
 * 0006).
 */
export function moveClocks(state: Replay, fact: Fact, wasSolved: boolean): void {
  switch (fact.type) {
    case 'opened':
      opened(state, fact.at, fact.by);
      if (isSolved(state.ticket.category)) statusMoved(state, fact.at, false);
      break;
    case 'customerWrote':
      if (!fact.endUser || state.policy.customers === 'anyEndUser') customerWrote(state, fact.at);
      break;
    case 'staffReplied':
      if (fact.public !== false) staffReplied(state, fact.at);
      break;
    case 'status':
      statusMoved(state, fact.at, wasSolved);
      break;
    case 'replaced':
      if (fact.to === false) reopenAll(state, 'replacement', fact.at);
      else {
        const isOwed = ofClock(state, 'replacement').some(isLive);
        if (isOwed) state.replacedPart = state.ticket.component ?? state.part;
        meetAll(state, 'replacement', fact.at, 'replaced');
      }
      break;
    case 'noReplyOwed':
      cancelReplies(state, fact.at, 'noReplyOwed');
      break;
    case 'promised':
      if (fact.until > fact.at) start(state, PROMISED, fact.at, 'promised', fact.until);
      break;
    case 'rootCauseGiven':
      meetAll(state, 'rootCause', fact.at, 'explained');
      break;
    case 'absorbed':
      absorbed(state, fact);
      break;
    case 'breachWithdrawn':
      withdraw(state.runs, fact);
      break;
    default:
      movePaidWork(state, fact);
  }
  startReplacement(state, fact);
}

function movePaidWork(state: Replay, fact: Fact): void {
  switch (fact.type) {
    case 'diagnosisAccepted':
      startAll(state, 'diagnosis', fact.at, 'diagnosisAccepted');
      return;
    case 'diagnosisOutcome':
      meetAll(state, 'diagnosis', fact.at, 'outcome');
      return;
    case 'quoteAccepted':
      startAll(state, 'work', fact.at, 'quoteAccepted');
      return;
    case 'workFinished':
      meetAll(state, 'work', fact.at, 'finished');
      return;
    case 'suspended':
    case 'merged':
    case 'deleted':
      for (const run of state.active) cancel(run, fact.at, fact.type);
      return;
    default:
      return;
  }
}

const PROMISED: Shape = { promise: 'promisedTime', clock: 'promisedTime', pausesOn: null };

function opened(state: Replay, at: number, by: 'customer' | 'staff'): void {
  state.asked = by === 'customer';
  if (state.asked) startAll(state, 'firstReply', at, 'opened');
  startAll(state, 'resolution', at, 'opened');
}

function customerWrote(state: Replay, at: number, because: StartCause = 'customerWrote'): void {
  state.asked = true;
  const clock = state.firstReplied ? 'nextReply' : 'firstReply';
  for (const shape of state.shapes.of[clock]) {
    if (!state.active.some((run) => run.shape === shape && isLive(run))) {
      start(state, shape, at, because);
    }
  }
}

/** What was unanswered there is unanswered here; what was worked on there is worked on here. */
function absorbed(state: Replay, fact: Extract<Fact, { type: 'absorbed' }>): void {
  const { resolutionSince, unansweredSince } = fact;
  if (unansweredSince !== null) {
    customerWrote(state, fact.at, 'merged');
    for (const run of state.active) if (isReply(run)) inherit(state, run, fact, unansweredSince);
  }
  if (resolutionSince === null) return;
  for (const run of state.active) {
    if (run.clock === 'resolution') inherit(state, run, fact, resolutionSince);
  }
}

function isReply(run: Run): boolean {
  return run.clock === 'firstReply' || run.clock === 'nextReply';
}

function staffReplied(state: Replay, at: number): void {
  // A ticket that staff opened owes its first reply only once the customer has written.
  state.firstReplied ||= state.asked;
  for (const clock of ['firstReply', 'nextReply', 'update', 'promisedTime'] as const) {
    meetAll(state, clock, at, 'replied');
  }
  if (!isSolved(state.ticket.category)) startAll(state, 'update', at, 'staffReplied');
}

function statusMoved(state: Replay, at: number, wasSolved: boolean): void {
  const solved = isSolved(state.ticket.category);
  if (solved && !wasSolved) {
    dropUpdates(state, at);
    cancelReplies(state, at, 'solvedWithoutReply');
    for (const clock of ['update', 'resolution', 'promisedTime'] as const) {
      meetAll(state, clock, at, 'solved');
    }
    startAll(state, 'rootCause', at, 'solved');
  }
  if (!solved && wasSolved) {
    reopenAll(state, 'resolution', at);
    for (const run of ofClock(state, 'rootCause')) cancel(run, at, 'reopened');
  }
  if (state.ticket.category === 'closed') {
    for (const run of state.active) cancel(run, at, 'closed');
  }
}

/** A reply that solves the ticket in the same update owes no further one, not even a met one. */
function dropUpdates({ runs, active }: Replay, at: number): void {
  for (let i = active.length - 1; i >= 0; i -= 1) {
    const run = active[i] as Run;
    if (run.clock !== 'update' || run.startedAt !== at || !isLive(run)) continue;
    active.splice(i, 1);
    runs.splice(runs.lastIndexOf(run), 1);
  }
}

/**
 * A replacement is owed from the moment the kind and the component are known, and the customer has
 * consented where the kind asks for that.
 */
function startReplacement(state: Replay, fact: Fact): void {
  const { type } = fact;
  if (type !== 'kind' && type !== 'component' && type !== 'opened' && type !== 'consent') return;
  const { ticket } = state;
  if (ticket.component === null || ticket.ended !== null) return;
  const kind = state.policy.kinds.get(state.kind ?? '');
  if (!kind?.components || (kind.needsConsent && !ticket.consented)) return;
  const because = kind.needsConsent ? 'consented' : 'kindAndComponent';
  for (const shape of state.shapes.of.replacement) {
    const runs = state.runs.filter((run) => run.shape === shape);
    const last = runs.at(-1);
    // Naming another component after the part was replaced asks for another part.
    const other = state.replacedPart !== null && state.replacedPart !== ticket.component;
    const asks = other || (type === 'consent' && kind.needsConsent);
    const another = last !== undefined && last.metAt !== null && asks;
    if (last === undefined || another) start(state, shape, fact.at, because);
  }
}

function ofClock(state: Replay, clock: ClockName): Run[] {
  return state.runs.filter((run) => run.clock === clock);
}

function startAll(state: Replay, clock: ClockName, at: number, because: StartCause): void {
  for (const shape of state.shapes.of[clock]) start(state, shape, at, because);
}

function meetAll(
  state: Replay,
  clock: ClockName,
  at: number,
  because: Extract<Reason, { code: 'met' }>['because'],
): void {
  for (const run of state.active) if (run.clock === clock) meet(run, at, because);
}

function reopenAll(state: Replay, clock: ClockName, at: number): void {
  if (state.ticket.ended !== null || state.ticket.suspended) return;
  const last = new Map<Shape, Run>();
  for (const run of ofClock(state, clock)) last.set(run.shape, run);
  for (const run of last.values()) {
    if (run.metAt === null) continue;
    if (isSettled(run)) state.active.push(run);
    reopen(run, at);
    // What changed while it was met holds from now on.
    retarget(run, basesFor(state, run), { at, because: 'reopened', by: null, why: null });
  }
  if (clock === 'replacement') state.replacedPart = null;
}

function cancelReplies(state: Replay, at: number, because: CancelCause): void {
  for (const run of state.active) if (isReply(run)) cancel(run, at, because);
}
