import type { DiagnosisCase } from '../core/diagnosis/case.ts';
import { blockedFor, listPrice, offerPrice } from '../core/diagnosis/offer.ts';
import { linesOf } from '../core/ledger/charge.ts';
import { formatPercent } from '../core/money/percent.ts';
import { priceOf, promotionFor } from '../core/policy/promotion.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { AppDiagnosis, ChargeForm, QuoteForm, TermsForm } from '../http/paid-contract.ts';
import { wordBlocked } from '../wording/action.ts';
import { LANGUAGES } from '../wording/language.ts';
import type { Telling } from '../wording/moment.ts';
import type { ChargeStanding } from './charges.ts';
import type { Context } from './context.ts';
import { hasLink, templateOf } from './customer-words.ts';
import type { Judged } from './judge-row.ts';
import { momentOf } from './moment-form.ts';
import type { PaidTicket } from './paid-ticket.ts';
import { priceForm, sumForm } from './price-form.ts';

/** What the app is told of a ticket's diagnoses; null where the policy sells none. */
export function diagnosisForm(
  context: Context,
  paid: PaidTicket,
  { row }: Judged,
  { words, nowAt }: Telling,
): AppDiagnosis | null {
  const { pinned, diagnoses, circumstances } = paid;
  if (pinned.diagnosis === null) return null;
  const { current } = diagnoses;
  const standing = current !== null && current.endedAt === null ? current : null;
  const asked = askedOf(standing);
  const blocked = blockedFor(pinned, circumstances);
  // Nothing that was written before the offer is an answer or a consent.
  const since = (asked ?? standing?.offer)?.seq ?? 0;
  return {
    state: current?.state ?? 'none',
    sort: current?.sort ?? null,
    ...priceNow(paid, standing, nowAt),
    asked: asked?.seq ?? null,
    validUntil: momentOf(asked?.validUntil ?? null),
    blocked: blocked === null ? null : wordBlocked(blocked, words),
    waitingSince: momentOf(current?.waitingSince ?? null),
    consents: (standing?.consents ?? []).map(({ touches, until }) => ({
      touches,
      until: formatInstant(until),
    })),
    touched: standing?.touched ?? [],
    quote: quoteForm(current, paid),
    charges: paid.charges.map((one) => chargeForm(one, pinned.currency)),
    currency: pinned.currency,
    terms: termsForm(context, paid, standing, nowAt),
    words: { offer: templates('offer', paid), quote: templates('quote', paid) },
    comments: row.doc.facts
      .filter(({ type, seq = 0 }) => type === 'customerWrote' && seq > since)
      .map(({ seq = 0, at }) => ({ audit: seq, at: formatInstant(at) }))
      .reverse(),
  };
}

/** What is final and not entered yet, for some seconds, is a draft whose time is over. */
function chargeForm({ draft, payer, settled }: ChargeStanding, currency: string): ChargeForm {
  const prices = linesOf(draft).map(({ net, waived }) => ({ list: net, waived }));
  const final = settled.is === 'final' ? settled.entries[0].at : null;
  return {
    key: draft.key,
    what: draft.lines[0]?.what ?? '',
    price: sumForm(prices, currency, payer.vat),
    state: settled.is === 'final' ? 'draft' : settled.is,
    finalAt: momentOf(settled.is === 'draft' ? settled.finalAt : final),
  };
}

/** The question that waits for the customer's answer. */
function askedOf(one: DiagnosisCase | null) {
  if (one?.state === 'offered') return one.offer;
  return one?.state === 'quoted' ? one.quote : null;
}

/** Never more than was offered; where nothing stands, what an offer would cost now. */
function priceNow(
  { pinned, circumstances: { tier }, payer }: PaidTicket,
  standing: DiagnosisCase | null,
  now: number,
): Pick<AppDiagnosis, 'price' | 'included'> {
  const list = standing === null ? listPrice(pinned, tier) : standing.offer.price?.list;
  const fresh = list == null ? null : priceOf(pinned, 'diagnosis', tier, list, now);
  const price = standing === null ? fresh : (standing.agreed?.price ?? standing.offer.price);
  const included = standing === null ? list === null : standing.offer.price === null;
  return { price: price === null ? null : priceForm(price, payer.vat), included };
}

/** What the engine would write under an offer or a quote that is made now. */
function termsForm(
  context: Context,
  { pinned, circumstances: { tier }, payer: { vat } }: PaidTicket,
  standing: DiagnosisCase | null,
  now: number,
): TermsForm {
  const list = listPrice(pinned, tier) ?? null;
  const offer = offerPrice(pinned, tier, list, standing, now);
  // A quote's promotions are those of the tier that the case began with.
  const off = promotionFor(pinned, 'quote', standing?.tier ?? tier, now);
  return {
    zone: context.account.timeZone,
    hasLink: hasLink(context),
    offer: offer === null ? null : priceForm(offer, vat),
    offerValidForMs: pinned.diagnosis?.offerValidForMs ?? null,
    quoteValidForMs: pinned.diagnosis?.quoteValidForMs ?? null,
    quoteOffPercent: off === null ? null : formatPercent(off.offPpm),
    vatPercent: vat === null ? null : formatPercent(vat.ratePpm),
  };
}

function quoteForm(one: DiagnosisCase | null, { pinned, payer }: PaidTicket): QuoteForm | null {
  if (one === null || one.quote === null) return null;
  const { lines, touches } = one.quote;
  const prices = lines.map(({ price }) => price);
  return {
    lines: lines.map(({ what, price }) => ({ what, price: priceForm(price, payer.vat) })),
    total: sumForm(prices, pinned.currency, payer.vat),
    touches,
  };
}

function templates(act: 'offer' | 'quote', { pinned }: PaidTicket): Record<string, string> {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, templateOf(pinned, act, language)]),
  );
}
