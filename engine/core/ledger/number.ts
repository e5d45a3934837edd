/** Which number does our next invoice or credit note bear? One series a year, without gaps. */
import type { Instant } from '../time/instant.ts';
import { formatLocalDate } from '../time/local-date.ts';
import { localDayAt } from '../time/zone.ts';
import type { CreditNote, Entry, Invoice } from './entry.ts';

/** What the billing system numbers is not ours, and has gaps for all we know. */
export function isNumberedByUs(
  entry: Entry,
): entry is Invoice | (CreditNote & { readonly number: string }) {
  if (entry.source.from === 'billing') return false;
  return entry.type === 'invoice' || (entry.type === 'creditNote' && entry.number !== null);
}

/** "2026-00017": the year is the one of the seller's zone, and the count begins anew in it. */
export function nextNumber(entries: readonly Entry[], at: Instant, timeZone: string): string {
  const year = yearAt(at, timeZone);
  const used = entries.filter(isNumberedByUs).filter((one) => yearAt(one.at, timeZone) === year);
  return `${year}-${String(used.length + 1).padStart(5, '0')}`;
}

function yearAt(at: Instant, timeZone: string): string {
  return formatLocalDate(localDayAt(timeZone, at) ?? 0).slice(0, 4);
}
