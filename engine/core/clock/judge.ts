import type { Pack } from '../policy/pack.ts';
import type { Policy } from '../policy/policy.ts';
import { CLOCK_NAMES } from '../policy/promise.ts';
import type { Tier } from '../policy/tier.ts';
import type { PolicyMove } from '../policy/version.ts';
import { isMeasured } from '../ticket/channel.ts';
import type { Fact, History } from '../ticket/fact.ts';
import { inOrder } from '../ticket/order.ts';
import { isWaiting, type Ticket } from '../ticket/ticket.ts';
import type { Instant } from '../time/instant.ts';
import type { Clock } from './clock.ts';
import { explainClock } from './explain.ts';
import { replay } from './replay.ts';
import { type Basis, elapsedOf, isCounting, isLive, type Run, settle } from './run.ts';
import type { Replay } from './state.ts';

/** Everything that is owed on one ticket at an instant. */
export interface Judgement {
  /** The version in force for the ticket: the pinned one, or one that took it over since. */
  readonly policy: Policy;
  /** The ticket after its facts up to now. */
  readonly ticket: Ticket;
  readonly tier: Tier | null;
  readonly pack: Pack | null;
  readonly kind: string | null;
  readonly waiting: boolean;
  /** False for chat and messaging, whose words nobody here can read. */
  readonly measured: boolean;
  /** In the order of CLOCK_NAMES, then promise name, then instance. */
  readonly clocks: readonly Clock[];
}

export interface JudgeOptions {
  /** Builds every clock's reasons; without it they are empty and cost nothing. */
  readonly reasons?: boolean;
  /** Later versions that take open tickets over, in order of time; none when absent. */
  readonly moves?: readonly PolicyMove[];
}

const NO_MOVES: readonly PolicyMove[] = [];

/**
 * Judges a ticket by the version that was in force when it was opened: pure, and the same answer
 * for the same facts whatever order they came in. Facts dated after `now` are not looked at, so
 * that asking about an earlier instant is possible.
 */
export function judge(
  policy: Policy,
  history: History,
  now: Instant,
  { reasons = false, moves = NO_MOVES }: JudgeOptions = {},
): Judgement {
  const facts = upTo(inOrder(history.facts), now);
  const state = replay(policy, history.ticket, facts, begun(moves, now), reasons);
  for (const run of state.active) settle(run, now);
  const clocks: Clock[] = [];
  for (const run of state.runs) {
    const basis = run.bases[run.governing];
    if (basis !== undefined) clocks.push(asClock(state, run, basis, now));
  }
  clocks.sort(compareClocks);
  const bought = state.spans.at(-1);
  return {
    policy: state.policy,
    ticket: state.ticket,
    tier: bought?.tier ?? null,
    pack: bought?.pack ?? null,
    kind: state.kind,
    waiting: isWaiting(state.ticket),
    measured: isMeasured(history.ticket.channel),
    clocks,
  };
}

/**
 * Those that have begun, in the same array each time: what is known of a course is kept by its
 * array, and a version saved ahead must not have it worked out anew for every ticket.
 */
function begun(moves: readonly PolicyMove[], now: Instant): readonly PolicyMove[] {
  const last = moves.at(-1);
  if (last === undefined || last.at <= now) return moves;
  const count = moves.findLastIndex(({ at }) => at <= now) + 1;
  if (count === 0) return NO_MOVES;
  const kept = firstMoves.get(moves) ?? [];
  firstMoves.set(moves, kept);
  kept[count] ??= moves.slice(0, count);
  return kept[count];
}

const firstMoves = new WeakMap<readonly PolicyMove[], (readonly PolicyMove[])[]>();

function upTo(facts: readonly Fact[], now: Instant): readonly Fact[] {
  const last = facts.at(-1);
  return last === undefined || last.at <= now ? facts : facts.filter((fact) => fact.at <= now);
}

function compareClocks(a: Clock, b: Clock): number {
  return (
    CLOCK_NAMES.indexOf(a.clock) - CLOCK_NAMES.indexOf(b.clock) ||
    (a.promise < b.promise ? -1 : a.promise > b.promise ? 1 : 0) ||
    a.instance - b.instance
  );
}

function asClock(state: Replay, run: Run, basis: Basis, now: Instant): Clock {
  // What happened to a clock after it was promised no more is nobody's to be met.
  const lapsed = run.breachedAt === null && run.lapsedAt !== null;
  const endedAt = lapsed ? run.lapsedAt : (run.metAt ?? run.cancelledAt ?? run.lapsedAt);
  const owed = isLive(run) && run.lapsedAt === null;
  const paused = owed && !isCounting(run);
  const elapsedMs = elapsedOf(run, basis, endedAt ?? now);
  return {
    promise: run.promise,
    clock: run.clock,
    instance: run.instance,
    state: stateOf(run, paused),
    paused,
    startedAt: run.startedAt,
    targetMs: basis.targetMs,
    targetVersion: run.targetVersion,
    calendar: basis.calendar,
    elapsedMs,
    remainingMs: basis.targetMs - elapsedMs,
    deadlineAt: paused ? null : run.deadlineAt,
    metAt: lapsed ? null : run.metAt,
    breachedAt: run.breachedAt,
    cancelledAt: lapsed
      ? run.lapsedAt
      : (run.cancelledAt ?? (run.metAt === null ? run.lapsedAt : null)),
    withdrawn: run.withdrawn,
    entryAt: run.entryAt,
    reasons: run.log === null ? [] : explainClock(state, run, basis, endedAt ?? now),
  };
}

/** A breach outlives what came after it: met late and cancelled late both stay breached. */
function stateOf(run: Run, paused: boolean): Clock['state'] {
  if (run.breachedAt !== null) return 'breached';
  if (run.metAt !== null && run.lapsedAt === null) return 'met';
  if (!isLive(run) || run.lapsedAt !== null) return 'cancelled';
  return paused ? 'paused' : 'running';
}
