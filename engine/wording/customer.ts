import type { Instant } from '../core/time/instant.ts';
import type { PriceForm } from '../http/paid-contract.ts';
import { type Telling, wordMoment } from './moment.ts';
import { wordPrice } from './money.ts';

/**
 * What does a customer read of an offer or a quote? The agent's words, and under them the amounts.
 * The engine posts it, and the app shows it before it is sent: the same functions for both.
 */

export interface OfferSaid {
  /** Null: the tier includes it. */
  readonly price: PriceForm | null;
  /** The last moment to answer; null where there is none. */
  readonly until: Instant | null;
}

export interface QuoteSaid {
  readonly lines: readonly { readonly what: string; readonly price: PriceForm }[];
  readonly total: PriceForm;
  readonly until: Instant | null;
}

/** What an offer says beside the agent's words, paragraph by paragraph. */
export function wordOffer({ price, until }: OfferSaid, telling: Telling): readonly string[] {
  const { words } = telling;
  const terms =
    price === null
      ? words.say('customer.offer.included')
      : words.say('customer.offer.price', { price: wordPrice(price, words) });
  return [terms, ...(until === null ? [] : [wordUntil(until, telling)])];
}

/** What a quote says beside the agent's words, paragraph by paragraph. */
export function wordQuote({ lines, total, until }: QuoteSaid, telling: Telling): readonly string[] {
  const { words } = telling;
  const listed = lines.map(({ what, price }) =>
    words.say('customer.quote.line', { what, price: wordPrice(price, words) }),
  );
  return [
    listed.join('\n'),
    words.say('customer.quote.total', { price: wordPrice(total, words) }),
    words.say('customer.quote.next'),
    ...(until === null ? [] : [wordUntil(until, telling)]),
  ];
}

/** Until when the customer can answer. */
export function wordUntil(until: Instant, telling: Telling): string {
  return telling.words.say('customer.until', { until: wordMoment(until, 'until', telling) });
}

/** The whole comment; `hasLink` where a letter with a link to answer by is mailed, too. */
export function wordComment(
  own: string,
  terms: readonly string[],
  hasLink: boolean,
  { words }: Telling,
): string {
  const answer = words.say(hasLink ? 'customer.answer' : 'customer.answerHere');
  return [own, ...terms, answer].join('\n\n');
}
