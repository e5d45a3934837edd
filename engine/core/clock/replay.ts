import { matchPack, matchTier } from '../entitlement/match.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyMove } from '../policy/version.ts';
import type { Fact, TicketHeader } from '../ticket/fact.ts';
import { isSolved } from '../ticket/status.ts';
import { apply, type Ticket, unopened } from '../ticket/ticket.ts';
import { triage } from '../ticket/triage.ts';
import { basesFor } from './bases.ts';
import type { Reason } from './reason.ts';
import { isSettled, retarget } from './retarget.ts';
import { isCounting, isLive, pause, type Run, resume, settle } from './run.ts';
import { shapesOf } from './shape.ts';
import { isPaused } from './start.ts';
import type { Replay } from './state.ts';
import { takeOver } from './take-over.ts';
import { moveClocks } from './transition.ts';

/**
 * Folds a ticket's facts into its clocks, one fact at a time: settle, apply, re-target, move,
 * pause.
 */

/**
 * Folds the facts, which must be in order and none later than the caller's now; each version that
 * takes the ticket over does so before the facts of its instant.
 */
export function replay(
  policy: Policy,
  header: TicketHeader,
  facts: readonly Fact[],
  moves: readonly PolicyMove[],
  withReasons: boolean,
): Replay {
  const state = beginning(policy, header, moves, withReasons);
  fold(state, facts, moves);
  return state;
}

/** A ticket before its first fact. */
export function beginning(
  policy: Policy,
  header: TicketHeader,
  moves: readonly PolicyMove[],
  withReasons: boolean,
): Replay {
  return {
    policy,
    shapes: shapesOf(policy, moves),
    ticket: unopened(header),
    spans: [],
    runs: [],
    active: [],
    withReasons,
    preface: [],
    kind: null,
    triaged: null,
    asked: false,
    firstReplied: false,
    part: null,
    replacedPart: null,
  };
}

/** Goes on from wherever the state is; folding a beginning and then the rest is folding all. */
export function fold(state: Replay, facts: readonly Fact[], moves: readonly PolicyMove[]): void {
  let next = 0;
  for (const fact of facts) {
    for (; next < moves.length; next += 1) {
      const move = moves[next] as PolicyMove;
      if (move.at > fact.at) break;
      takeOver(state, move);
    }
    step(state, fact);
  }
  for (; next < moves.length; next += 1) takeOver(state, moves[next] as PolicyMove);
}

function step(state: Replay, fact: Fact): void {
  const { ticket, active } = state;
  const countsAsCustomer = state.policy.customers === 'anyEndUser';
  if (ticket.openedAt === null && fact.type !== 'opened') {
    // Before the opening only the ticket's own words may be known; no clock can run yet.
    apply(ticket, fact, countsAsCustomer);
    if (fact.type === 'followsUp') state.preface.push({ code: 'followsUp', ticket: fact.ticket });
    return;
  }
  if (ticket.openedAt !== null && fact.type === 'opened') return;
  for (const run of active) settle(run, fact.at);
  const { priority, component } = ticket;
  const kindBefore = state.kind;
  const wasSolved = isSolved(ticket.category);
  apply(ticket, fact, countsAsCustomer);
  if (fact.type === 'opened') begin(state, fact);
  if (CHANGES_TARGET.has(fact.type)) {
    state.kind = ticket.kind ?? state.triaged;
    state.part = ticket.component ?? state.part;
    const because = changed(state, { kind: kindBefore, priority, component });
    noteTargets(state, fact, because);
  } else if (CHANGES_BOUGHT.has(fact.type)) noteBought(state, fact);
  moveClocks(state, fact, wasSolved);
  goOn(state, fact.at);
}

/**
 * Starts or stops counting as the ticket's state asks, and lets go of what no fact can change any
 * more: a ticket with thousands of answered words costs no more than what is owed on it.
 */
function goOn(state: Replay, at: number): void {
  const { active } = state;
  let kept = 0;
  for (const run of active) {
    if (isSettled(run)) continue;
    syncPause(state, run, at);
    active[kept] = run;
    kept += 1;
  }
  if (kept < active.length) active.length = kept;
}

/** A version reads the opening once: what triage makes of it, and what the customer has. */
function begin(state: Replay, fact: Fact): void {
  const { policy, ticket } = state;
  state.triaged = triage(policy, ticket.header).kind;
  state.spans.push(spanAt(state, fact));
  if (fact.at >= policy.effectiveFrom) return;
  state.preface.push({ code: 'policy', version: policy.version, because: 'openedBefore' });
}

const CHANGES_TARGET: ReadonlySet<Fact['type']> = new Set([
  'opened',
  'kind',
  'component',
  'priority',
]);

/** The facts that can change what was bought are few; all others skip the match. */
const CHANGES_BOUGHT: ReadonlySet<Fact['type']> = new Set([
  'organization',
  'fields',
  'requester',
  'tags',
]);

function spanAt({ policy, ticket }: Replay, { at }: Fact): Replay['spans'][number] {
  return {
    fromAt: at,
    tier: matchTier(policy, ticket),
    pack: matchPack(policy, ticket),
    organization: ticket.organization?.name ?? null,
  };
}

function noteBought(state: Replay, fact: Fact): void {
  const last = state.spans.at(-1);
  const span = spanAt(state, fact);
  const same =
    last !== undefined &&
    last.tier === span.tier &&
    last.pack === span.pack &&
    last.organization === span.organization;
  if (same) return;
  state.spans.push(span);
  const change = { at: fact.at, because: 'tier', by: fact.author ?? null, why: null } as const;
  for (const run of state.active) {
    if (isSettled(run)) continue;
    const before = run.bases[run.governing];
    retarget(run, basesFor(state, run), change);
    if (!isLive(run) || run.log === null || run.promisedUntil !== null) continue;
    const kept = run.bases[run.governing] === before ? 'old' : 'new';
    const [from, to] = [last?.tier?.name ?? null, span.tier?.name ?? null];
    run.log.push({ code: 'tierChanged', at: fact.at, from, to, kept });
  }
}

type TargetCause = Extract<Reason, { code: 'retargeted' }>['because'];

function changed(
  { kind, ticket }: Replay,
  before: { kind: string | null; priority: string | null; component: string | null },
): TargetCause | null {
  if (kind !== before.kind) return 'kind';
  if (ticket.component !== before.component) return 'component';
  return ticket.priority === before.priority ? null : 'priority';
}

function noteTargets(state: Replay, fact: Fact, because: TargetCause | null): void {
  const why = 'why' in fact && fact.why !== undefined && fact.why !== '' ? fact.why : null;
  // The same value set again with a reason gives the reason that was missing before.
  if (because === null && (why === null || (fact.type === 'kind' && fact.proposed))) return;
  const change = { at: fact.at, because: because ?? 'kind', by: fact.author ?? null, why } as const;
  for (const run of state.active) if (!isSettled(run)) retarget(run, basesFor(state, run), change);
}

function syncPause(state: Replay, run: Run, at: number): void {
  if (!isLive(run)) return;
  if (isPaused(state.ticket, run.shape)) {
    if (isCounting(run)) note(run, state.ticket, at);
    pause(run, at);
  } else resume(run, at);
}

function note(run: Run, ticket: Ticket, at: number): void {
  const because =
    run.shape.pausesOn !== null
      ? 'status'
      : ticket.waitingForWindow
        ? 'waitingForWindow'
        : 'waitingForCustomer';
  run.log?.push({ code: 'paused', fromAt: at, toAt: null, because });
}
