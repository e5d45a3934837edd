/** How is a price said where there is little room, as on a button? What is to be paid, once. */
import type { PriceForm } from '../../engine/http/paid-contract.ts';
import { wordMoney } from '../../engine/wording/money.ts';
import type { Words } from '../../engine/wording/words.ts';
import type { Texts } from '../i18n/texts.ts';

export function shortPrice({ net, vat }: PriceForm, texts: Texts, words: Words): string {
  const key = vat === null ? 'sidebar.diagnosis.money.net' : 'sidebar.diagnosis.money.gross';
  return texts.say(key, { amount: wordMoney(vat?.gross ?? net, words) });
}
