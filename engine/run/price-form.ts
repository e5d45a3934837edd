import { type Amount, formatAmount, negate, sum } from '../core/money/amount.ts';
import { formatPercent } from '../core/money/percent.ts';
import { type Vat, withVat } from '../core/money/vat.ts';
import type { Price } from '../core/policy/promotion.ts';
import type { Money, PriceForm } from '../http/paid-contract.ts';

/** Prices as answers and pages bear them. */

export function moneyForm(amount: Amount): Money {
  return { amount: formatAmount(amount), currency: amount.currency };
}

export function priceForm(price: Price, vat: Vat | null): PriceForm {
  return sumForm([price], price.list.currency, vat);
}

/** Of several lines: VAT is rounded on each of them and on what each waives, as in the ledger. */
export function sumForm(prices: readonly Price[], currency: string, vat: Vat | null): PriceForm {
  const lists = prices.map(({ list }) => list);
  const waived = prices.flatMap((one) => (one.waived === null ? [] : [negate(one.waived.amount)]));
  const gross = (rule: Vat) =>
    sum(
      [...lists, ...waived].map((part) => withVat(part, rule).gross),
      currency,
    );
  return {
    net: moneyForm(sum([...lists, ...waived], currency)),
    list: waived.length === 0 ? null : moneyForm(sum(lists, currency)),
    vat:
      vat === null ? null : { percent: formatPercent(vat.ratePpm), gross: moneyForm(gross(vat)) },
  };
}
