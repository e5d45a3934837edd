import { type Clock, isOwedNow } from '../clock/clock.ts';
import type { Judgement } from '../clock/judge.ts';
import type { Policy } from '../policy/policy.ts';
import type { Tier } from '../policy/tier.ts';
import type { Fact, SlotGranted } from '../ticket/fact.ts';
import { isSolved } from '../ticket/status.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { boundsOf, densityOf, type Load, loadOf } from './density.ts';

/**
 * Where a ticket stands. The queue is tickets by ranking time, ascending; ties by opened, then id.
 * The formula, its parameters and the proof that nobody starves: decision 0008.
 */
export interface Ranking {
  readonly inQueue: boolean;
  /** Whole epoch seconds, ten digits; null when not in the queue. */
  readonly rank: number | null;
  /** The owed clock that gives the rank; null for unpromised and suspended tickets. */
  readonly governing: Clock | null;
  readonly because: RankCause;
}

/** How the ranking time came about, as data for one sentence. */
export type RankCause =
  | {
      readonly code: 'onTime';
      readonly safeStartAt: Instant;
      readonly headStartMs: DurationMs;
      readonly atLimit: boolean;
    }
  | {
      readonly code: 'late';
      readonly safeStartAt: Instant;
      readonly slotAt: Instant;
      readonly headStartMs: DurationMs;
      readonly capped: boolean;
    }
  | { readonly code: 'unpromised'; readonly nominalAt: Instant; readonly headStartMs: DurationMs }
  | { readonly code: 'suspended' }
  | { readonly code: 'notInQueue'; readonly why: 'solved' | 'waiting' | 'ended' | 'unopened' };

/** Handling is started this many times its usual length before the deadline (ordering: safety). */
const SAFETY = 1.5;

/** Suspended tickets come after everything that is owed, in the order they were opened. */
const SUSPENDED_BASE_SECONDS = 5_000_000_000;

/**
 * A late clock's place among the late: the slot granted to it, or how to reckon one when offline.
 */
export type SlotFor = (clock: Clock, lateFromAt: Instant) => Instant | null;

/** The slots that were granted and written down; replay never recomputes them. */
export function grantedSlots(facts: readonly Fact[]): SlotFor {
  // Only late clocks ask, so nothing is looked for before one does.
  return (clock) => {
    for (let i = facts.length - 1; i >= 0; i -= 1) {
      const fact = facts[i];
      if (fact?.type === 'slotGranted' && isFor(fact, clock)) return fact.slotAt;
    }
    return null;
  };
}

function isFor(slot: SlotGranted, clock: Clock): boolean {
  return (
    slot.promise === clock.promise &&
    slot.instance === clock.instance &&
    slot.targetVersion === clock.targetVersion
  );
}

/** Ranks a judged ticket at an instant, which only decides whether a safe start has passed. */
export function rankOf(judgement: Judgement, now: Instant, slotFor: SlotFor): Ranking {
  const { ticket, policy } = judgement;
  if (ticket.openedAt === null) return outside('unopened');
  if (ticket.ended !== null) return outside(ticket.ended === 'closed' ? 'solved' : 'ended');
  if (ticket.suspended) {
    if (isSolved(ticket.category)) return outside('solved');
    const rank = SUSPENDED_BASE_SECONDS + Math.floor(ticket.openedAt / 1000);
    return { inQueue: true, rank, governing: null, because: { code: 'suspended' } };
  }
  const load = loadFor(judgement);
  const headStartMs = headStartOf(policy, load);
  let best: { keyAt: Instant; clock: Clock; because: RankCause } | null = null;
  for (const clock of judgement.clocks) {
    if (!isOwedNow(clock)) continue;
    const placed = place(policy, clock, load, headStartMs, now, slotFor);
    if (best === null || placed.keyAt < best.keyAt) best = { ...placed, clock };
  }
  if (best === null) return unowed(judgement, load, headStartMs);
  const rank = Math.floor(best.keyAt / 1000);
  return { inQueue: true, rank, governing: best.clock, because: best.because };
}

