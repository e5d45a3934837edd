/** How is something entered? Once, in an open month, only if it holds, and for ever. */
import type { Instant } from '../time/instant.ts';
import { type EpochDay, formatLocalDate, parseLocalDate } from '../time/local-date.ts';
import { startOfLocalDay } from '../time/zone.ts';
import type { Entry } from './entry.ts';
import { isSameEntry } from './same.ts';
import { type EntryRefusal, isTurn, refusalOf } from './validity.ts';

export interface Ledger {
  /** In the order in which they were entered. */
  readonly entries: readonly Entry[];
  /** Exclusive: nothing is entered before it any more; null while no month is locked. */
  readonly lockedUntil: Instant | null;
}

export const EMPTY_LEDGER: Ledger = { entries: [], lockedUntil: null };

/**
 * The ledger with a further entry, or why it does not hold; what was entered before stays as it is.
 * The same entry again changes nothing.
 */
export function append(
  ledger: Ledger,
  entry: Entry,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Ledger | EntryRefusal {
  const there = ledger.entries.find(({ key }) => key === entry.key);
  if (there !== undefined) return isSameEntry(there, entry) ? ledger : 'keyTaken';
  if (entry.at > now) return 'inTheFuture';
  // Support ends and begins when it is entered, so that nothing that was refused or done is undone.
  if (isTurn(entry) && entry.at < now) return 'backwards';
  if (ledger.lockedUntil !== null && entry.at < ledger.lockedUntil) return 'monthLocked';
  const refusal = refusalOf(entry, ledger.entries, timeZone);
  return refusal ?? { ...ledger, entries: [...ledger.entries, entry] };
}

/**
 * Locks a month ("2026-10", by the file's zone) and all before it; there is no way to unlock one. A
 * month that is not over cannot be locked.
 */
export function lockMonth(
  ledger: Ledger,
  month: string,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Ledger | 'notAMonth' | 'notOver' {
  const end = dayAfterMonth(month);
  const endAt = end === undefined ? undefined : startOfLocalDay(timeZone, end);
  if (endAt === undefined) return 'notAMonth';
  if (endAt > now) return 'notOver';
  if (ledger.lockedUntil !== null && endAt <= ledger.lockedUntil) return ledger;
  return { ...ledger, lockedUntil: endAt };
}

/** No month has more than 31 days, so 31 days after its first is a day of the next one. */
function dayAfterMonth(month: string): EpochDay | undefined {
  const first = parseLocalDate(`${month}-01`);
  if (first === undefined) return undefined;
  return parseLocalDate(`${formatLocalDate(first + 31).slice(0, 7)}-01`);
}
