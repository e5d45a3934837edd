/** What does the desk page show of one ticket: its properties, and everything said and changed? */
import type { Desk } from '../state/desk.ts';
import type { Audit, User } from '../state/records.ts';
import { fieldsByTitle, rowOf } from './list-rows.ts';

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly role: User['role'];
}

export interface Entry {
  readonly at: string;
  readonly by: Person | null;
  readonly channel: string;
  /** Who speaks, which may differ from who made the update. */
  readonly comment: {
    readonly by: Person | null;
    readonly isPublic: boolean;
    readonly body: string;
  } | null;
  readonly changes: readonly Change[];
}

interface Change {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly isEngines: boolean;
}

/** One ticket as the page shows it; null when there is none. */
export function ticketView(desk: Desk, id: number) {
  const ticket = desk.tickets.get(id);
  if (ticket === undefined || ticket.deleted) return null;
  const fields = fieldsByTitle(desk);
  const organization = desk.organizations.get(ticket.organization_id ?? -1) ?? null;
  const values: Record<string, unknown> = {};
  for (const [title, field] of fields) {
    if (field.removable) values[title] = ticket.fields[field.id] ?? null;
  }
  return {
    ...rowOf(desk, fields, ticket),
    createdAt: new Date(ticket.created_at).toISOString(),
    requester: personOf(desk, ticket.requester_id),
    organizationId: organization?.id ?? null,
    group: desk.groups.get(ticket.group_id ?? -1)?.name ?? null,
    isClosed: ticket.status === 'closed',
    hasLeftScript: ticket.left_script,
    values,
    entries: (desk.auditsOf.get(id) ?? []).map((audit) => entryOf(desk, audit)),
  };
}

function personOf(desk: Desk, id: number | null): Person | null {
  const user = desk.users.get(id ?? -1);
  return user ? { id: user.id, name: user.name, role: user.role } : null;
}

function entryOf(desk: Desk, audit: Audit): Entry {
  let comment: Entry['comment'] = null;
  const changes: Change[] = [];
  for (const event of audit.events) {
    if (event.k === 'comment') {
      comment = { by: personOf(desk, event.by), isPublic: event.open, body: event.body };
    } else if (event.k === 'change') {
      const change = changeOf(desk, event.f, event.p, event.v);
      if (change) changes.push(change);
    }
  }
  return {
    at: new Date(audit.at).toISOString(),
    by: personOf(desk, audit.author_id),
    channel: audit.channel,
    comment,
    changes,
  };
}

/**
 * Fields whose values are the engine's own, or that only it and its app read; kind, component and
 * replaced are also people's.
 */
const ENGINES = /^palier_(due|state|rank|breached|tier|action)$/;

function changeOf(desk: Desk, name: string, from: unknown, to: unknown): Change | null {
  // A custom field's tag says the same thing again, and a custom status repeats the status.
  if (name === 'tags' || name === 'custom_status_id') return null;
  const custom = /^\d+$/.test(name) ? desk.fields.get(Number(name)) : undefined;
  const title = custom?.title ?? name.replace(/_id$/, '');
  const worded = (value: unknown) => wordOf(desk, name, title, value);
  return { field: title, from: worded(from), to: worded(to), isEngines: ENGINES.test(title) };
}

function wordOf(desk: Desk, name: string, title: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (name === 'group_id') return desk.groups.get(Number(value))?.name ?? String(value);
  if (name === 'organization_id') return desk.organizations.get(Number(value))?.name ?? null;
  if (name === 'assignee_id' || name === 'requester_id') {
    return desk.users.get(Number(value))?.name ?? String(value);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).replace(`${title}_`, '');
}
