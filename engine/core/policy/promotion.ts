import type { Amount } from '../money/amount.ts';
import type { Instant } from '../time/instant.ts';
import type { PricedAction } from './paid.ts';
import type { Policy } from './policy.ts';

/** What something costs, and what a promotion takes off it: the waiver is an entry of its own. */
export interface Price {
  readonly list: Amount;
  readonly waived: Amount;
  /** The promotion that waives it; null for none. */
  readonly promotion: string | null;
}

const MILLION = 1_000_000n;

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
  let best = { id: null as string | null, off: 0 };
  for (const { id, fromAt, toAt, applies, tiers, offPerMillion } of policy.promotions) {
    if (!applies.includes(action) || at < fromAt || at >= toAt) continue;
    if (tiers !== null && !tiers.includes(tier ?? '')) continue;
    if (offPerMillion > best.off) best = { id, off: offPerMillion };
  }
  const minor = shareOf(list.minor, best.off);
  return { list, waived: { ...list, minor }, promotion: minor === 0 ? null : best.id };
}

/** Rounded half up, as everything that is divided; here that is in the customer's favour. */
function shareOf(minor: number, perMillion: number): number {
  return Number((BigInt(minor) * BigInt(perMillion) * 2n + MILLION) / (2n * MILLION));
}

/** What is to be paid. */
export function payable({ list, waived }: Price): Amount {
  return { ...list, minor: list.minor - waived.minor };
}

/** What has been said holds unless the other is less. */
export function cheaper(said: Price, other: Price): Price {
  return payable(other).minor < payable(said).minor ? other : said;
}
