import type { Decided } from '../core/action/decide.ts';
import type { DiagnosisCase, Quote } from '../core/diagnosis/case.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { TicketRow } from '../ports/store.ts';
import { type OfferSaid, type QuoteSaid, wordOffer, wordQuote } from '../wording/customer.ts';
import { isLanguage, type Language } from '../wording/language.ts';
import { wordsOf } from '../wording/spoken.ts';
import type { Context } from './context.ts';
import { judgeNow } from './ingest.ts';
import { type PaidTicket, paidTicket } from './paid-ticket.ts';
import { priceForm, sumForm } from './price-form.ts';
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
  const text =
    act.type === 'offer'
      ? wordOffer({ words, ...offerOf(about, paid) }, telling)
      : wordQuote({ words, ...quoteOf(about.quote, paid) }, telling);
  return { authorId, text };
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

function offerOf({ offer }: DiagnosisCase, { payer }: PaidTicket): Omit<OfferSaid, 'words'> {
  const price = offer.price === null ? null : priceForm(offer.price, payer.vat);
  return { price, until: offer.validUntil };
}

function quoteOf(quote: Quote | null, { payer, pinned }: PaidTicket): Omit<QuoteSaid, 'words'> {
  const lines = quote?.lines ?? [];
  const prices = lines.map(({ price }) => price);
  return {
    lines: lines.map(({ what, price }) => ({ what, price: priceForm(price, payer.vat) })),
    total: sumForm(prices, pinned.currency, payer.vat),
    until: quote?.validUntil ?? null,
  };
}
