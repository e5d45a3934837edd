import type { Instant } from '../core/time/instant.ts';
import type { PriceForm } from '../http/paid-contract.ts';
import { type Telling, wordMoment } from './moment.ts';
import { wordPrice } from './money.ts';

/**
 * What does a customer read of an offer or a quote? The agent's words, and under them the amounts.
 * The engine posts it, and the app shows it before it is sent: the same function for both.
 */

export interface OfferSaid {
  /** The agent's. */
  readonly words: string;
  /** Null: the tier includes it. */
  readonly price: PriceForm | null;
  /** The last moment to answer; null where there is none. */
  readonly until: Instant | null;
}

export interface QuoteSaid {
  readonly words: string;
  readonly lines: readonly { readonly what: string; readonly price: PriceForm }[];
  readonly total: PriceForm;
  readonly until: Instant | null;
}

export function wordOffer({ words: own, price, until }: OfferSaid, telling: Telling): string {
  const { words } = telling;
  const terms =
    price === null
      ? words.say('customer.offer.included')
      : words.say('customer.offer.price', { price: wordPrice(price, words) });
  return letterOf([own, terms], until, telling);
}

export function wordQuote(said: QuoteSaid, telling: Telling): string {
  const { words } = telling;
  const lines = said.lines.map(({ what, price }) =>
    words.say('customer.quote.line', { what, price: wordPrice(price, words) }),
  );
  const total = words.say('customer.quote.total', { price: wordPrice(said.total, words) });
  const parts = [said.words, lines.join('\n'), total, words.say('customer.quote.next')];
  return letterOf(parts, said.until, telling);
}

function letterOf(parts: readonly string[], until: Instant | null, telling: Telling): string {
  const { words } = telling;
  const limit =
    until === null
      ? []
      : [words.say('customer.until', { when: wordMoment(until, 'named', telling) })];
  return [...parts, ...limit, words.say('customer.answer')].join('\n\n');
}
