/** Why would an entry be untrue or impossible in the ledger as it stands? */
import { compare, sum, zero } from '../money/amount.ts';
import { withVat } from '../money/vat.ts';
import type {
  Charge,
  Dispute,
  Entry,
  Invoice,
  Line,
  LineEntry,
  Payment,
  Reinstatement,
  Suspension,
} from './entry.ts';
import { isNumberedByUs, nextNumber } from './number.ts';
import { isSameReference } from './payment.ts';
import { isWithin, keyOf, remaindersOf, together } from './remainder.ts';
import { proposedDisputes, suspensionOf } from './suspended.ts';

export type EntryRefusal =
  | 'keyTaken'
  | 'inTheFuture'
  | 'monthLocked'
  | 'noLines'
  | 'twoCurrencies'
  | 'wrongSum'
  | 'wrongSign'
  | 'unknownEntry'
  | 'otherAccount'
  | 'moreThanLeft'
  | 'invoicedBefore'
  | 'numberTaken'
  | 'numberOutOfTurn'
  | 'disputedBefore'
  | 'noReason'
  | 'suspendedBefore'
  | 'notSuspended'
  | 'backwards';

/** Null for one that holds. */
export function refusalOf(
  entry: Entry,
  entries: readonly Entry[],
  timeZone: string,
): EntryRefusal | null {
  if (isNumberedByUs(entry) && !isNextInTurn(entry, entries, timeZone)) return 'numberOutOfTurn';
  switch (entry.type) {
    case 'charge':
      return wrongLines(entry.lines, 1n) ?? (entry.lines.every(isTaxed) ? null : 'wrongSum');
    case 'waiver':
      return wrongCounter(entry, entries, -1n);
    case 'creditNote':
      return isBlank(entry.reason) ? 'noReason' : wrongCounter(entry, entries, -1n);
    case 'writeOff': {
      const dispute = entries.find(({ key }) => key === entry.dispute);
      if (dispute?.type !== 'dispute') return 'unknownEntry';
      const [first] = entry.lines;
      return wrongCounter(entry, entries, (first?.net.minor ?? 0n) > 0n ? 1n : -1n);
    }
    case 'invoice':
      return wrongInvoice(entry, entries);
    case 'payment':
      return wrongPayment(entry, entries);
    case 'dispute':
      return wrongDispute(entry, entries);
    case 'suspension':
    case 'reinstatement':
      return wrongTurn(entry, entries);
  }
}

/** In turn of the count and of time: a later number on an earlier day cannot be explained. */
function isNextInTurn(
  entry: Entry & { readonly number: string },
  entries: readonly Entry[],
  timeZone: string,
): boolean {
  const isLast = entries.filter(isNumberedByUs).every(({ at }) => at <= entry.at);
  return isLast && entry.number === nextNumber(entries, entry.at, timeZone);
}

/** A charge bears the VAT of its rule; what is taken back in parts may differ by rounding. */
function isTaxed({ net, vat, rule }: Line): boolean {
  return compare(withVat(net, rule).vat, vat) === 0;
}

/** Charges are of nothing or more; what takes them back is below nothing. */
function wrongLines(lines: readonly Line[], sign: 1n | -1n): EntryRefusal | null {
  const [first] = lines;
  if (first === undefined) return 'noLines';
  const { currency } = first.net;
  for (const line of lines) {
    const parts = [line.net, line.vat, line.gross];
    if (parts.some((part) => part.currency !== currency)) return 'twoCurrencies';
    if (parts.some(({ minor }) => minor * sign < 0n)) return 'wrongSign';
    if (compare(line.gross, sum([line.net, line.vat], currency)) !== 0) return 'wrongSum';
  }
  return null;
}

function wrongCounter(
  entry: Exclude<LineEntry, Charge>,
  entries: readonly Entry[],
  sign: 1n | -1n,
): EntryRefusal | null {
  const wrong = wrongLines(entry.lines, sign);
  if (wrong !== null) return wrong;
  const left = new Map(remaindersOf(entries));
  for (const line of entry.lines) {
    const charge = chargeOf(entries, line.of.charge);
    const charged = charge?.lines[line.of.line];
    const before = left.get(keyOf(line.of));
    if (charged === undefined || before === undefined) return 'unknownEntry';
    if (charge?.account !== entry.account) return 'otherAccount';
    if (charged.net.currency !== line.net.currency) return 'twoCurrencies';
    const after = together(before, line);
    if (!isWithin(after, charged)) return 'moreThanLeft';
    left.set(keyOf(line.of), after);
  }
  return null;
}