/** What a ticket's handling takes and weighs under the version that judges it. */
export function loadFor({ policy, ticket, tier, kind }: Judgement): Load {
  const openedAt = ticket.openedAt ?? 0;
  return loadOf(policy, tier, kind, ticket.organization?.name ?? null, openedAt);
}

/**
 * The last moment to start and still answer in time: the deadline less the allowance, on its
 * calendar.
 */
export function safeStartOf(clock: Clock, load: Load): Instant {
  const allowanceMs = Math.min(SAFETY * load.handlingMs, clock.targetMs / 2);
  return clock.calendar.retreat(clock.deadlineAt ?? clock.entryAt, allowanceMs);
}

/** The head start of a density: K per e-fold above the lowest, never more than the limit. */
export function headStartOf(policy: Policy, load: Load): DurationMs {
  const { headStartPerWeightFoldMs, headStartLimitMs } = policy.queue;
  const folds = Math.log(densityOf(load) / boundsOf(policy).lowestDensity);
  return Math.round(Math.min(headStartLimitMs, Math.max(0, headStartPerWeightFoldMs * folds)));
}

/**
 * The recovery slot of a late clock: one pace after the tier's previous slot, or after the moment
 * it became late when that is later, on the hours in which the tier has people.
 */
export function recoverySlot(
  policy: Policy,
  tier: Tier | null,
  load: Load,
  lateFromAt: Instant,
  previousAt: Instant | null,
): Instant {
  const { recoveryShare, seats } = policy.queue;
  const paceMs = Math.round(load.handlingMs / (recoveryShare * seats));
  const from = Math.max(lateFromAt, previousAt ?? lateFromAt);
  return tier === null ? from + paceMs : tier.people.advance(from, paceMs);
}

/**
 * When a clock counts as late: its safe start, or its entry into the queue when that came later.
 */
export function lateFrom(clock: Clock, load: Load): Instant {
  return Math.max(safeStartOf(clock, load), clock.entryAt);
}

function place(
  policy: Policy,
  clock: Clock,
  load: Load,
  headStartMs: DurationMs,
  now: Instant,
  slotFor: SlotFor,
): { keyAt: Instant; because: RankCause } {
  const safeStartAt = safeStartOf(clock, load);
  const floorAt = clock.entryAt - policy.queue.headStartLimitMs;
  const lateFromAt = Math.max(safeStartAt, clock.entryAt);
  const slotAt = now >= lateFromAt ? slotFor(clock, lateFromAt) : null;
  if (slotAt === null) {
    const keyAt = Math.max(safeStartAt - headStartMs, floorAt);
    const atLimit = keyAt === floorAt;
    return { keyAt, because: { code: 'onTime', safeStartAt, headStartMs, atLimit } };
  }
  const capAt = lateFromAt + policy.queue.recoveryCapMs;
  // A clock that was late, was paused and is late again keeps its one slot, never before this
  // lateness.
  const lateAt = Math.min(Math.max(slotAt, lateFromAt), capAt);
  const keyAt = Math.max(lateAt - headStartMs, floorAt);
  const capped = lateAt === capAt;
  return { keyAt, because: { code: 'late', safeStartAt, slotAt: lateAt, headStartMs, capped } };
}

/**
 * Unsolved without an owed clock: waiting for the customer, or ranked as if due a nominal time on.
 */
function unowed(judgement: Judgement, load: Load, headStartMs: DurationMs): Ranking {
  const { ticket, policy } = judgement;
  if (isSolved(ticket.category)) return outside('solved');
  if (judgement.waiting) return outside('waiting');
  const { nominalMs, headStartLimitMs } = policy.queue;
  const openedAt = ticket.openedAt ?? 0;
  const nominalAt = openedAt + nominalMs;
  const safeStartAt = nominalAt - Math.min(SAFETY * load.handlingMs, nominalMs / 2);
  const keyAt = Math.max(safeStartAt - headStartMs, openedAt - headStartLimitMs);
  const because: RankCause = { code: 'unpromised', nominalAt, headStartMs };
  return { inQueue: true, rank: Math.floor(keyAt / 1000), governing: null, because };
}

function outside(why: Extract<RankCause, { code: 'notInQueue' }>['why']): Ranking {
  return { inQueue: false, rank: null, governing: null, because: { code: 'notInQueue', why } };
}
