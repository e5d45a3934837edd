/** Integer minor units of a currency. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** An amount as people write it, "120.00"; null for what is no amount of the currency. */
export function parseAmount(text: string, currency: string): Amount | null {
  const found = /^(-?\d{1,15})(?:\.(\d+))?$/.exec(text);
  if (found === null) return null;
  const [, whole = '', decimals = ''] = found;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  if (decimals.length > digits) return null;
  const minor = Number(whole + decimals.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? { minor, currency } : null;
}
