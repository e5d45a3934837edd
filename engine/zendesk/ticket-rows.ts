/** What a ticket's row of the API says: strict on what we use, indifferent to the rest. */
import { z } from 'zod';
import type { FieldValues } from '../core/ticket/fact.ts';
import type { DeskTicket } from '../ports.ts';
import { id, instant, maybeId, tags } from './row.ts';
import { channelOf } from './via.ts';

const fieldValue = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
  // A field type that we do not know counts as empty rather than costing the ticket.
  .catch(null);

const form = z.looseObject({
  id,
  subject: z.string().nullish(),
  status: z.string().min(1),
  custom_status_id: maybeId,
  priority: z.string().nullish(),
  via: z.unknown(),
  ticket_form_id: maybeId,
  brand_id: maybeId,
  requester_id: maybeId,
  submitter_id: maybeId,
  assignee_id: maybeId,
  group_id: maybeId,
  organization_id: maybeId,
  problem_id: maybeId,
  tags,
  custom_fields: z.array(z.looseObject({ id, value: fieldValue })).nullish(),
  created_at: instant,
  updated_at: instant,
});

/** Reads one ticket of any list; throws a ZodError when it cannot. */
export function ticketFromRow(row: unknown): DeskTicket {
  const read = form.parse(row);
  const fields = (read.custom_fields ?? []).map((field): [number, FieldValues[string]] => [
    field.id,
    field.value,
  ]);
  return {
    id: read.id,
    subject: read.subject ?? '',
    status: read.status,
    customStatusId: read.custom_status_id,
    priority: read.priority ?? null,
    channel: channelOf(read.via),
    formId: read.ticket_form_id,
    brandId: read.brand_id,
    requesterId: read.requester_id,
    submitterId: read.submitter_id,
    assigneeId: read.assignee_id,
    groupId: read.group_id,
    organizationId: read.organization_id,
    problemId: read.problem_id,
    tags: read.tags,
    customFields: new Map(fields),
    createdAt: read.created_at,
    updatedAt: read.updated_at,
  };
}
