/** Until when must an invoice be paid, when is the customer reminded, and is it overdue? */
import { invariant } from '../invariant.ts';
import type { BillingRules } from '../policy/billing.ts';
import type { Instant } from '../time/instant.ts';
import type { EpochDay } from '../time/local-date.ts';
import { localDayAt, startOfLocalDay } from '../time/zone.ts';
import type { InvoiceStanding } from './payment.ts';

type DueRules = Pick<BillingRules, 'dueDays' | 'reminderDays' | 'graceDays'>;

/**
 * The midnight after the last day to pay: `dueDays` after the case ended (OVH 2010). Whoever is
 * asked to pay later than usual has the grace from then on; nobody can pay what was not asked for.
 */
export function dueAtOf(
  { endedAt, issuedAt }: { readonly endedAt: Instant; readonly issuedAt: Instant },
  rules: Pick<DueRules, 'dueDays' | 'graceDays'>,
  timeZone: string,
): Instant {
  const usual = dayOf(endedAt, timeZone) + rules.dueDays;
  const least = dayOf(issuedAt, timeZone) + rules.graceDays;
  return midnight(Math.max(usual, least) + 1, timeZone);
}

export interface DueDates {
  readonly dueAt: Instant;
  /** Ascending; reminders count from the same day as `dueDays`. */
  readonly remindAt: readonly Instant[];
  readonly overdueAt: Instant;
}

/** Whoever set the due date, reminders and the grace keep their distance from it. */
export function datesOf(dueAt: Instant, rules: DueRules, timeZone: string): DueDates {
  const lastDay = dayOf(dueAt - 1, timeZone);
  return {
    dueAt,
    remindAt: rules.reminderDays.map((days) => midnight(lastDay + days - rules.dueDays, timeZone)),
    overdueAt: midnight(lastDay + rules.graceDays + 1, timeZone),
  };
}

/** How an invoice stands in time: `due` is past its day and within the grace. */
export interface Dunning {
  readonly state: 'paid' | 'open' | 'due' | 'overdue';
  /** How many reminders are owed by now; nothing is reminded of that is paid or disputed. */
  readonly reminders: number;
}

export function dunningOf(
  { invoice, open }: Pick<InvoiceStanding, 'invoice' | 'open'>,
  rules: DueRules,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Dunning {
  if (open.minor === 0n) return { state: 'paid', reminders: 0 };
  const { dueAt, remindAt, overdueAt } = datesOf(invoice.dueAt, rules, timeZone);
  const reminders = remindAt.filter((at) => at <= now).length;
  if (now >= overdueAt) return { state: 'overdue', reminders };
  return { state: now >= dueAt ? 'due' : 'open', reminders };
}

function dayOf(at: Instant, timeZone: string): EpochDay {
  const day = localDayAt(timeZone, at);
  invariant(day !== undefined, `there is no zone "${timeZone}"`);
  return day;
}

function midnight(day: EpochDay, timeZone: string): Instant {
  const at = startOfLocalDay(timeZone, day);
  invariant(at !== undefined, `there is no zone "${timeZone}"`);
  return at;
}
