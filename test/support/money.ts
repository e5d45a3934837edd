/** How is an amount written in a test? As people write it: "20.00 EUR". */
import { type Amount, formatAmount, parseAmount } from '../../engine/core/money/amount.ts';

/** Throws on what is no amount, so that a slip of the pen in a test is not judged. */
export function money(text: string): Amount {
  const [digits = '', currency = ''] = text.split(' ');
  const read = parseAmount(digits, currency);
  if (typeof read === 'string') throw new Error(`"${text}" is no amount: ${read}`);
  return read;
}

/** An amount as a table has it. */
export function shown(amount: Amount): string {
  return `${formatAmount(amount)} ${amount.currency}`;
}
