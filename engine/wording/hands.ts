import type { PriceForm } from '../http/paid-contract.ts';
import type { Telling } from './moment.ts';
import { wordPrice } from './money.ts';
import { wordSpan } from './span.ts';

/** What a stopped timer of on-site hands comes to. */
export interface HandsWorked {
  readonly workedMs: number;
  readonly includedMs: number;
  readonly sliceMs: number;
  readonly billed: number;
  readonly withheld: number;
  readonly unagreed: number;
  readonly price: PriceForm;
}

/** An internal note: the time, what is charged for it, and what is not and why. */
export function wordHandsNote(worked: HandsWorked, { words }: Telling): string {
  const { workedMs, includedMs, sliceMs, billed, withheld, unagreed, price } = worked;
  const slice = wordSpan(sliceMs, words);
  const lines = [
    words.say('hands.worked', {
      worked: digits(workedMs),
      included: wordSpan(includedMs, words),
    }),
    billed === 0
      ? words.say('hands.nothing')
      : words.say('hands.billed', { count: billed, slice, price: wordPrice(price, words) }),
  ];
  if (withheld > 0) lines.push(words.say('hands.withheld', { count: withheld }));
  if (unagreed > 0) lines.push(words.say('hands.unagreed', { count: unagreed }));
  return lines.join('\n');
}

/** "0:30:01": to the second, since a second may be a slice more. */
function digits(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const padded = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${padded(minutes % 60)}:${padded(seconds % 60)}`;
}
