import type { Decided } from '../core/action/decide.ts';
import type { DiagnosisCase } from '../core/diagnosis/case.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { TicketRow } from '../ports/store.ts';
import { wordComment, wordOffer, wordQuote } from '../wording/customer.ts';
import { isLanguage, type Language } from '../wording/language.ts';
import type { Telling } from '../wording/moment.ts';
import { wordsOf } from '../wording/spoken.ts';
import type { Context } from './context.ts';
import { type PaidTicket, paidTicket } from './paid-ticket.ts';
import { priceForm, sumForm } from './price-form.ts';
import { judgeNow } from './save-judged.ts';
import { tellingFor } from './telling.ts';

/**
 * What the customer reads once an act of an agent's is accepted: the agent's words, and under them
 * the amounts, which nobody but the engine writes.
 */
export interface CustomerReply {
  /** Who is its author in Zendesk. */
  readonly authorId: number;
  readonly text: string;
}

/** The reply that goes with a verdict; null where there is nothing to tell. */
export function customerReply(
  context: Context,
  row: TicketRow,
  { seq = 0, refused, author }: Decided,
): CustomerReply | null {
  const fact = row.doc.facts.find((one) => one.type === 'diagnosisActed' && one.seq === seq);
  if (refused !== undefined || fact?.type !== 'diagnosisActed') return null;
  const given = row.doc.words?.[seq] ?? null;
  const { act } = fact;
  const language = isLanguage(fact.language ?? '') ? (fact.language as Language) : context.language;
  const authorId = Number(author);
  if (act.type !== 'offer' && act.type !== 'quote') {
    return given === null ? null : { authorId, text: given };
  }
  const paid = paidTicket(context, judgeNow(context, row, context.clock.now()));
  const { current, ended } = paid.diagnoses;
  const cases = current === null ? ended : [...ended, current];
  const about = cases.find(
    ({ offer, quote }) => (act.type === 'offer' ? offer : quote)?.seq === seq,
  );
  // A newer offer has taken its place already, and says all there is to say.
  if (about === undefined) return null;
  const telling = tellingFor(context, { language });
  const words = given ?? templateOf(paid.pinned, act.type, language);
  const terms =
    act.type === 'offer' ? offerTerms(about, paid, telling) : quoteTerms(about, paid, telling);
  return { authorId, text: wordComment(words, terms, hasLink(context), telling) };
}

/** Where the admin has written no words of their own, ours. */
export function templateOf(
  { diagnosis }: Policy,
  act: 'offer' | 'quote',
  language: Language,
): string {
  const own = diagnosis?.templates.get(language)?.[act] ?? null;
  return own ?? wordsOf(language).say(`customer.${act}.words`);
}

/** Whether customers are mailed a link to answer by. */
export function hasLink({ answers }: Pick<Context, 'answers'>): boolean {
  return answers.origin !== null;
}

/** What an offer says beside the agent's words, paragraph by paragraph. */
export function offerTerms(
  { offer }: Pick<DiagnosisCase, 'offer'>,
  { payer }: Pick<PaidTicket, 'payer'>,
  telling: Telling,
): readonly string[] {
  const price = offer.price === null ? null : priceForm(offer.price, payer.vat);
  return wordOffer({ price, until: offer.validUntil }, telling);
}

/** What a quote says beside the agent's words, paragraph by paragraph. */
export function quoteTerms(
  { quote }: Pick<DiagnosisCase, 'quote'>,
  { payer, pinned }: Pick<PaidTicket, 'payer' | 'pinned'>,
  telling: Telling,
): readonly string[] {
  if (quote === null) return [];
  const lines = quote.lines.map(({ what, price }) => ({
    what,
    price: priceForm(price, payer.vat),
  }));
  const prices = quote.lines.map(({ price }) => price);
  const total = sumForm(prices, pinned.currency, payer.vat);
  return wordQuote({ lines, total, until: quote.validUntil }, telling);
}
