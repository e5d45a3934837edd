/** What a ticket was when it was opened, as far as rules may read it. */
import type { FieldValues, Person, TicketHeader } from '../core/ticket/fact.ts';
import type { Known } from '../known.ts';
import type { Audit, DeskTicket } from '../ports/desk.ts';
import { isTicked } from './audit-values.ts';

type HeaderKnown = Pick<
  Known,
  'organization' | 'person' | 'formName' | 'brandName' | 'watchedFields'
>;

/**
 * The header of a ticket. A ticket read later has moved on, so where the update that created it is
 * at hand, what that update says of requester, organization, tags and fields wins over the
 * present. Only watched fields are kept: the journal holds nothing that no rule needs.
 */
export function header(ticket: DeskTicket, known: HeaderKnown, creating?: Audit): TicketHeader {
  const at = (field: string, present: unknown): unknown => {
    const change = creating?.changes.findLast((one) => one.field === field);
    return change === undefined ? present : change.value;
  };
  const requesterId = asId(at('requester_id', ticket.requesterId));
  const organizationId = asId(at('organization_id', ticket.organizationId));
  const tags = at('tags', ticket.tags);
  return {
    id: ticket.id,
    subject: ticket.subject,
    form: ticket.formId === null ? null : known.formName(ticket.formId),
    channel: ticket.channel,
    brand: ticket.brandId === null ? null : known.brandName(ticket.brandId),
    tags: Array.isArray(tags) ? tags.map(String) : [],
    fields: watchedValues(ticket, known, at),
    requester: requesterId === null ? null : personOf(requesterId, known),
    organization:
      organizationId === null
        ? null
        : (known.organization(organizationId) ?? { id: organizationId, fields: {} }),
  };
}

function watchedValues(
  ticket: DeskTicket,
  known: HeaderKnown,
  at: (field: string, present: unknown) => unknown,
): FieldValues {
  const fields: Record<string, FieldValues[string]> = {};
  for (const [fieldId, { key, checkbox }] of known.watchedFields) {
    const value = at(`custom_field:${fieldId}`, ticket.customFields.get(fieldId) ?? null);
    fields[key] = checkbox ? isTicked(value) : asFieldValue(value);
  }
  return fields;
}

function asFieldValue(value: unknown): FieldValues[string] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

function personOf(userId: number, known: HeaderKnown): Person {
  return known.person(userId) ?? { id: userId };
}

function asId(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
