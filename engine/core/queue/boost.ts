import { type Clock, isOwedNow } from '../clock/clock.ts';
import type { Judgement } from '../clock/judge.ts';
import type { Boost } from '../policy/paid.ts';
import { cheaper, type Price, priceOf } from '../policy/promotion.ts';
import {
  type Answer,
  type Answered,
  type AnswerRefusal,
  readAnswer,
  type Signed,
} from '../ticket/answer.ts';
import type { Instant } from '../time/instant.ts';
import { lateFrom, loadFor, rankOf } from './rank.ts';

/**
 * Which head starts may be sold on a ticket? Decided here and not yet acted on by the queue. A
 * boost is inside the head-start limit, one per ticket, and never sold on a ticket that is at risk
 * through us: nobody pays for what they are owed (decision 0019).
 */
export type BoostRefusal =
  | 'boosted'
  | 'notInQueue'
  | 'unpromised'
  | 'suspended'
  | 'late'
  | 'atRisk'
  | 'noBoost'
  | 'overLimit'
  | 'overtaken';

/** What decides beside the judged ticket. */
export interface BoostScene {
  readonly judgement: Judgement;
  /** Whether a warning threshold has been crossed, as the board says it. */
  readonly isAtRisk: boolean;
  /** A boost that the ticket has had, refunded or not. */
  readonly sold: BoostSale | null;
}

/** An offer to the customer, named by its audit. */
export interface BoostOffer {
  readonly seq: number;
  readonly boost: Boost;
  readonly price: Price;
}

export interface BoostSale {
  readonly boost: Boost;
  readonly price: Price;
  readonly answered: Answered;
  readonly soldAt: Instant;
  /** When the ticket went late through us after that: what was paid is given back. */
  readonly refundedAt: Instant | null;
}

/** Why no boost can be sold on the ticket now, whichever; null where one can. */
export function notBoosted(scene: BoostScene, now: Instant): BoostRefusal | null {
  const { judgement, isAtRisk, sold } = scene;
  if (sold !== null) return 'boosted';
  const { because } = rankOf(judgement, now, () => null);
  if (because.code === 'notInQueue') return 'notInQueue';
  if (because.code === 'suspended' || because.code === 'unpromised') return because.code;
  const load = loadFor(judgement);
  if (owed(judgement).some((clock) => now >= lateFrom(clock, load))) return 'late';
  return isAtRisk ? 'atRisk' : null;
}

/** The boosts that would move the ticket by all that they say, at what they cost now. */
export function boostsFor(
  scene: BoostScene,
  now: Instant,
): readonly { readonly boost: Boost; readonly price: Price }[] {
  const { policy, tier } = scene.judgement;
  if (notBoosted(scene, now) !== null) return [];
  return policy.boosts
    .filter((boost) => fits(scene.judgement, boost, now))
    .map((boost) => ({
      boost,
      price: priceOf(policy, 'boost', tier?.name ?? null, boost.price, now),
    }));
}

/** An agent offers a boost by its name; who may is asked before. */
export function offerBoost(
  scene: BoostScene,
  name: string,
  { seq, at }: Signed,
): BoostOffer | BoostRefusal {
  const refused = notBoosted(scene, at);
  if (refused !== null) return refused;
  if (!scene.judgement.policy.boosts.some((boost) => boost.name === name)) return 'noBoost';
  const offered = boostsFor(scene, at).find(({ boost }) => boost.name === name);
  return offered === undefined ? 'overLimit' : { seq, ...offered };
}

/**
 * The customer accepts. Whether it may be sold is asked once more: a ticket that came to be at risk
 * since then is hurried for nothing.
 */
export function sellBoost(
  scene: BoostScene,
  offer: BoostOffer,
  answer: Answer & { readonly of: number },
): BoostSale | BoostRefusal | AnswerRefusal {
  const { seq, boost } = offer;
  if (answer.of !== seq) return 'overtaken';
  const answered = readAnswer(answer, { seq, validUntil: null, needsApprover: false });
  if (typeof answered === 'string') return answered;
  const refused = notBoosted(scene, answer.at);
  if (refused !== null) return refused;
  const { judgement } = scene;
  if (!fits(judgement, boost, answer.at)) return 'overLimit';
  const { policy, tier } = judgement;
  const now = priceOf(policy, 'boost', tier?.name ?? null, offer.price.list, answered.at);
  const price = cheaper(offer.price, now);
  return { boost, price, answered, soldAt: answer.at, refundedAt: null };
}

/**
 * The sale as the clocks make it: refunded, once and for good, by the first breach after it. A
 * breach that is withdrawn later takes nothing back from the customer.
 */
export function refunded(sale: BoostSale, clocks: readonly Clock[]): BoostSale {
  if (sale.refundedAt !== null) return sale;
  const breaches = clocks
    .flatMap(({ breachedAt }) => (breachedAt === null ? [] : [breachedAt]))
    .filter((at) => at > sale.soldAt);
  return breaches.length === 0 ? sale : { ...sale, refundedAt: Math.min(...breaches) };
}

/** Whether the ticket moves by the whole boost: what is cut off at the limit is not sold. */
function fits(judgement: Judgement, { byMs }: Boost, now: Instant): boolean {
  const { headStartLimitMs } = judgement.policy.queue;
  const { because, governing } = rankOf(judgement, now, () => null);
  if (because.code !== 'onTime' || governing === null) return false;
  const { safeStartAt, headStartMs } = because;
  const floorAt = governing.entryAt - headStartLimitMs;
  return headStartMs + byMs <= headStartLimitMs && safeStartAt - headStartMs - byMs >= floorAt;
}

/** Clocks that we owe now; what waits for the customer is not late through us. */
function owed({ clocks }: Judgement): readonly Clock[] {
  return clocks.filter(isOwedNow);
}
