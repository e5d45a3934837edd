import type { VatRule } from '../money/vat.ts';
import type { DurationMs } from '../time/duration.ts';
import type { PricedAction } from './price.ts';

/** Who invoices and how: the section `billing`, with the defaults of what it leaves out. */
export interface BillingRules {
  readonly invoices: 'external' | 'own';
  /** Where the customer's account stands; null: every charge is held. */
  readonly billingId: CustomerField | null;
  readonly country: CustomerField | null;
  readonly vatId: CustomerField | null;
  readonly vat: readonly VatRule[];
  /** Words of reverse charges by their key, then by language. */
  readonly reverseChargeTexts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The accountants' codes of what is sold. */
  readonly accountCodes: ReadonlyMap<PricedAction, string>;
  /** How long after the ticket was solved a draft is correctable. */
  readonly correctableForMs: DurationMs;
  /** Days after the case ended, all of the file's zone; the last one is still in time. */
  readonly dueDays: number;
  /** Days after the case ended on which the customer is reminded, ascending. */
  readonly reminderDays: readonly number[];
  /** Days after `dueDays` from which an invoice is overdue. */
  readonly graceDays: number;
  /** Kinds that a suspended customer is served as ever. */
  readonly neverSuspended: readonly string[];
  /** Nobody is suspended on an older word about payments than that. */
  readonly paymentsFreshWithinMs: DurationMs;
  /** How a customer reaches somebody about money; told to whom support is suspended. */
  readonly contact: string | null;
  /** Who sells; null only where somebody else invoices. */
  readonly seller: Seller | null;
}

/** A field of the organization, of the requester, or first of the one and then of the other. */
export interface CustomerField {
  readonly organizationField: string | null;
  readonly userField: string | null;
}

export interface Seller {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly vatId: string | null;
  readonly registration: string | null;
}
