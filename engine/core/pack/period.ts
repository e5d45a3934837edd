import { DAY_MS } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { EpochDay } from '../time/local-date.ts';
import { localParts, startOfLocalDay } from '../time/zone.ts';

/** A month of a pack: from a local midnight until just before the next one. */
export interface Period {
  /** Zero is the month that begins on the purchase day. */
  readonly index: number;
  readonly fromAt: Instant;
  readonly toAt: Instant;
}

/** When a pack was bought, in the customer's own calendar. */
export interface Purchase {
  readonly day: EpochDay;
  readonly zone: string;
}

/** The local date of an instant, which is the purchase day of what is bought then. */
export function purchaseAt(at: Instant, zone: string): Purchase | null {
  const parts = localParts(zone, at);
  if (parts === undefined) return null;
  return { day: dayOf(parts.year, parts.month - 1, parts.day), zone };
}

/** The month that an instant lies in; null before the purchase day. */
export function periodAt(purchase: Purchase, at: Instant): Period | null {
  const first = new Date(purchase.day * DAY_MS);
  const now = localParts(purchase.zone, at);
  if (now === undefined || at < startOf(purchase, 0)) return null;
  const months = (now.year - first.getUTCFullYear()) * 12 + now.month - 1 - first.getUTCMonth();
  // The month's own day may not have come yet; and where clocks are put back across midnight, the
  // day before may show again when it has.
  let index = at < startOf(purchase, months) ? months - 1 : months;
  if (at >= startOf(purchase, index + 1)) index += 1;
  return { index, fromAt: startOf(purchase, index), toAt: startOf(purchase, index + 1) };
}

/**
 * The beginning of a month: always counted from the purchase day, so that 31 January is followed by
 * the last of February and that by 31 March.
 */
function startOf({ day, zone }: Purchase, index: number): Instant {
  const first = new Date(day * DAY_MS);
  const month = first.getUTCMonth() + index;
  const year = first.getUTCFullYear() + Math.floor(month / 12);
  const ofYear = ((month % 12) + 12) % 12;
  const last = dayOf(year, ofYear + 1, 0);
  const wanted = dayOf(year, ofYear, first.getUTCDate());
  return startOfLocalDay(zone, Math.min(wanted, last)) ?? Number.NaN;
}

/** `month` counts from 0; day 0 is the last of the month before. */
function dayOf(year: number, month: number, day: number): EpochDay {
  return Date.UTC(year, month, day) / DAY_MS;
}
