import type { Money, PriceForm } from '../http/paid-contract.ts';
import type { Words } from './words.ts';

/** How does a sum of money read? Exactly: the digits are never parsed as a number. */

/** An amount as the language writes it. */
export function wordMoney({ amount, currency }: Money, { locale }: Words): string {
  const form = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return form.format(amount as Intl.StringNumericLiteral);
}

/** What something costs, with VAT where it is known, and before a promotion where one holds. */
export function wordPrice({ net, list, vat }: PriceForm, words: Words): string {
  const said = wordMoney(net, words);
  const price =
    vat === null
      ? words.say('customer.net', { net: said })
      : words.say('customer.gross', {
          net: said,
          gross: wordMoney(vat.gross, words),
          percent: wordPercent(vat.percent, words),
        });
  if (list === null) return price;
  return words.say('customer.waived', { price, list: wordMoney(list, words) });
}

/** "5.5" as "5.5 %", as the language writes it. */
export function wordPercent(percent: string, { locale }: Words): string {
  const form = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  return form.format(`${percent}e-2` as Intl.StringNumericLiteral);
}
