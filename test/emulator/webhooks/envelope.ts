/** Answers: which events does an audit raise, and what does their envelope hold? */
import { createHmac } from 'node:crypto';
import { isoSeconds } from '../rules/time.ts';
import type { Desk } from '../state/desk.ts';
import type { Audit, AuditEvent, Ticket } from '../state/records.ts';
import { ulid } from './ulid.ts';

const changeEvents: Readonly<Record<string, string>> = {
  status: 'status_changed',
  custom_status_id: 'custom_status_changed',
  priority: 'priority_changed',
  type: 'type_changed',
  subject: 'subject_changed',
  tags: 'tags_changed',
  assignee_id: 'agent_assignment_changed',
  group_id: 'group_assignment_changed',
  requester_id: 'requester_changed',
  organization_id: 'organization_changed',
  brand_id: 'brand_changed',
  ticket_form_id: 'form_changed',
  external_id: 'external_id_changed',
  problem_id: 'problem_link_changed',
  due_at: 'task_due_at_changed',
};

const prefix = 'zen:event-type:ticket.';

export interface RaisedEvent {
  readonly type: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** Events of an audit, in the order in which the desk raises them. */
export function raisedBy(audit: Audit): readonly RaisedEvent[] {
  if (audit.events.some((event) => event.k === 'create')) {
    return [{ type: `${prefix}created`, event: {} }];
  }
  const raised: RaisedEvent[] = [];
  for (const event of audit.events) {
    const one = raisedByOne(event);
    if (one !== null) raised.push(one);
  }
  if (audit.events.some((e) => e.k === 'change' && e.f === 'tags' && closedByMerge(e.v))) {
    raised.push({ type: `${prefix}merged`, event: {} });
  }
  return raised;
}

function closedByMerge(tags: unknown): boolean {
  return Array.isArray(tags) && tags.includes('closed_by_merge');
}

function raisedByOne(event: AuditEvent): RaisedEvent | null {
  if (event.k === 'comment') {
    const author = { id: String(event.by) };
    const comment = { author, body: event.body, id: String(event.id), is_public: event.open };
    return { type: `${prefix}comment_added`, event: { comment } };
  }
  if (event.k === 'create') return null;
  if (event.f === 'status' && event.v === 'deleted') {
    return { type: `${prefix}soft_deleted`, event: {} };
  }
  if (event.f === 'status' && event.p === 'deleted') {
    return { type: `${prefix}undeleted`, event: {} };
  }
  if (event.f === 'tags') {
    const now = event.v as readonly string[];
    const then = event.p as readonly string[];
    return {
      type: `${prefix}tags_changed`,
      event: {
        tags_added: now.filter((tag) => !then.includes(tag)),
        tags_removed: then.filter((tag) => !now.includes(tag)),
      },
    };
  }
  if (/^\d+$/.test(event.f)) {
    return {
      type: `${prefix}custom_field_changed`,
      event: { current: event.v, previous: event.p, field: { id: event.f } },
    };
  }
  const name = changeEvents[event.f];
  if (name === undefined) return null;
  const current = capitals(event.f, event.v);
  return { type: `${prefix}${name}`, event: { current, previous: capitals(event.f, event.p) } };
}

// Statuses, priorities and types stand in capitals in events; ids and words as they are.
function capitals(field: string, value: unknown): unknown {
  const isWord = field === 'status' || field === 'priority' || field === 'type';
  return isWord && typeof value === 'string' ? value.toUpperCase() : value;
}

/** The fixed envelope around an event; all ids in `detail` are text. */
export function envelope(
  desk: Desk,
  accountId: number,
  audit: Audit,
  ticket: Ticket,
  raised: RaisedEvent,
): Record<string, unknown> {
  const id = (value: number | null): string | null => (value === null ? null : String(value));
  return {
    account_id: accountId,
    detail: {
      actor_id: String(audit.author_id),
      assignee_id: id(ticket.assignee_id),
      brand_id: id(ticket.brand_id),
      created_at: isoSeconds(ticket.created_at),
      custom_status: id(ticket.custom_status_id),
      description: ticket.description,
      external_id: ticket.external_id,
      form_id: id(ticket.ticket_form_id),
      group_id: id(ticket.group_id),
      id: String(ticket.id),
      is_public: ticket.is_public,
      organization_id: id(ticket.organization_id),
      priority: ticket.priority?.toUpperCase() ?? null,
      requester_id: id(ticket.requester_id),
      status: (ticket.deleted ? 'deleted' : ticket.status).toUpperCase(),
      subject: ticket.subject,
      submitter_id: id(ticket.submitter_id),
      tags: ticket.tags,
      type: ticket.type?.toUpperCase() ?? null,
      updated_at: isoSeconds(ticket.updated_at),
      via: { channel: audit.channel },
    },
    event: raised.event,
    id: ulid(audit.at, desk.nextId()),
    subject: `zen:ticket:${ticket.id}`,
    time: isoSeconds(audit.at),
    type: raised.type,
    zendesk_event_version: '2022-06-20',
  };
}

/** Base64 of HMAC-SHA256 over timestamp and raw body, without anything between them. */
export function signature(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(timestamp).update(body).digest('base64');
}
