/** Answers: what happens when a ticket is created or updated? One write, at most one audit. */
import type { Desk } from '../state/desk.ts';
import type { Audit, AuditEvent, Ticket } from '../state/records.ts';
import { applyPatch } from './apply-patch.ts';
import { Draft, type Writer } from './draft.ts';
import { sameValue } from './field-value.ts';
import { isRecord } from './read-json.ts';
import { conflict, invalid, invalidField, notFound, type Refusal } from './refusal.ts';
import { defaultStatusId } from './status.ts';
import { isoSeconds } from './time.ts';

export type Written =
  | { readonly ticket: Ticket; readonly audit: Audit | null }
  | { readonly refusal: Refusal };

const compared = [
  'subject',
  'requester_id',
  'priority',
  'type',
  'status',
  'organization_id',
  'group_id',
  'assignee_id',
  'brand_id',
  'ticket_form_id',
  'custom_status_id',
  'problem_id',
  'due_at',
] as const;

const metadataLimitBytes = 1024;

/** Updates a ticket; an update that changes nothing makes no audit and leaves `updated_at`. */
export function updateTicket(
  desk: Desk,
  ticket: Ticket,
  patch: Readonly<Record<string, unknown>>,
  writer: Writer,
): Written {
  if (ticket.deleted) return { refusal: notFound };
  if (ticket.status === 'closed') {
    return { refusal: invalidField('status', 'Status: closed prevents ticket update') };
  }
  const isSafe = patch.safe_update === true || patch.safe_update === 'true';
  if (isSafe && patch.updated_stamp !== isoSeconds(ticket.updated_at)) return { refusal: conflict };
  const draft = new Draft(desk, writer, ticket, ticket);
  applyPatch(draft, patch);
  if (draft.isRefused) return { refusal: invalid(draft.details) };
  const changes = differences(ticket, draft.next);
  if (changes.length === 0 && draft.comment === null) return { ticket, audit: null };
  const audit = newAudit(desk, draft, ticket.id, patch.metadata, (id) =>
    changes.map(({ f, v, p }, index) => ({ id: id + index, k: 'change', f, v, p })),
  );
  desk.transact(() => {
    desk.put({ t: 'patch', id: ticket.id, v: patchOf(ticket, draft.next, writer.at) });
    desk.put({ t: 'audit', v: audit });
    if (draft.next.status === 'solved' && ticket.type === 'problem') {
      solveIncidents(desk, ticket.id, writer);
    }
  });
  return { ticket, audit };
}

/** Creates a ticket from a request's `ticket` object. */
export function createTicket(
  desk: Desk,
  patch: Readonly<Record<string, unknown>>,
  writer: Writer,
): Written {
  const draft = new Draft(desk, writer, null, blankTicket(desk, writer));
  applyPatch(draft, patch);
  if (draft.comment === null && !draft.isRefused) {
    draft.refuse('base', 'Description: cannot be blank', 'BlankValue');
  }
  if (draft.isRefused || draft.comment === null) return { refusal: invalid(draft.details) };
  const ticket: Ticket = {
    ...draft.next,
    follows_up: followedUp(desk, patch.via_followup_source_id),
    description: draft.comment.body,
    is_public: draft.comment.open,
    subject: draft.next.subject === '' ? draft.comment.body.slice(0, 80) : draft.next.subject,
  };
  const audit = newAudit(desk, draft, ticket.id, patch.metadata, (id) =>
    creations(ticket).map(([f, v], index) => ({ id: id + index, k: 'create', f, v })),
  );
  desk.transact(() => {
    desk.put({ t: 'ticket', v: ticket });
    desk.put({ t: 'audit', v: audit });
  });
  return { ticket: desk.tickets.get(ticket.id) as Ticket, audit };
}

/** Only closed tickets can be continued; the parameter has no effect with others. */
function followedUp(desk: Desk, given: unknown): number | null {
  const source = desk.tickets.get(Number(given));
  return source !== undefined && !source.deleted && source.status === 'closed' ? source.id : null;
}

