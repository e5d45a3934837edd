import type { Letter, TicketRow } from '../ports/store.ts';
import { wordUntil } from '../wording/customer.ts';
import { type Telling, wordMoment } from '../wording/moment.ts';
import { wordPrice } from '../wording/money.ts';
import { answerToken } from './answer-link.ts';
import { type AnswerState, linkOf, stateOf } from './answer-page.ts';
import { type AnswerTerms, termsAsked } from './answer-terms.ts';
import { wordDone, wordNext } from './answer-words.ts';
import type { Context } from './context.ts';
import { offerTerms, quoteTerms } from './customer-words.ts';
import { paidTicket } from './paid-ticket.ts';
import { judgeNow } from './save-judged.ts';
import { tellingFor } from './telling.ts';

/** A letter in words, made when it is sent: what is no longer so must not be mailed. */
export interface LetterWords {
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
}

/** What the letter says now; a sentence where it has nothing to say any more. */
export function wordLetter(context: Context, row: TicketRow, letter: Letter): LetterWords | string {
  const link = linkOf(context, row, letter.body);
  if (link === null) return 'What it was about has been overtaken.';
  const state = stateOf(context, row, link);
  const address = `${context.answers.origin}/answer/${answerToken(context.answers.key, link)}`;
  if (letter.body.letter === 'question') {
    return state.is === 'open'
      ? wordQuestion(context, row, state, address)
      : `Nothing is left to be asked (${state.is}).`;
  }
  return state.is === 'answered'
    ? wordAnswer(context, row, state)
    : `There is no answer to confirm (${state.is}).`;
}

type Open = Extract<AnswerState, { is: 'open' }>;
type Answered = Extract<AnswerState, { is: 'answered' }>;

function wordQuestion(
  context: Context,
  row: TicketRow,
  { terms, until, language, may }: Open,
  link: string,
): LetterWords {
  const telling = tellingFor(context, { language });
  const { words } = telling;
  const { question } = terms;
  const ticket = String(row.id);
  const isLimited = terms.validUntil !== null;
  const by = wordUntil(until, telling);
  const paragraphs = [
    words.say('letter.about', { ticket }),
    words.say(`customer.${question}.words`),
    ...termsIn(context, row, terms, telling),
    ...(isLimited ? [] : [by]),
    words.say('answer.zone', { zone: telling.zone }),
    wordNext(terms, telling),
    words.say(`answer.next.decline.${question}`),
    ...(may.includes('accept') ? [] : [words.say('answer.approver')]),
    words.say('letter.how'),
  ];
  return {
    title: words.say(`answer.title.${question}`, { ticket }),
    text: joined(paragraphs),
    link,
  };
}

function wordAnswer(
  context: Context,
  row: TicketRow,
  { terms, answer, at, language }: Answered,
): LetterWords {
  const telling = tellingFor(context, { language });
  const { words } = telling;
  const { question } = terms;
  const ticket = String(row.id);
  const paragraphs = [
    words.say('letter.about', { ticket }),
    words.say(`answer.is.${answer}.${question}`, { when: wordMoment(at, 'at', telling) }),
    words.say('answer.zone', { zone: telling.zone }),
    ...(answer === 'accept' ? agreed(terms, telling) : []),
    wordDone(answer, terms, telling),
    words.say(answer === 'accept' ? 'letter.object' : 'letter.objectNo'),
  ];
  const title = words.say(`letter.title.${answer}`, { ticket });
  return { title, text: joined(paragraphs), link: null };
}

/** The amounts as the ticket's public comment says them, too. */
function termsIn(
  context: Context,
  row: TicketRow,
  terms: AnswerTerms,
  telling: Telling,
): readonly string[] {
  const paid = paidTicket(context, judgeNow(context, row, context.clock.now()));
  const about = termsAsked(paid, row.id, terms.audit)?.about;
  if (about === undefined) return [];
  return terms.question === 'offer'
    ? offerTerms(about, paid, telling)
    : quoteTerms(about, paid, telling);
}

/** What was agreed to, without what was said to somebody who had not agreed yet. */
function agreed({ price, lines, total }: AnswerTerms, { words }: Telling): readonly string[] {
  if (total === null) {
    if (price === null) return [words.say('customer.offer.included')];
    return [words.say('letter.price', { price: wordPrice(price, words) })];
  }
  const each = lines.map((line) =>
    words.say('customer.quote.line', { what: line.what, price: wordPrice(line.price, words) }),
  );
  return [each.join('\n'), words.say('customer.quote.total', { price: wordPrice(total, words) })];
}

function joined(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n');
}
