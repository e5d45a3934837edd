/** Who pays, as far as the customer's fields in Zendesk say it? */
import type { Payer } from '../core/ledger/charge.ts';
import { vatFor } from '../core/money/vat.ts';
import type { BillingRules, CustomerField } from '../core/policy/billing.ts';
import type { FieldValue } from '../core/ticket/fact.ts';
import type { Ticket } from '../core/ticket/ticket.ts';
import type { Instant } from '../core/time/instant.ts';

type Customer = Pick<Ticket, 'organization' | 'requester'>;

/** Who pays for what was sold on a ticket, as the fields of the customer say it. */
export function payerOf(
  customer: Customer,
  { billingId, country, vatId, vat }: BillingRules,
  knownAt: Instant,
): Payer {
  const land = fieldOf(customer, country);
  const taxed = {
    country: land === null ? null : land.toUpperCase(),
    hasVatId: fieldOf(customer, vatId) !== null,
  };
  return { account: fieldOf(customer, billingId), vat: vatFor(vat, taxed), knownAt };
}

function fieldOf(customer: Customer, field: CustomerField | null): string | null {
  if (field === null) return null;
  const { organizationField, userField } = field;
  return (
    plain(organizationField && customer.organization?.fields[organizationField]) ??
    plain(userField && customer.requester?.fields?.[userField])
  );
}

function plain(value: FieldValue | undefined): string | null {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? null : text;
}
