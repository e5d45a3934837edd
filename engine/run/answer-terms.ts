import { createHash } from 'node:crypto';
import type { DiagnosisCase } from '../core/diagnosis/case.ts';
import { DAY_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import type { PriceForm } from '../http/paid-contract.ts';
import type { PaidTicket } from './paid-ticket.ts';
import { priceForm, sumForm } from './price-form.ts';

/** What a customer is asked to agree to, as a page and a mail show it: amounts, never words. */
export interface AnswerTerms {
  readonly question: 'offer' | 'quote';
  readonly ticket: number;
  /** The audit of the offer or quote. */
  readonly audit: number;
  /** What the diagnosis costs, or cost before the quote; null where the tier includes it. */
  readonly price: PriceForm | null;
  /** The lines of a quote; none in an offer. */
  readonly lines: readonly { readonly what: string; readonly price: PriceForm }[];
  readonly total: PriceForm | null;
  readonly validUntil: Instant | null;
  /** The version of the tiers file whose prices these are. */
  readonly policy: string;
}

/** Without a limit in the policy a link holds so long: mails are found again years later. */
const LINK_DAYS = 90;

/** The terms of an offer or quote, and the last instant to answer it by a link. */
export function termsAsked(
  { diagnoses, pinned, payer }: Pick<PaidTicket, 'diagnoses' | 'pinned' | 'payer'>,
  ticket: number,
  audit: number,
): { readonly terms: AnswerTerms; readonly about: DiagnosisCase; readonly until: Instant } | null {
  const { current, ended } = diagnoses;
  const cases = current === null ? ended : [...ended, current];
  const about = cases.find(({ offer, quote }) => offer.seq === audit || quote?.seq === audit);
  if (about === undefined) return null;
  const quote = about.quote?.seq === audit ? about.quote : null;
  const { validUntil, at } = quote ?? about.offer;
  const price = about.agreed?.price ?? about.offer.price;
  const prices = quote?.lines.map((line) => line.price) ?? [];
  const terms: AnswerTerms = {
    question: quote === null ? 'offer' : 'quote',
    ticket,
    audit,
    price: price === null ? null : priceForm(price, payer.vat),
    lines: (quote?.lines ?? []).map((line) => ({
      what: line.what,
      price: priceForm(line.price, payer.vat),
    })),
    total: quote === null ? null : sumForm(prices, pinned.currency, payer.vat),
    validUntil,
    policy: pinned.version,
  };
  return { terms, about, until: validUntil ?? at + LINK_DAYS * DAY_MS };
}

/** SHA-256 of everything that the terms say; lists, since their order is the form's alone. */
export function termsHash(terms: AnswerTerms): string {
  const { question, ticket, audit, price, lines, total, validUntil, policy } = terms;
  const said = [
    question,
    ticket,
    audit,
    amounts(price),
    lines.map((line) => [line.what, amounts(line.price)]),
    amounts(total),
    validUntil,
    policy,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

function amounts(price: PriceForm | null) {
  if (price === null) return null;
  const { net, list, vat } = price;
  return [net.amount, net.currency, list?.amount ?? null, vat && [vat.percent, vat.gross.amount]];
}
