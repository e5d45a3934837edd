/** May this customer be suspended, are they served all the same, and what lifts it? */
import { compare, sum } from '../money/amount.ts';
import type { BillingRules } from '../policy/billing.ts';
import type { Instant } from '../time/instant.ts';
import type { Dispute, Entry, Reinstatement, Suspension, WriteOff } from './entry.ts';
import { counterOf } from './line.ts';
import { type InvoiceStanding, invoicesOf, unmatchedOf } from './payment.ts';
import { proposedDisputes, suspensionOf } from './suspended.ts';

/** What stands in the way of a suspension. */
export type Guard =
  | 'notProposed'
  | 'suspendedBefore'
  | 'unmatchedPayments'
  | 'paymentsStale'
  | 'noReason'
  | 'notAllowed';

export interface Proposal {
  readonly disputes: readonly Dispute[];
  /** Empty where a manager may confirm it now. */
  readonly guards: readonly Guard[];
}

/** What is known of payments beside the ledger. */
export interface PaymentFeed {
  /** Until when billing has reported all payments; null where it never has. */
  readonly completeUntil: Instant | null;
}

/** The suspension that a customer's disputes propose; null where there are none to answer. */
export function proposalFor(
  entries: readonly Entry[],
  account: string,
  { completeUntil }: PaymentFeed,
  { now, billing }: { readonly now: Instant; readonly billing: BillingRules },
): Proposal | null {
  const disputes = proposedDisputes(entries, account);
  if (disputes.length === 0) return null;
  const guards: Guard[] = [];
  if (suspensionOf(entries, account) !== null) guards.push('suspendedBefore');
  if (unmatchedOf(entries, account).length > 0) guards.push('unmatchedPayments');
  const oldest = now - billing.paymentsFreshWithinMs;
  if (completeUntil === null || completeUntil < oldest) guards.push('paymentsStale');
  return { disputes, guards };
}

/** The entry by which a manager confirms what is proposed, or all that stands in the way. */
export function confirmSuspension(
  proposal: Proposal | null,
  about: Pick<Suspension, 'key' | 'at' | 'account' | 'reason' | 'source'> & {
    /** By which role it is confirmed; null for somebody who may not. */
    readonly role: string | null;
  },
): Suspension | readonly Guard[] {
  if (proposal === null) return ['notProposed'];
  const { role } = about;
  const guards = [...proposal.guards];
  if (about.reason.trim() === '') guards.push('noReason');
  if (role === null) return [...guards, 'notAllowed'];
  if (guards.length > 0) return guards;
  const disputes = proposal.disputes.map(({ key }) => key);
  return { type: 'suspension', ticket: null, ...about, role, disputes };
}

/**
 * Whether a ticket of a kind is served at an instant. A kind that is not known yet is not one that
 * is always served: else whoever leaves it out is never suspended.
 */
export function isServed(
  entries: readonly Entry[],
  { account, kind, at }: { account: string; kind: string | null; at: Instant },
  { neverSuspended }: Pick<BillingRules, 'neverSuspended'>,
): boolean {
  if (kind !== null && neverSuspended.includes(kind)) return true;
  return suspensionOf(entries, account, at) === null;
}

/**
 * What follows when a suspended customer has paid all that the suspension was about: what was
 * written off is put back, which their payment meets, and support begins again from now on. Null
 * while something is not paid.
 */
export function reinstatedByPayment(
  entries: readonly Entry[],
  account: string,
  now: Instant,
): readonly [...WriteOff[], Reinstatement] | null {
  const suspension = suspensionOf(entries, account);
  if (suspension === null) return null;
  const offs = entries.filter(
    (one): one is WriteOff => one.type === 'writeOff' && suspension.disputes.includes(one.dispute),
  );
  if (offs.length === 0 || !isPaid(offs, invoicesOf(entries, account))) return null;
  const source = { from: 'rule', of: suspension.key } as const;
  const common = { at: now, account, reason: 'paid', source };
  return [
    ...offs.map((off): WriteOff => {
      const lines = off.lines.map((line) => counterOf(line, line.of));
      return { ...off, ...common, key: `${off.key} paid`, lines };
    }),
    {
      type: 'reinstatement',
      key: `${suspension.key} paid`,
      ticket: null,
      by: 'payment',
      ...common,
    },
  ];
}

/** Each invoice has at least so much too much as was written off on it. */
function isPaid(offs: readonly WriteOff[], standings: readonly InvoiceStanding[]): boolean {
  const lines = offs.flatMap((off) => off.lines);
  const on = ({ invoice }: InvoiceStanding) =>
    lines.filter(({ of }) => invoice.covers.includes(of.charge));
  const met = standings.filter((one) => on(one).length > 0);
  if (met.flatMap(on).length < lines.length) return false;
  return met.every((one) => {
    const { currency } = one.invoice;
    const off = sum(
      on(one).map(({ gross }) => gross),
      currency,
    );
    return compare(one.surplus, { minor: -off.minor, currency }) >= 0;
  });
}
