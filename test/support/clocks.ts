/** Judged clocks and judgements made by hand, for tests of what is decided from them. */
import { ALWAYS } from '../../engine/core/calendar/always.ts';
import type { Clock } from '../../engine/core/clock/clock.ts';
import type { Judgement } from '../../engine/core/clock/judge.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { unopened } from '../../engine/core/ticket/ticket.ts';
import { HOUR_MS } from '../../engine/core/time/duration.ts';
import { at, ticketOf } from './histories.ts';

/** When tickets made here are opened: a Wednesday morning in Paris. */
export const OPENED = at('2026-11-18T09:00:00+01:00');

/** A first reply due four hours of round-the-clock time after OPENED, nothing of it used. */
export function clockOf(given: Partial<Clock> = {}): Clock {
  const targetMs = given.targetMs ?? 4 * HOUR_MS;
  return {
    promise: 'firstReply',
    clock: 'firstReply',
    instance: 1,
    state: 'running',
    paused: false,
    startedAt: OPENED,
    targetMs,
    targetVersion: 1,
    calendar: ALWAYS,
    elapsedMs: 0,
    remainingMs: targetMs,
    deadlineAt: OPENED + targetMs,
    metAt: null,
    breachedAt: null,
    cancelledAt: null,
    withdrawn: null,
    entryAt: OPENED,
    reasons: [],
    ...given,
  };
}

/** A judgement of an open ticket of a tier and kind with these clocks. */
export function judgementOf(
  policy: Policy,
  tierName: string,
  kind: string | null,
  clocks: readonly Clock[],
  given: Partial<Judgement['ticket']> = {},
): Judgement {
  const ticket = { ...unopened(ticketOf(tierName)), openedAt: OPENED, ...given };
  const tier = policy.tiers.find(({ name }) => name === tierName) ?? null;
  return { policy, ticket, tier, pack: null, kind, waiting: false, measured: true, clocks };
}
