/** How many minor units is an amount in the file, and is it one of the currency's amounts? */
import type { Amount } from '../core/money/amount.ts';
import type { Path } from './problem.ts';
import type { Reading } from './reading.ts';

/** An amount of the file's currency; what is none is reported, and stands for nothing. */
export function readAmount(reading: Reading, raw: number | string, path: Path): Amount {
  const { currency } = reading;
  const read = readMoney(raw, currency);
  if ('wrong' in read) reading.report('badMoney', path, read.wrong);
  return { minor: 'wrong' in read ? 0 : read.minor, currency };
}

/**
 * Integer minor units of "20", 0.5 or "20.00"; `wrong` says what to write for a negative amount,
 * for more decimals than the currency has, and for what is too large to be counted exactly.
 */
export function readMoney(
  raw: number | string,
  currency: string,
): { readonly minor: number } | { readonly wrong: string } {
  const text = typeof raw === 'number' ? String(raw) : raw.trim();
  const shown = JSON.stringify(text.slice(0, 40));
  const found = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text);
  if (found === null) return { wrong: `${shown} is not an amount; write one like 20 or "20.00"` };
  const [, sign, whole = '', decimals = ''] = found;
  if (sign === '-') return { wrong: `${shown} is negative; write an amount of at least 0` };
  const digits = decimalsOf(currency);
  if (decimals.replace(/0+$/, '').length > digits) {
    const most = digits === 0 ? 'no decimals' : `at most ${digits} decimals`;
    return { wrong: `${shown} has too many decimals; ${currency} has ${most}` };
  }
  const minor = Number(whole + decimals.slice(0, digits).padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? { minor } : { wrong: `${shown} is too large to be counted` };
}

/** ISO 4217's number of decimals: EUR 2, JPY 0, KWD 3. */
function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
