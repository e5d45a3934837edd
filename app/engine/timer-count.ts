/**
 * What does a timer of on-site hands come to now? Counted on from the engine's last answer, by its
 * rules and without asking: what has been worked, which slices have begun, and which are charged.
 */
import type { AppIntervention, PriceForm, TimerForm } from '../../engine/http/paid-contract.ts';

export interface Counted {
  readonly workedMs: number;
  /** What is charged so far; null where the engine did not foresee so much. */
  readonly cost: PriceForm | null;
  readonly billed: number;
  /** Slices that began while nobody answered, and those past what was agreed. */
  readonly withheld: number;
  readonly unagreed: number;
  /** Until the next slice begins; null while it does not run. */
  readonly nextMs: number | null;
  /** Whether a slice that begins next is charged. */
  readonly isNextBilled: boolean;
  /** "Still working?" waits for an answer; it comes too late for what began meanwhile. */
  readonly asks: boolean;
  readonly isForgotten: boolean;
}

export function countTimer(
  timer: TimerForm,
  rules: Pick<AppIntervention, 'includedMs' | 'sliceMs'>,
  answeredMs: number,
  nowMs: number,
): Counted {
  if (timer.state !== 'running') return standing(timer);
  const { includedMs, sliceMs } = rules;
  const workedAt = (ms: number) => timer.workedMs + Math.max(0, ms - answeredMs);
  const startedAt = (ms: number) => Math.ceil(Math.max(0, workedAt(ms) - includedMs) / sliceMs);
  const started = startedAt(nowMs);
  const askMs = timer.askAt === null ? Number.POSITIVE_INFINITY : Date.parse(timer.askAt);
  const asks = nowMs >= askMs;
  // What began between the question and the answer that we have is withheld by it already.
  const sinceAsked = asks ? started - startedAt(Math.max(askMs, answeredMs)) : 0;
  const withheld = timer.withheld + sinceAsked;
  const wanted = started - withheld;
  const billed = Math.min(wanted, timer.agreed);
  return {
    workedMs: workedAt(nowMs),
    cost: timer.costs[billed - timer.billed] ?? null,
    billed,
    withheld,
    unagreed: Math.max(0, wanted - timer.agreed),
    nextMs: includedMs + started * sliceMs - workedAt(nowMs),
    isNextBilled: !asks && wanted < timer.agreed,
    asks,
    isForgotten: timer.alertAt !== null && nowMs > Date.parse(timer.alertAt),
  };
}

/** One that does not run is as the engine said. */
function standing({ workedMs, costs, billed, withheld, unagreed }: TimerForm): Counted {
  const cost = costs[0] ?? null;
  const quiet = { nextMs: null, isNextBilled: false, asks: false, isForgotten: false };
  return { workedMs, cost, billed, withheld, unagreed, ...quiet };
}
