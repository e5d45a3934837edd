// What does the core say of a scene that the minute judge does not, leaving out what nobody wrote
// down?
import { judge } from '../../../../engine/core/clock/judge.ts';
import { MINUTE_MS } from '../../../../engine/core/time/duration.ts';
import { ticketOf } from '../../../support/histories.ts';
import { asJudged, coreFactsOf, coreOrganizationOf, corePolicyOf } from './as-core.ts';
import type { Wrongs } from './instance.ts';
import type { JudgedClock, PlainFact } from './plain.ts';
import type { Scene } from './scene.ts';
import { courseOf } from './ticket-course.ts';

export interface Difference {
  readonly core: readonly Partial<JudgedClock>[];
  readonly judge: readonly Partial<JudgedClock>[];
}

/** Null when both say the same. */
export function difference(scene: Scene, wrongs?: Wrongs): Difference | null {
  const clocks = courseOf(scene.policy, scene.history, scene.now, wrongs);
  const core = clocksOfCore(scene).map((one, i) => comparable(one, clocks[i]));
  const judged = clocks.map((one) => comparable(one, one));
  return JSON.stringify(core) === JSON.stringify(judged) ? null : { core, judge: judged };
}

/** The core's answer; the facts may be handed over in any order. */
export function clocksOfCore(
  { place, policy, history, now }: Scene,
  inOrderOf: (facts: readonly PlainFact[]) => readonly number[] = (facts) => [...facts.keys()],
): readonly JudgedClock[] {
  const ticket = ticketOf(null, { organization: coreOrganizationOf(history.organization) });
  const inOrder = coreFactsOf(history.facts);
  const facts = inOrderOf(history.facts).flatMap((index) => inOrder[index] ?? []);
  const { clocks } = judge(corePolicyOf(policy, place), { ticket, facts }, now * MINUTE_MS);
  return clocks.map(asJudged);
}

/**
 * The pages say nothing of the deadline of a clock that was cancelled before it came, nor which of
 * several targets is shown while there is no deadline; both are left out.
 */
function comparable(one: JudgedClock, judged: JudgedClock | undefined): Partial<JudgedClock> {
  const { measures: _, ...said } = one;
  const isBrokenBefore = judged?.breachedAt != null && (judged.deadlineAt ?? 0) > judged.breachedAt;
  const isCancelled = one.state === 'cancelled' || (one.cancelledAt !== null && isBrokenBefore);
  const isOneOfSeveral = judged !== undefined && judged.measures > 1;
  return {
    ...said,
    ...(isCancelled ? { deadlineAt: null } : {}),
    ...(isOneOfSeveral && (isCancelled || one.deadlineAt === null)
      ? { target: 0, calendar: '', elapsed: 0 }
      : {}),
  };
}
