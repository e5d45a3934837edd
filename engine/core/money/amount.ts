/**
 * How much money is it, exactly? Whole minor units of a currency, in bigint: JavaScript refuses to
 * mix it with floating point, and no total is too large (docs/decisions/0018).
 */
import { invariant } from '../invariant.ts';
import { type Currency, decimalsOf, isCurrency } from './currency.ts';

export interface Amount {
  /** 2000 is 20 EUR, 2000 JPY, 2 KWD. */
  readonly minor: bigint;
  readonly currency: Currency;
}

/** Why something is no amount of a currency; worded where it was written. */
export type AmountFault =
  | 'notAnAmount'
  | 'tooManyDecimals'
  | 'tooLarge'
  | 'inexact'
  | 'unknownCurrency';

/** More whole digits than any sum of money has; what is added up may have more. */
const MOST_WHOLE_DIGITS = 15;
/** A double tells decimal texts of so many digits apart, and no more. */
const EXACT_DIGITS = 15;

/**
 * Reads 20, 0.5, "20.00" or "-3.5". A number of more digits than a double keeps is refused: it may
 * have been another one before it was parsed. Zeros after the currency's decimals are no decimals.
 */
export function parseAmount(raw: number | string, currency: Currency): Amount | AmountFault {
  if (!isCurrency(currency)) return 'unknownCurrency';
  const text = typeof raw === 'number' ? String(raw) : raw.trim();
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (found === null) return 'notAnAmount';
  const [, sign, whole = '', fraction = ''] = found;
  const digits = whole.replace(/^0+/, '');
  const decimals = decimalsOf(currency);
  if (fraction.replace(/0+$/, '').length > decimals) return 'tooManyDecimals';
  if (digits.length > MOST_WHOLE_DIGITS) return 'tooLarge';
  if (typeof raw === 'number' && digits.length + fraction.length > EXACT_DIGITS) return 'inexact';
  const minor = BigInt(digits + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return { minor: sign === '-' ? -minor : minor, currency };
}

/** The plain form for files, logs and journals, "-3.50"; `parseAmount` reads it back. */
export function formatAmount({ minor, currency }: Amount): string {
  const decimals = decimalsOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${minor < 0n ? '-' : ''}${whole}${fraction}`;
}

export function zero(currency: Currency): Amount {
  return { minor: 0n, currency };
}

/** Two currencies never meet in a sum: that they do is a mistake of ours. */
export function add(a: Amount, b: Amount): Amount {
  requireSame(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export function subtract(a: Amount, b: Amount): Amount {
  return add(a, negate(b));
}

export function sum(amounts: readonly Amount[], currency: Currency): Amount {
  return amounts.reduce(add, zero(currency));
}

export function negate({ minor, currency }: Amount): Amount {
  return { minor: -minor, currency };
}

/** A whole number of times: slices, tasks. */
export function times({ minor, currency }: Amount, count: number): Amount {
  invariant(Number.isSafeInteger(count), `${count} is not a whole number of times`);
  return { minor: minor * BigInt(count), currency };
}

/** Below zero where the first is less, above where it is more. */
export function compare(a: Amount, b: Amount): number {
  requireSame(a, b);
  if (a.minor === b.minor) return 0;
  return a.minor < b.minor ? -1 : 1;
}

function requireSame(a: Amount, b: Amount): void {
  invariant(a.currency === b.currency, `${a.currency} and ${b.currency} do not add up`);
}
