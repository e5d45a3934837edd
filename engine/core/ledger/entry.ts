/**
 * What stands in the ledger? Entries are appended and never edited: what was wrong is set right by
 * a further entry. Balances, open invoices and suspensions are folds of them.
 */
import type { Amount } from '../money/amount.ts';
import type { Currency } from '../money/currency.ts';
import type { Taxation, Vat } from '../money/vat.ts';
import type { PricedAction } from '../policy/price.ts';
import type { Instant } from '../time/instant.ts';

/** From where it is known: who wants proof is led there. */
export type Source =
  /** An audit of Zendesk's with an action, decided once (decision 0016). */
  | { readonly from: 'action'; readonly auditId: number; readonly nonce: string }
  /** A customer's page: the nonce of the link that they used. */
  | { readonly from: 'page'; readonly nonce: string }
  /** A row of a report of the billing system's. */
  | { readonly from: 'billing'; readonly row: string }
  /** What follows from other entries by a rule alone; `of` is the key of the last of them. */
  | { readonly from: 'rule'; readonly of: string };

/** A line of a charge, or with amounts below zero of what takes one back. */
export interface Line extends Taxation {
  readonly what: PricedAction;
  /** A quote's line in the agent's words; null where `what` says it all. */
  readonly text: string | null;
  readonly rule: Vat;
}

/** Which line of which charge is meant, counted from 0. */
export interface LineRef {
  readonly charge: string;
  readonly line: number;
}

/** A line that takes something of another back. */
export interface CounterLine extends Line {
  readonly of: LineRef;
}

interface Common {
  /** The same key with the same content twice is one entry. */
  readonly key: string;
  /** When it was entered, not what it is about. */
  readonly at: Instant;
  /** The customer's `billingId`. */
  readonly account: string;
  /** Null for what belongs to a customer rather than to a ticket. */
  readonly ticket: number | null;
  readonly reason: string | null;
  readonly source: Source;
}

export interface Charge extends Common {
  readonly type: 'charge';
  readonly ticket: number;
  readonly lines: readonly Line[];
  /** When the case ended: payment is due some days after it. */
  readonly endedAt: Instant;
}

/** What a promotion took off a charge. */
export interface Waiver extends Common {
  readonly type: 'waiver';
  readonly promotion: string;
  readonly lines: readonly CounterLine[];
}

/** Lines that somebody asked the customer to pay; it changes no balance. */
export interface Invoice extends Common {
  readonly type: 'invoice';
  /** Ours, without gaps, or the one that the billing system reports: what payments refer to. */
  readonly number: string;
  readonly currency: Currency;
  /** Keys of the entries whose lines are on it. */
  readonly covers: readonly string[];
  /** Exclusive: from then on it is unpaid past its time. */
  readonly dueAt: Instant;
}

/** Money that arrived; below zero it takes back a payment that was wrong. */
export interface Payment extends Common {
  readonly type: 'payment';
  readonly amount: Amount;
  /** An invoice's number, as the customer wrote it. */
  readonly reference: string;
  readonly paidAt: Instant;
}

/** The customer refuses to pay these lines; what follows from that are entries of their own. */
export interface Dispute extends Common {
  readonly type: 'dispute';
  readonly lines: readonly LineRef[];
}

/** Takes disputed lines off; with amounts above zero it puts them back once they were paid. */
export interface WriteOff extends Common {
  readonly type: 'writeOff';
  readonly dispute: string;
  readonly lines: readonly CounterLine[];
}

/** Gives back what a charge should not have cost. */
export interface CreditNote extends Common {
  readonly type: 'creditNote';
  /** In the same series as our own invoices; null where somebody else numbers. */
  readonly number: string | null;
  readonly reason: string;
  readonly lines: readonly CounterLine[];
}

/** No support from `at` on, by the decision of somebody who may, for a written reason. */
export interface Suspension extends Common {
  readonly type: 'suspension';
  readonly reason: string;
  /** The role by which it was confirmed. */
  readonly role: string;
  readonly disputes: readonly string[];
}

/** Support again from `at` on, never backwards: by payment, or by a manager. */
export interface Reinstatement extends Common {
  readonly type: 'reinstatement';
  readonly reason: string;
  readonly by: 'payment' | 'person';
}

export type Entry =
  | Charge
  | Waiver
  | Invoice
  | Payment
  | Dispute
  | WriteOff
  | CreditNote
  | Suspension
  | Reinstatement;

/** Entries whose lines change what an account owes. */
export type LineEntry = Charge | Waiver | WriteOff | CreditNote;
