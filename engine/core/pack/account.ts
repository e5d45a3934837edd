import type { Pack } from '../policy/pack.ts';
import type { Policy } from '../policy/policy.ts';
import type { Price } from '../policy/promotion.ts';
import type { Answered } from '../ticket/answer.ts';
import type { Instant } from '../time/instant.ts';
import { type Period, type Purchase, periodAt } from './period.ts';

/** What a customer has of a pack, and what they have booked. */
export interface PackAccount {
  /** Null: it has ended. */
  readonly plan: string | null;
  readonly bought: Purchase;
  /** The audit of the purchase: quotas are a purchase's. */
  readonly seq: number;
  /** Of earlier purchases, too. */
  readonly bookings: readonly Booking[];
}

/** A task that was booked: out of the quota, or beyond it at a price that needs a yes. */
export interface Booking {
  readonly seq: number;
  readonly purchase: number;
  readonly ticket: number;
  readonly task: string;
  readonly tier: string | null;
  /** The month it is booked in, by its number. */
  readonly period: number;
  readonly state: 'booked' | 'offered' | 'declined' | 'released';
  /** Null: out of the quota. */
  readonly overage: Price | null;
  /** Until when the price beyond the quota stands: the end of the month. */
  readonly validUntil: Instant;
  readonly agreed: Answered | null;
}

/** What is left, shown before anything is booked. */
export interface Left {
  readonly period: Period;
  readonly quota: number;
  readonly left: number;
}

/** The plan as the policy has it; null when it has none of that name any more. */
export function planOf({ plan }: PackAccount, policy: Policy): Pack | null {
  return policy.packs.find(({ name }) => name === plan) ?? null;
}

/** What of the quota is left; null before the purchase day. Nothing is carried over. */
export function leftAt(account: PackAccount, plan: Pack, now: Instant): Left | null {
  const period = periodAt(account.bought, now);
  if (period === null) return null;
  const isUsed = ({ purchase, period: of, state, overage }: Booking) =>
    purchase === account.seq && of === period.index && state === 'booked' && overage === null;
  const used = account.bookings.filter(isUsed).length;
  return { period, quota: plan.quota, left: Math.max(0, plan.quota - used) };
}
