/** What is 5.5 % of an amount? The only place where money is rounded (docs/decisions/0018). */
import { type Amount, subtract } from './amount.ts';

/**
 * A share in parts per million: 5.5 % is 55,000, and Quebec's 9.975 % is whole, too, which it is
 * not in basis points. Names of it end in `Ppm`.
 */
export type Ppm = bigint;

const WHOLE_PPM: Ppm = 1_000_000n;
const PPM_DECIMALS = 4;

/** Reads 5.5 or "5.5" from 0 to 100; undefined for the rest, and for more than four decimals. */
export function parsePercent(raw: number | string): Ppm | undefined {
  const found = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(String(raw).trim());
  if (found === null) return undefined;
  const [, whole = '', decimals = ''] = found;
  const ppm = BigInt(whole + decimals.padEnd(PPM_DECIMALS, '0'));
  return ppm <= WHOLE_PPM ? ppm : undefined;
}

/** "5.5", "20", "0": as it would be written before a percent sign. */
export function formatPercent(ppm: Ppm): string {
  const digits = ppm.toString().padStart(PPM_DECIMALS + 1, '0');
  const decimals = digits.slice(-PPM_DECIMALS).replace(/0+$/, '');
  return digits.slice(0, -PPM_DECIMALS) + (decimals === '' ? '' : `.${decimals}`);
}

/**
 * The share of an amount, rounded half up to a whole minor unit. Below zero it is rounded alike,
 * away from zero, so that what is credited is exactly what was charged: -0.5 gives -1.
 */
export function shareOf({ minor, currency }: Amount, ppm: Ppm): Amount {
  const size = minor < 0n ? -minor : minor;
  const rounded = (2n * size * ppm + WHOLE_PPM) / (2n * WHOLE_PPM);
  return { minor: minor < 0n ? -rounded : rounded, currency };
}

/** A price less a percentage: what is waived is rounded half up, and what is left is the rest. */
export function percentOff(price: Amount, ppm: Ppm): { left: Amount; waived: Amount } {
  const waived = shareOf(price, ppm);
  return { left: subtract(price, waived), waived };
}
