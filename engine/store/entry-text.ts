/**
 * How does an entry of the ledger stand in a text column? As JSON in which an amount is decimal
 * text beside its currency, and a rate is text, too: no number of JSON's is money.
 */
import { invariant } from '../core/invariant.ts';
import type { Entry } from '../core/ledger/entry.ts';
import { type Amount, formatAmount } from '../core/money/amount.ts';
import { EngineError } from '../errors.ts';

/** What has columns of its own is left out of the text. */
export type EntryColumns = Pick<Entry, 'key' | 'account' | 'ticket' | 'at' | 'type'>;

const RATE = 'ratePpm';

export function entryText(entry: Entry): string {
  const { key: _key, account: _account, ticket: _ticket, at: _at, type: _type, ...body } = entry;
  return JSON.stringify(body, (name, value: unknown) => {
    if (name === RATE) return String(value);
    return isAmount(value) ? { amount: formatAmount(value), currency: value.currency } : value;
  });
}

/** The entry in its columns and its text; EngineError storeFailed when the text is damaged. */
export function entryIn(columns: EntryColumns, text: string): Entry {
  try {
    const body = JSON.parse(text, (name, value: unknown) => {
      if (name === RATE) return BigInt(value as string);
      return isAmountText(value) ? amountIn(value) : value;
    });
    return { ...columns, ...body } as Entry;
  } catch (error) {
    throw new EngineError(
      'storeFailed',
      `The ledger's entry "${columns.key}" in the store is damaged: stop the engine, keep the ` +
        'folder, and restore the store from a backup.',
      { cause: error },
    );
  }
}

interface AmountText {
  readonly amount: string;
  readonly currency: string;
}

function isAmount(value: unknown): value is Amount {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
}

function isAmountText(value: unknown): value is AmountText {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, currency } = value as Partial<AmountText>;
  return typeof amount === 'string' && typeof currency === 'string';
}

/** Exactly what `formatAmount` writes, of any size: sums have more digits than people may type. */
function amountIn({ amount, currency }: AmountText): Amount {
  const read = { minor: BigInt(amount.replace('.', '')), currency };
  invariant(formatAmount(read) === amount, `"${amount}" is no amount of ${currency}`);
  return read;
}
