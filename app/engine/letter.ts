/**
 * What will the customer read, were it sent now? Put together as the engine does it, from the terms
 * that it told; the words are the agent's, or the policy's where there are none.
 */
import type { AppDiagnosis } from '../../engine/http/paid-contract.ts';
import { wordComment, wordOffer, wordQuote } from '../../engine/wording/customer.ts';
import type { Telling } from '../../engine/wording/moment.ts';
import type { QuoteSums } from './quote-sums.ts';

export function offerLetter(
  { terms, words: templates }: AppDiagnosis,
  typed: string,
  telling: Telling,
): string {
  const { offer: price, offerValidForMs } = terms;
  const words = ownOr(templates.offer, typed, telling);
  const said = wordOffer({ price, until: untilOf(offerValidForMs, telling) }, telling);
  return wordComment(words, said, terms.hasLink, telling);
}

export function quoteLetter(
  { terms, words: templates }: AppDiagnosis,
  sums: QuoteSums,
  typed: string,
  telling: Telling,
): string {
  const words = ownOr(templates.quote, typed, telling);
  const until = untilOf(terms.quoteValidForMs, telling);
  return wordComment(words, wordQuote({ ...sums, until }, telling), terms.hasLink, telling);
}

function ownOr(
  templates: Readonly<Record<string, string>>,
  typed: string,
  { words }: Telling,
): string {
  return typed.trim() === '' ? (templates[words.language] ?? '') : typed.trim();
}

function untilOf(validForMs: number | null, { nowAt }: Telling): number | null {
  return validForMs === null ? null : nowAt + validForMs;
}
