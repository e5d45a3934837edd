/** What a ticket's row of the API says: strict on what we use, indifferent to the rest. */
import type { FieldValues } from '../core/ticket/fact.ts';
import type { DeskTicket } from '../ports/desk.ts';
import {
  asRow,
  idOf,
  needId,
  needInstant,
  needMaybeId,
  needMaybeText,
  needText,
  type Row,
  tagsOf,
} from './row.ts';
import { channelOf, followedUpId } from './via.ts';

/** Reads one ticket of any list; throws a RowProblem when it cannot. */
export function ticketFromRow(item: unknown): DeskTicket {
  const row = asRow(item);
  return {
    id: needId(row, 'id'),
    subject: needMaybeText(row, 'subject') ?? '',
    status: needText(row, 'status'),
    customStatusId: needMaybeId(row, 'custom_status_id'),
    priority: needMaybeText(row, 'priority'),
    channel: channelOf(row.via),
    formId: needMaybeId(row, 'ticket_form_id'),
    brandId: needMaybeId(row, 'brand_id'),
    requesterId: needMaybeId(row, 'requester_id'),
    submitterId: needMaybeId(row, 'submitter_id'),
    assigneeId: needMaybeId(row, 'assignee_id'),
    groupId: needMaybeId(row, 'group_id'),
    organizationId: needMaybeId(row, 'organization_id'),
    problemId: needMaybeId(row, 'problem_id'),
    followsUpId: followedUpId(row.via),
    tags: tagsOf(row.tags),
    customFields: fieldsOf(row.custom_fields),
    createdAt: needInstant(row, 'created_at'),
    updatedAt: needInstant(row, 'updated_at'),
  };
}

function fieldsOf(list: unknown): DeskTicket['customFields'] {
  const fields = new Map<number, FieldValues[string]>();
  if (!Array.isArray(list)) return fields;
  for (const one of list) {
    const { id, value } = one !== null && typeof one === 'object' ? (one as Row) : {};
    const fieldId = idOf(id);
    if (fieldId !== null) fields.set(fieldId, fieldValue(value));
  }
  return fields;
}

/** A value of a kind that we do not know counts as empty rather than costing the ticket. */
function fieldValue(value: unknown): FieldValues[string] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}
