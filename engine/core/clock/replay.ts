import { matchTier } from '../entitlement/match.ts';
import type { Policy } from '../policy/policy.ts';
import { CLOCK_NAMES } from '../policy/promise.ts';
import type { Fact, TicketHeader } from '../ticket/fact.ts';
import { isSolved } from '../ticket/status.ts';
import { apply, type Ticket, unopened } from '../ticket/ticket.ts';
import { triage } from '../ticket/triage.ts';
import type { Instant } from '../time/instant.ts';
import { basesFor } from './bases.ts';
import type { Reason } from './reason.ts';
import { retarget } from './retarget.ts';
import { isCounting, isLive, pause, type Run, resume, settle } from './run.ts';
import { isPaused } from './start.ts';
import type { Replay, Shape } from './state.ts';
import { moveClocks } from './transition.ts';

/**
 * Folds a ticket's facts into its clocks, one fact at a time: settle, apply, re-target, move,
 * pause.
 */

const shapesOf = new WeakMap<Policy, readonly Shape[]>();

/** Every promise any layer of the policy names, once; computed once per policy. */
function shapesIn(policy: Policy): readonly Shape[] {
  const known = shapesOf.get(policy);
  if (known !== undefined) return known;
  const byName = new Map<string, Shape>();
  const layers = [policy.tiers, policy.eventPlans, policy.reducedService];
  for (const { promises } of layers.flat()) {
    for (const { name, clock, pausesOn } of promises) {
      if (!byName.has(name)) byName.set(name, { promise: name, clock, pausesOn });
    }
  }
  const order = (shape: Shape) => CLOCK_NAMES.indexOf(shape.clock);
  const shapes = [...byName.values()].sort(
    (a, b) => order(a) - order(b) || (a.promise < b.promise ? -1 : 1),
  );
  shapesOf.set(policy, shapes);
  return shapes;
}

/** Folds the facts, which must be in order and none later than the caller's now. */
export function replay(
  policy: Policy,
  header: TicketHeader,
  facts: readonly Fact[],
  withReasons: boolean,
): Replay {
  const state: Replay = {
    policy,
    shapes: shapesIn(policy),
    ticket: unopened(header),
    tiers: [],
    runs: [],
    withReasons,
    kind: null,
    triaged: null,
    firstReplied: false,
  };
  for (const fact of facts) step(state, fact);
  return state;
}

function step(state: Replay, fact: Fact): void {
  const { ticket, runs, policy } = state;
  if (ticket.openedAt === null && fact.type !== 'opened') {
    // Before the opening only the ticket's own words may be known; no clock can run yet.
    apply(ticket, fact, policy.customers === 'anyEndUser');
    return;
  }
  if (ticket.openedAt !== null && fact.type === 'opened') return;
  for (const run of runs) settle(run, fact.at);
  const before = { kind: state.kind, priority: ticket.priority, component: ticket.component };
  const wasSolved = isSolved(ticket.category);
  apply(ticket, fact, policy.customers === 'anyEndUser');
  if (fact.type === 'opened') state.triaged = triage(policy, ticket.header).kind;
  state.kind = ticket.kind ?? state.triaged;
  noteTier(state, fact);
  noteTargets(state, fact, before);
  moveClocks(state, fact, wasSolved);
  for (const run of runs) syncPause(state, run, fact.at);
}

/** The facts that can change the tier are few; all others skip the match. */
function noteTier(state: Replay, fact: Fact): void {
  const { ticket, tiers } = state;
  const last = tiers.at(-1);
  if (last !== undefined && !CHANGES_TIER.has(fact.type)) return;
  const tier = matchTier(state.policy, ticket);
  const organization = ticket.organization?.name ?? null;
  if (last !== undefined && last.tier === tier && last.organization === organization) return;
  tiers.push({ fromAt: fact.at, tier, organization });
  if (last === undefined) return;
  for (const run of state.runs) {
    const before = run.bases[run.governing];
    const change = { at: fact.at, because: 'tier', by: fact.author ?? null, why: null } as const;
    retarget(run, basesFor(state, run), change);
    if (!isLive(run) || run.log === null || run.promisedUntil !== null) continue;
    const kept = run.bases[run.governing] === before ? 'old' : 'new';
    const [from, to] = [last.tier?.name ?? null, tier?.name ?? null];
    run.log.push({ code: 'tierChanged', at: fact.at, from, to, kept });
  }
}

const CHANGES_TIER: ReadonlySet<Fact['type']> = new Set([
  'organization',
  'fields',
  'requester',
  'tags',
]);

function noteTargets(
  state: Replay,
  fact: Fact,
  before: { kind: string | null; priority: string | null; component: string | null },
): void {
  const { ticket } = state;
  let because: Extract<Reason, { code: 'retargeted' }>['because'] | null = null;
  if (state.kind !== before.kind) because = 'kind';
  else if (ticket.component !== before.component) because = 'component';
  else if (ticket.priority !== before.priority) because = 'priority';
  const why = 'why' in fact && fact.why !== undefined && fact.why !== '' ? fact.why : null;
  // The same kind set again with a reason gives the reason that was missing before.
  if (because === null && !(fact.type === 'kind' && why !== null)) return;
  const change = { at: fact.at, because: because ?? 'kind', by: fact.author ?? null, why } as const;
  for (const run of state.runs) retarget(run, basesFor(state, run), change);
}

/** Starts or stops counting as the ticket's state asks, for every run that may still be judged. */
function syncPause(state: Replay, run: Run, at: Instant): void {
  if (!isLive(run)) return;
  if (isPaused(state.ticket, run)) {
    if (isCounting(run)) note(run, state.ticket, at);
    pause(run, at);
  } else resume(run, at);
}

function note(run: Run, ticket: Ticket, at: Instant): void {
  const because =
    run.pausesOn !== null
      ? 'status'
      : ticket.waitingForWindow
        ? 'waitingForWindow'
        : 'waitingForCustomer';
  run.log?.push({ code: 'paused', fromAt: at, toAt: null, because });
}
