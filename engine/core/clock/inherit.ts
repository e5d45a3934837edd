import type { Absorbed, Fact } from '../ticket/fact.ts';
import { stretchesOf } from '../ticket/handed-over.ts';
import type { Instant } from '../time/instant.ts';
import { type IntervalSet, unionOf } from '../time/interval.ts';
import { basesFor } from './bases.ts';
import { retarget } from './retarget.ts';
import { isCounting, isLive, type Run } from './run.ts';
import type { Replay } from './state.ts';

/**
 * Gives a live run the start of a ticket that was merged into its own, when that is the earlier
 * one: up to the merge it counted where either counted. A deadline that has passed by that is
 * breached at the merge, never earlier; what the other ticket breached stays there (decision 0006).
 */
export function inherit(state: Replay, run: Run, fact: Fact & Absorbed, startedAt: Instant): void {
  if (!isLive(run) || startedAt >= run.startedAt) return;
  const { at } = fact;
  const counting = isCounting(run);
  const own = withoutEmpty(counting ? [...run.stretches, at] : run.stretches);
  const theirs = run.clock === 'resolution' ? stretchesOf(fact) : [startedAt, at];
  const counted = [...unionOf(own, theirs)];
  // While it counts its last stretch has no end yet.
  if (counting && counted.at(-1) === at) counted.pop();
  else if (counting) counted.push(at);
  run.stretches = counted;
  run.startedAt = startedAt;
  const by = fact.author ?? null;
  retarget(run, basesFor(state, run), { at, because: 'merged', by, why: null, restretched: true });
  run.log?.push({ code: 'inherited', at, from: fact.from, startedAt });
}

/** A pause that ended in the instant it began leaves an empty stretch, which no set may hold. */
function withoutEmpty(stretches: readonly Instant[]): IntervalSet {
  const found: Instant[] = [];
  for (let i = 0; i < stretches.length; i += 2) {
    const [from, to] = [stretches[i] as Instant, stretches[i + 1] as Instant];
    if (to > from && from === found.at(-1)) found[found.length - 1] = to;
    else if (to > from) found.push(from, to);
  }
  return found;
}
