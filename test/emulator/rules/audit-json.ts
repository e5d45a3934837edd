/**
 * Answers: what does an audit look like on the ticket, in its comments and in the events export?
 */
import type { Audit, AuditEvent } from '../state/records.ts';
import { viaOf } from './ticket-json.ts';
import { isoSeconds } from './time.ts';

const viaWords: Readonly<Record<string, string>> = {
  api: 'Web service',
  web: 'Web form',
  email: 'Mail',
  rule: 'Rule',
  sample_ticket: 'Sample Ticket',
  system: 'System',
};

/** The word that the events export uses for a channel. */
function viaWord(channel: string): string {
  return viaWords[channel] ?? channel;
}

type CommentEvent = Extract<AuditEvent, { k: 'comment' }>;

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;',
  );
}

function commentBody(audit: Audit, event: CommentEvent): Record<string, unknown> {
  const html = escaped(event.body)
    .split(/\n{2,}/)
    .map((part) => `<p dir="auto">${part.replaceAll('\n', '\n<br>')}</p>`)
    .join('\n\n');
  return {
    id: event.id,
    type: 'Comment',
    author_id: event.by,
    body: event.body,
    html_body: `<div class="zd-comment" dir="auto">${html}</div>`,
    plain_body: event.body,
    public: event.open,
    attachments: [],
    audit_id: audit.id,
  };
}

function metadataOf(audit: Audit): unknown {
  return { system: audit.channel === 'api' ? { client: null } : {}, custom: audit.custom ?? {} };
}

/** An audit as `/tickets/ID/audits` shows it, metadata included. */
export function auditJson(audit: Audit): Record<string, unknown> {
  return {
    id: audit.id,
    ticket_id: audit.ticket_id,
    created_at: isoSeconds(audit.at),
    author_id: audit.author_id,
    metadata: metadataOf(audit),
    events: audit.events.map((event) => {
      if (event.k === 'comment') return commentBody(audit, event);
      if (event.k === 'create') {
        return { id: event.id, type: 'Create', value: event.v, field_name: event.f };
      }
      return {
        id: event.id,
        type: 'Change',
        value: event.v,
        field_name: event.f,
        previous_value: event.p,
      };
    }),
    via: viaOf(audit.channel),
  };
}

/** The comment in an audit as `/tickets/ID/comments` shows it, or null. */
export function commentJson(audit: Audit): Record<string, unknown> | null {
  const event = audit.events.find((candidate) => candidate.k === 'comment');
  if (event === undefined || event.k !== 'comment') return null;
  return {
    ...commentBody(audit, event),
    via: viaOf(audit.channel),
    created_at: isoSeconds(audit.at),
    metadata: metadataOf(audit),
  };
}

/** A row of the ticket events export: flat children, and never `metadata.custom`. */
export function eventRowJson(audit: Audit, isWithComments: boolean): Record<string, unknown> {
  const via = viaWord(audit.channel);
  return {
    child_events: audit.events.map((event) => childJson(audit, event, via, isWithComments)),
    id: audit.id,
    ticket_id: audit.ticket_id,
    timestamp: Math.floor(audit.at / 1000),
    created_at: isoSeconds(audit.at),
    updater_id: audit.author_id,
    via,
    system: { client: null, location: null, latitude: null, longitude: null },
    event_type: 'Audit',
  };
}

function childJson(
  audit: Audit,
  event: AuditEvent,
  via: string,
  isWithComments: boolean,
): Record<string, unknown> {
  if (event.k === 'comment') {
    if (!isWithComments) {
      return {
        id: event.id,
        via,
        via_reference_id: null,
        comment_present: true,
        comment_public: event.open,
        event_type: 'Comment',
      };
    }
    return {
      ...commentBody(audit, event),
      via: viaOf(audit.channel),
      via_reference_id: null,
      created_at: isoSeconds(audit.at),
      event_type: 'Comment',
    };
  }
  const isCustom = /^\d+$/.test(event.f);
  const row: Record<string, unknown> = { id: event.id, via, via_reference_id: null };
  if (isCustom) row.custom_ticket_fields = { [event.f]: event.v };
  else row[event.f] = event.v;
  if (event.k === 'create') return { ...row, event_type: 'Create' };
  if (event.f === 'tags') {
    const now = event.v as readonly string[];
    const then = event.p as readonly string[];
    row.added_tags = now.filter((tag) => !then.includes(tag));
    row.removed_tags = then.filter((tag) => !now.includes(tag));
  }
  return { ...row, previous_value: event.p, event_type: 'Change' };
}
