/** Is an amount in the file one of the currency's amounts, and what is to be written if not? */
import { type Amount, type AmountFault, parseAmount, zero } from '../core/money/amount.ts';
import { type Currency, decimalsOf } from '../core/money/currency.ts';
import { type Ppm, parsePercent } from '../core/money/percent.ts';
import type { Path } from './problem.ts';
import type { Reading } from './reading.ts';

/** An amount of the file's currency; what is none is reported, and stands for nothing. */
export function readAmount(reading: Reading, raw: number | string, path: Path): Amount {
  const read = readMoney(raw, reading.currency);
  if (!('wrong' in read)) return read;
  reading.report('badMoney', path, read.wrong);
  return zero(reading.currency);
}

/** An amount of at least nothing; `wrong` says what to write instead. */
export function readMoney(
  raw: number | string,
  currency: Currency,
): Amount | { readonly wrong: string } {
  const read = parseAmount(raw, currency);
  const shown = JSON.stringify(String(raw).trim().slice(0, 40));
  if (typeof read === 'string') return { wrong: `${shown} ${whatIsWrong(read, currency)}` };
  if (read.minor >= 0n) return read;
  return { wrong: `${shown} is negative; write an amount of at least 0` };
}

function whatIsWrong(fault: AmountFault, currency: Currency): string {
  switch (fault) {
    case 'notAnAmount':
      return 'is not an amount; write one like 20 or "20.00"';
    case 'tooManyDecimals': {
      const digits = decimalsOf(currency);
      const most = digits === 0 ? 'no decimals' : `at most ${digits} decimals`;
      return `has too many decimals; ${currency} has ${most}`;
    }
    case 'tooLarge':
      return 'is too large; write at most 15 digits before the decimal point';
    case 'inexact':
      return 'has more digits than a JSON number keeps; write it in double quotes';
    case 'unknownCurrency':
      return `cannot be counted: ${currency} is no currency`;
  }
}

/** A percentage exactly; the schema has seen to it that it is from 0 to 100. */
export function readPercent(reading: Reading, raw: number, path: Path): Ppm {
  const ppm = parsePercent(raw);
  if (ppm !== undefined) return ppm;
  reading.report('badValue', path, `${raw} % has too many decimals; write at most four`);
  return 0n;
}