function blankTicket(desk: Desk, writer: Writer): Ticket {
  const firstId = (of: 'brand' | 'form'): number => Number([...desk.plain[of].keys()][0] ?? 0);
  const group = [...desk.groups.values()].find((candidate) => candidate.is_default);
  return {
    id: desk.nextTicketId(),
    external_id: null,
    channel: writer.channel,
    created_at: writer.at,
    updated_at: writer.at,
    generated: Math.floor(writer.at / 1000),
    type: null,
    subject: '',
    description: '',
    priority: null,
    status: 'new',
    custom_status_id: defaultStatusId(desk, 'new'),
    requester_id: writer.user.id,
    submitter_id: writer.user.id,
    assignee_id: null,
    organization_id: writer.user.organization_id,
    group_id: group?.id ?? null,
    problem_id: null,
    brand_id: firstId('brand'),
    ticket_form_id: firstId('form'),
    due_at: null,
    is_public: true,
    tags: [],
    fields: {},
    deleted: false,
    merged_into: null,
    left_script: false,
  };
}

interface Difference {
  readonly f: string;
  readonly v: unknown;
  readonly p: unknown;
}

function differences(before: Ticket, next: Ticket): Difference[] {
  const found: Difference[] = [];
  for (const f of compared) {
    if (before[f] !== next[f]) found.push({ f, v: textOf(next[f]), p: textOf(before[f]) });
  }
  if (before.external_id !== next.external_id) {
    found.push({ f: 'external_id', v: next.external_id, p: before.external_id });
  }
  if (before.fields !== next.fields) {
    for (const id of new Set([...Object.keys(before.fields), ...Object.keys(next.fields)])) {
      const v = next.fields[id] ?? null;
      const p = before.fields[id] ?? null;
      if (!sameValue(v, p)) found.push({ f: id, v: asText(v), p: asText(p) });
    }
  }
  if (!sameValue(before.tags, next.tags)) found.push({ f: 'tags', v: next.tags, p: before.tags });
  return found;
}

// Audits show ids as text and checkboxes as "1" and "0".
function textOf(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

function asText(value: unknown): unknown {
  return typeof value === 'boolean' ? (value ? '1' : '0') : value;
}

function creations(ticket: Ticket): [string, unknown][] {
  const rows: [string, unknown][] = [];
  for (const f of compared) {
    const value = ticket[f];
    if (value !== null || f === 'priority' || f === 'type') rows.push([f, textOf(value)]);
  }
  for (const [id, value] of Object.entries(ticket.fields)) {
    if (value !== null && value !== false) rows.push([id, asText(value)]);
  }
  if (ticket.tags.length > 0) rows.push(['tags', ticket.tags]);
  return rows;
}

function patchOf(before: Ticket, next: Ticket, at: number): Partial<Ticket> {
  const changed: Record<string, unknown> = {
    updated_at: at,
    generated: Math.floor(at / 1000),
  };
  for (const [name, value] of Object.entries(next)) {
    if (value !== before[name as keyof Ticket]) changed[name] = value;
  }
  return changed as Partial<Ticket>;
}

function newAudit(
  desk: Desk,
  draft: Draft,
  ticketId: number,
  metadata: unknown,
  changes: (firstId: number) => AuditEvent[],
): Audit {
  // Rows are counted first because event ids follow the audit's own.
  const count = changes(0).length + (draft.comment === null ? 0 : 1);
  const id = desk.nextId(count);
  const events: AuditEvent[] = [];
  if (draft.comment !== null) events.push({ id: id + 1, k: 'comment', ...draft.comment });
  events.push(...changes(id + 1 + events.length));
  return {
    id,
    ticket_id: ticketId,
    at: draft.writer.at,
    author_id: draft.writer.user.id,
    channel: draft.writer.channel,
    custom: keptMetadata(metadata),
    events,
  };
}

// More than 1 kB is not kept; the update itself goes through (see DIFFERENCES.md).
function keptMetadata(given: unknown): Audit['custom'] {
  if (!isRecord(given)) return null;
  const custom = isRecord(given.custom) && Object.keys(given).length === 1 ? given.custom : given;
  return Buffer.byteLength(JSON.stringify(custom)) <= metadataLimitBytes ? custom : null;
}

function solveIncidents(desk: Desk, problemId: number, writer: Writer): void {
  for (const id of [...(desk.incidentsOf.get(problemId) ?? [])]) {
    const incident = desk.tickets.get(id);
    if (incident === undefined || ['solved', 'closed'].includes(incident.status)) continue;
    updateTicket(desk, incident, { status: 'solved' }, { ...writer, channel: 'rule' });
  }
}
