/** Answers: what does a ticket look like in an answer? */
import type { Desk } from '../state/desk.ts';
import type { FieldDefinition, Ticket } from '../state/records.ts';
import { isoSeconds } from './time.ts';

/** Custom fields in the order in which every ticket shows them. */
export function shownFields(desk: Desk): readonly FieldDefinition[] {
  return [...desk.fields.values()].filter(
    (field) => field.of === 'ticket' && field.removable && field.active,
  );
}

/** How a ticket came in, as an object. */
export function viaOf(channel: string): unknown {
  return { channel, source: { from: {}, to: {}, rel: null } };
}

/** A follow-up says in its source which closed ticket it continues. */
function viaOfTicket(desk: Desk, { channel, follows_up: of = null }: Ticket): unknown {
  if (of === null) return viaOf(channel);
  const from = { ticket_id: of, subject: desk.tickets.get(of)?.subject ?? null, channel };
  return { channel, source: { from, to: {}, rel: 'follow_up' } };
}

/** A ticket as `/tickets/ID` shows it. */
export function ticketJson(
  desk: Desk,
  ticket: Ticket,
  base: string,
  shown: readonly FieldDefinition[] = shownFields(desk),
): Record<string, unknown> {
  const fields = shown.map((field) => ({
    id: field.id,
    value: ticket.fields[field.id] ?? (field.type === 'checkbox' ? false : null),
  }));
  // Sentinel: a row that an honest reader must quarantine, see README.
  const isNameless = ticket.tags.includes('fault:null_requester');
  return {
    url: `${base}/api/v2/tickets/${ticket.id}.json`,
    id: ticket.id,
    external_id: ticket.external_id,
    via: viaOfTicket(desk, ticket),
    created_at: isoSeconds(ticket.created_at),
    updated_at: isoSeconds(ticket.updated_at),
    generated_timestamp: ticket.generated,
    type: ticket.type,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: ticket.description,
    priority: ticket.priority,
    status: ticket.tags.includes('fault:unknown_status') ? 'quarantine' : statusOf(ticket),
    recipient: null,
    requester_id: isNameless ? null : ticket.requester_id,
    submitter_id: ticket.submitter_id,
    assignee_id: ticket.assignee_id,
    organization_id: ticket.organization_id,
    group_id: ticket.group_id,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    forum_topic_id: null,
    problem_id: ticket.problem_id,
    has_incidents: (desk.incidentsOf.get(ticket.id)?.size ?? 0) > 0,
    is_public: ticket.is_public,
    due_at: ticket.due_at,
    tags: ticket.tags,
    custom_fields: fields,
    satisfaction_rating: null,
    sharing_agreement_ids: [],
    custom_status_id: ticket.custom_status_id,
    fields,
    followup_ids: [...(desk.followUpsOf.get(ticket.id) ?? [])],
    ticket_form_id: ticket.ticket_form_id,
    brand_id: ticket.brand_id,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: false,
  };
}

function statusOf(ticket: Ticket): string {
  return ticket.deleted ? 'deleted' : ticket.status;
}
