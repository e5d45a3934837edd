/** Who pays, as far as the customer's fields in Zendesk say it? */
import type { Payer } from '../core/ledger/charge.ts';
import { vatFor } from '../core/money/vat.ts';
import type { BillingRules, CustomerField } from '../core/policy/billing.ts';
import type { FieldValue } from '../core/ticket/fact.ts';
import { inOrder } from '../core/ticket/order.ts';
import { apply, type Ticket, unopened } from '../core/ticket/ticket.ts';
import type { Instant } from '../core/time/instant.ts';
import type { TicketRow } from '../ports/store.ts';

/** Who pays, by what the customer's fields say, and since when is that known? */
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

/** What was known of who pays, since the opening, the oldest first; each until the next. */
export function payersOf({ doc, openedAt }: TicketRow, billing: BillingRules): readonly Payer[] {
  const ticket = unopened(doc.header);
  const payers = [payerOf(ticket, billing, openedAt)];
  for (const fact of inOrder(doc.facts)) {
    if (fact.type !== 'organization' && fact.type !== 'requester') continue;
    apply(ticket, fact, false);
    payers.push(payerOf(ticket, billing, fact.at));
  }
  return payers;
}

/**
 * Who pays for what became final at an instant: who did then, or else the first who was known
 * later. So it does not matter when somebody looks.
 */
export function payerFrom(payers: readonly Payer[], finalAt: Instant): Payer {
  const then = payers.findLastIndex(({ knownAt }) => knownAt <= finalAt);
  const since = payers.slice(Math.max(0, then));
  return since.find(isKnown) ?? (payers.at(-1) as Payer);
}

function isKnown({ account, vat }: Payer): boolean {
  return account !== null && vat !== null;
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