function wrongInvoice(entry: Invoice, entries: readonly Entry[]): EntryRefusal | null {
  const invoices = entries.filter((one) => one.type === 'invoice');
  if (invoices.some(({ number }) => isSameReference(number, entry.number))) return 'numberTaken';
  if (entry.covers.length === 0) return 'noLines';
  if (new Set(entry.covers).size < entry.covers.length) return 'invoicedBefore';
  const before = new Set(invoices.flatMap(({ covers }) => covers));
  for (const key of entry.covers) {
    const covered = entries.find((one) => one.key === key);
    if (covered === undefined || !('lines' in covered) || covered.type === 'dispute') {
      return 'unknownEntry';
    }
    if (covered.account !== entry.account) return 'otherAccount';
    if (covered.lines.some(({ net }) => net.currency !== entry.currency)) return 'twoCurrencies';
    // What takes back from a charge that stands on an invoice lessens that invoice, and no other.
    const about = covered.type === 'charge' ? [] : covered.lines.map(({ of }) => of.charge);
    if ([key, ...about].some((one) => before.has(one))) return 'invoicedBefore';
    if (about.some((charge) => !entry.covers.includes(charge))) return 'unknownEntry';
  }
  return null;
}

/** A payment is taken back at most as far as it came in. */
function wrongPayment(entry: Payment, entries: readonly Entry[]): EntryRefusal | null {
  const { amount, account, reference } = entry;
  if (amount.minor === 0n) return 'wrongSign';
  if (entry.paidAt > entry.at) return 'inTheFuture';
  const sums = entries.filter(
    (one): one is Payment =>
      one.type === 'payment' &&
      one.account === account &&
      one.amount.currency === amount.currency &&
      isSameReference(one.reference, reference),
  );
  const after = sum([...sums.map((one) => one.amount), amount], amount.currency);
  return compare(after, zero(amount.currency)) < 0 ? 'moreThanLeft' : null;
}

function wrongDispute(entry: Dispute, entries: readonly Entry[]): EntryRefusal | null {
  if (entry.lines.length === 0) return 'noLines';
  const disputed = new Set(
    entries.flatMap((one) => (one.type === 'dispute' ? one.lines.map(keyOf) : [])),
  );
  for (const of of entry.lines) {
    const charge = chargeOf(entries, of.charge);
    if (charge?.lines[of.line] === undefined) return 'unknownEntry';
    if (charge.account !== entry.account) return 'otherAccount';
    if (disputed.has(keyOf(of))) return 'disputedBefore';
    disputed.add(keyOf(of));
  }
  return null;
}

export function isTurn(entry: Entry): entry is Suspension | Reinstatement {
  return entry.type === 'suspension' || entry.type === 'reinstatement';
}

/** Support ends and begins in turns, each from its own instant on. */
function wrongTurn(
  entry: Suspension | Reinstatement,
  entries: readonly Entry[],
): EntryRefusal | null {
  if (isBlank(entry.reason)) return 'noReason';
  const own = entries.filter(({ account }) => account === entry.account);
  if (own.some((one) => isTurn(one) && one.at > entry.at)) return 'backwards';
  const isSuspended = suspensionOf(own, entry.account) !== null;
  const proposed = proposedDisputes(own, entry.account);
  if (entry.type === 'suspension') {
    if (isSuspended) return 'suspendedBefore';
    const isProposed = entry.disputes.every((key) => proposed.some((one) => one.key === key));
    return entry.disputes.length > 0 && isProposed ? null : 'unknownEntry';
  }
  return isSuspended || proposed.length > 0 ? null : 'notSuspended';
}

function chargeOf(entries: readonly Entry[], key: string): Charge | undefined {
  const found = entries.find((one) => one.key === key);
  return found?.type === 'charge' ? found : undefined;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
