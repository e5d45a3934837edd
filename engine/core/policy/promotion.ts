import { type Amount, compare, subtract } from '../money/amount.ts';
import { percentOff } from '../money/percent.ts';
import type { Instant } from '../time/instant.ts';
import type { Promotion } from './paid.ts';
import type { Policy } from './policy.ts';
import type { PricedAction } from './price.ts';

/** What something costs, and what a promotion takes off it: the waiver is an entry of its own. */
export interface Price {
  readonly list: Amount;
  readonly waived: { readonly promotion: string; readonly amount: Amount } | null;
}

/**
 * The price of an action at an instant. Of several promotions the one that takes most off holds,
 * the first in the file among equals; they are never added up (decision 0019).
 */
export function priceOf(
  policy: Policy,
  action: PricedAction,
  tier: string | null,
  list: Amount,
  at: Instant,
): Price {
  const best = promotionFor(policy, action, tier, at);
  if (best === null) return { list, waived: null };
  const { waived: amount } = percentOff(list, best.offPpm);
  return { list, waived: amount.minor === 0n ? null : { promotion: best.id, amount } };
}

/** The promotion that holds for an action of a tier's at an instant. */
export function promotionFor(
  policy: Policy,
  action: PricedAction,
  tier: string | null,
  at: Instant,
): Promotion | null {
  let best: Promotion | null = null;
  for (const promotion of policy.promotions) {
    const { fromAt, toAt, applies, tiers, offPpm } = promotion;
    if (!applies.includes(action) || at < fromAt || at >= toAt) continue;
    if (tiers !== null && !tiers.includes(tier ?? '')) continue;
    if (best === null || offPpm > best.offPpm) best = promotion;
  }
  return best;
}

/** What is to be paid, before VAT. */
export function payable({ list, waived }: Price): Amount {
  return waived === null ? list : subtract(list, waived.amount);
}

/** What has been said holds unless the other is less. */
export function cheaper(said: Price, other: Price): Price {
  return compare(payable(other), payable(said)) < 0 ? other : said;
}
