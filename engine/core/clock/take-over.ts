import { matchPack, matchTier } from '../entitlement/match.ts';
import type { PolicyMove } from '../policy/version.ts';
import { isSolved } from '../ticket/status.ts';
import { basesFor } from './bases.ts';
import { governingTarget, isSettled, retarget } from './retarget.ts';
import { isLive, type Run, settle } from './run.ts';
import type { Replay, Span } from './state.ts';

/**
 * A version of the tiers file takes a ticket over that was opened before it and is open now: every
 * clock that is still owed is re-targeted from its original start, and a breach that this creates
 * is dated at the change (decision 0014). A ticket that is solved then keeps its version.
 */
export function takeOver(state: Replay, { at, policy }: PolicyMove): void {
  const { ticket, runs, active } = state;
  if (ticket.openedAt === null || ticket.openedAt >= at || policy === state.policy) return;
  if (ticket.ended !== null || isSolved(ticket.category)) return;
  for (const run of active) settle(run, at);
  const from = state.policy.version;
  const to = policy.version;
  state.policy = policy;
  state.spans = state.spans.map((span, i) => read(state, span, i === state.spans.length - 1));
  const why = policy.rejudgeReason;
  for (const run of runs) {
    const restretched = adopt(state, run);
    if (isSettled(run)) continue;
    const fromMs = run.lapsedAt === null ? governingTarget(run) : null;
    const change = { at, because: 'version', by: null, why, restretched } as const;
    retarget(run, basesFor(state, run), change);
    const toMs = run.lapsedAt === null ? governingTarget(run) : null;
    if (!isLive(run) || run.promisedUntil !== null || (fromMs === null && toMs === null)) continue;
    run.log?.push({ code: 'rejudged', at, from, to, fromMs, toMs });
  }
}

/** What was bought as the new version reads it: earlier purchases by their names, the last anew. */
function read({ policy, ticket }: Replay, span: Span, isLast: boolean): Span {
  if (isLast) return { ...span, tier: matchTier(policy, ticket), pack: matchPack(policy, ticket) };
  const tier = policy.tiers.find(({ name }) => name === span.tier?.name) ?? null;
  const pack = policy.packs.find(({ name }) => name === span.pack?.name) ?? null;
  return { ...span, tier, pack };
}

/**
 * The new version means something else by a promise's name (other pauses): the clock goes on under
 * that meaning, with the stretches in which its like, kept beside it since the opening, counted.
 * Says whether they were exchanged.
 */
function adopt(state: Replay, run: Run): boolean {
  const { policy, shapes, runs } = state;
  if (run.promisedUntil !== null || run.bases.length === 0) return false;
  const shape = shapes.named(policy, run.promise);
  if (shape === undefined || shape === run.shape || shape.clock !== run.clock) {
    return false;
  }
  const like = runs.find((one) => one.shape === shape && one.instance === run.instance);
  if (like === undefined) return false;
  [run.shape, like.shape] = [like.shape, run.shape];
  [run.stretches, like.stretches] = [like.stretches, run.stretches];
  return true;
}
