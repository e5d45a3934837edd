import type { PageChoice } from '../core/action/page-answer.ts';
import type { Telling } from '../wording/moment.ts';
import { wordMoney } from '../wording/money.ts';
import type { AnswerTerms } from './answer-terms.ts';

/** What follows from an answer, in the words that the page and the mails share. */

/** What a quote says of the diagnosis before it, where that costs something. */
export function wordDiagnosis({ question, price }: AnswerTerms, { words }: Telling): string {
  if (question === 'offer' || price === null) return '';
  const cost = wordMoney(price.vat?.gross ?? price.net, words);
  return ` ${words.say('answer.diagnosis', { price: cost })}`;
}

/** What happens if the customer accepts. */
export function wordNext({ question, price }: AnswerTerms, { words }: Telling): string {
  const isIncluded = question === 'offer' && price === null;
  return words.say(isIncluded ? 'answer.next.accept.included' : `answer.next.accept.${question}`);
}

/** What happens now that they answered. */
export function wordDone(answer: PageChoice, terms: AnswerTerms, telling: Telling): string {
  const { question, price } = terms;
  const isIncluded = question === 'offer' && price === null && answer === 'accept';
  const how = isIncluded ? 'accept.included' : (`${answer}.${question}` as const);
  return telling.words.say(`answer.done.${how}`) + wordDiagnosis(terms, telling);
}
