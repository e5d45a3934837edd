/**
 * What does a quote come to while it is being typed? Exactly, line by line as the engine will work
 * it out; and what is wrong with it before it is sent. Nothing here is believed by the engine.
 */
import {
  type Amount,
  add,
  formatAmount,
  negate,
  parseAmount,
  sum,
  zero,
} from '../../engine/core/money/amount.ts';
import { decimalsOf } from '../../engine/core/money/currency.ts';
import { parsePercent, percentOff, shareOf } from '../../engine/core/money/percent.ts';
import type { Money, PriceForm, TermsForm } from '../../engine/http/paid-contract.ts';

/** A line as it was typed. */
export interface TypedLine {
  readonly what: string;
  readonly amount: string;
}

export type LineFault =
  | 'noWhat'
  | 'longWhat'
  | 'noAmount'
  | 'zero'
  | 'negative'
  | 'decimals'
  | 'notAnAmount';

/** The engine's limits (core/diagnosis/quote.ts), said here before it refuses. */
export const LINES_MAX = 50;
const WHAT_MAX = 200;
const TOTAL_MINOR_MAX = 1_000_000_000n;

/**
 * Reads "120", "120.5" or "120,50". A sign between thousands is refused, as "1.000" is a thousand
 * to some and one to others.
 */
export function readAmount(typed: string, currency: string): Amount | LineFault {
  const text = typed.trim();
  if (text === '') return 'noAmount';
  const [, sign, whole = '', fraction] = /^([-−]?)(\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  if (whole === '') return 'notAnAmount';
  const amount = parseAmount(fraction === undefined ? whole : `${whole}.${fraction}`, currency);
  if (amount === 'tooManyDecimals' || (fraction ?? '').length > decimalsOf(currency)) {
    return 'decimals';
  }
  if (typeof amount === 'string') return 'notAnAmount';
  if (amount.minor === 0n) return 'zero';
  return sign === '' ? amount : 'negative';
}

/** Why a line cannot be quoted; null where it can. */
export function lineFault({ what, amount }: TypedLine, currency: string): LineFault | null {
  if (what.trim() === '') return 'noWhat';
  if (what.trim().length > WHAT_MAX) return 'longWhat';
  const read = readAmount(amount, currency);
  return typeof read === 'string' ? read : null;
}

/** Why the lines together cannot be quoted; null where they can. */
export function totalFault(
  lines: readonly TypedLine[],
  currency: string,
): 'noLines' | 'tooManyLines' | 'tooMuch' | null {
  if (lines.length === 0) return 'noLines';
  if (lines.length > LINES_MAX) return 'tooManyLines';
  const { minor } = sum(amountsIn(lines, currency), currency);
  return minor > TOTAL_MINOR_MAX ? 'tooMuch' : null;
}

/** What is typed so far; lines that are no amount yet are left out. */
function amountsIn(lines: readonly TypedLine[], currency: string): readonly Amount[] {
  return lines.flatMap(({ amount }) => {
    const read = readAmount(amount, currency);
    return typeof read === 'string' ? [] : [read];
  });
}

export interface QuoteSums {
  readonly lines: readonly { readonly what: string; readonly price: PriceForm }[];
  readonly total: PriceForm;
}

/** Lines and total with what promotions take off and with VAT, rounded on each line. */
export function quoteSums(
  typed: readonly TypedLine[],
  currency: string,
  terms: Pick<TermsForm, 'quoteOffPercent' | 'vatPercent'>,
): QuoteSums {
  const priced = typed.flatMap(({ what, amount }) => {
    const read = readAmount(amount, currency);
    return typeof read === 'string' ? [] : [{ what: what.trim(), parts: partsOf(read, terms) }];
  });
  return {
    lines: priced.map(({ what, parts }) => ({ what, price: formOf([parts], currency, terms) })),
    total: formOf(
      priced.map(({ parts }) => parts),
      currency,
      terms,
    ),
  };
}

/** What a line costs, and what is waived of it. */
interface Parts {
  readonly list: Amount;
  readonly waived: Amount;
}

function partsOf(list: Amount, { quoteOffPercent }: Pick<TermsForm, 'quoteOffPercent'>): Parts {
  const off = parsePercent(quoteOffPercent ?? '0') ?? 0n;
  return { list, waived: percentOff(list, off).waived };
}

function formOf(
  parts: readonly Parts[],
  currency: string,
  { vatPercent }: Pick<TermsForm, 'vatPercent'>,
): PriceForm {
  const lists = parts.map(({ list }) => list);
  const waived = parts.map((one) => negate(one.waived)).filter(({ minor }) => minor !== 0n);
  const ratePpm = vatPercent === null ? undefined : parsePercent(vatPercent);
  const rate = ratePpm ?? 0n;
  const gross = [...lists, ...waived].reduce(
    (all, part) => add(all, add(part, shareOf(part, rate))),
    zero(currency),
  );
  const isKnown = vatPercent !== null && ratePpm !== undefined;
  return {
    net: moneyOf(sum([...lists, ...waived], currency)),
    list: waived.length === 0 ? null : moneyOf(sum(lists, currency)),
    vat: isKnown ? { percent: vatPercent, gross: moneyOf(gross) } : null,
  };
}

function moneyOf(amount: Amount): Money {
  return { amount: formatAmount(amount), currency: amount.currency };
}

/** How the engine is told of a line that can be quoted. */
export function quotedLine({ what, amount }: TypedLine, currency: string) {
  const read = readAmount(amount, currency);
  const text = typeof read === 'string' ? amount : formatAmount(read);
  return { what: what.trim(), amount: text, currency };
}
