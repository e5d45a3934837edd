/**
 * Which tickets does the desk page list, and what does each row say? Read from the desk's state.
 */
import type { Desk } from '../state/desk.ts';
import type { FieldDefinition, Ticket } from '../state/records.ts';

const LIST_LIMIT = 100;

/** The lists that the page offers. */
export type ListName = 'queue' | 'breached' | 'waiting' | 'recent';

export interface ListRow {
  readonly id: number;
  readonly number: string | null;
  readonly subject: string;
  readonly status: string;
  readonly priority: string | null;
  readonly organization: string | null;
  readonly tier: string | null;
  readonly state: string | null;
  readonly dueText: string | null;
  readonly isBreached: boolean;
}

/** The account's ticket fields by title ("palier_due"), as the engine's `connect` created them. */
export function fieldsByTitle(desk: Desk): ReadonlyMap<string, FieldDefinition> {
  const found = new Map<string, FieldDefinition>();
  for (const field of desk.fields.values()) {
    if (field.of !== 'ticket') continue;
    if (!found.has(field.title)) found.set(field.title, field);
    if (field.key !== null) found.set(field.key, field);
  }
  return found;
}

/** Up to 100 rows of one list; a search looks through all tickets instead. */
export function listRows(
  desk: Desk,
  list: ListName,
  search: string,
): { readonly rows: readonly ListRow[]; readonly total: number } {
  const fields = fieldsByTitle(desk);
  const rankId = fields.get('palier_rank')?.id ?? -1;
  const breachedId = fields.get('palier_breached')?.id ?? -1;
  const rankOf = (ticket: Ticket) => Number(ticket.fields[rankId] ?? Number.POSITIVE_INFINITY);
  const wanted = search.trim().toLowerCase();
  const found: Ticket[] = [];
  for (const ticket of desk.tickets.values()) {
    if (ticket.deleted) continue;
    const belongs =
      wanted === '' ? isIn(list, ticket, rankId, breachedId) : answers(ticket, wanted);
    if (belongs) found.push(ticket);
  }
  const byRecency = (a: Ticket, b: Ticket) => b.updated_at - a.updated_at || b.id - a.id;
  const byRank = (a: Ticket, b: Ticket) => rankOf(a) - rankOf(b) || a.id - b.id;
  const isRanked = wanted === '' && (list === 'queue' || list === 'breached');
  found.sort(isRanked ? byRank : byRecency);
  const rows = found.slice(0, LIST_LIMIT).map((ticket) => rowOf(desk, fields, ticket));
  return { rows, total: found.length };
}

function isIn(list: ListName, ticket: Ticket, rankId: number, breachedId: number): boolean {
  const isUnsolved = ticket.status !== 'solved' && ticket.status !== 'closed';
  switch (list) {
    case 'queue':
      return isUnsolved && (ticket.fields[rankId] ?? null) !== null;
    case 'breached':
      return isUnsolved && ticket.fields[breachedId] === true;
    case 'waiting':
      return ticket.status === 'pending' || ticket.status === 'hold';
    case 'recent':
      return true;
  }
}

function answers(ticket: Ticket, wanted: string): boolean {
  if (`#${ticket.id}` === wanted || String(ticket.id) === wanted) return true;
  if (ticket.external_id?.toLowerCase().includes(wanted) === true) return true;
  return ticket.subject.toLowerCase().includes(wanted);
}

/** What a list says of one ticket; `fields` as `fieldsByTitle` gives them. */
export function rowOf(
  desk: Desk,
  fields: ReadonlyMap<string, FieldDefinition>,
  ticket: Ticket,
): ListRow {
  const value = (title: string) => ticket.fields[fields.get(title)?.id ?? -1] ?? null;
  const organization = desk.organizations.get(ticket.organization_id ?? -1);
  const state = value('palier_state');
  return {
    id: ticket.id,
    number: ticket.external_id,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    organization: organization?.name ?? null,
    tier: textOf(organization?.organization_fields.support_tier),
    state: typeof state === 'string' ? state.replace(/^palier_state_/, '') : null,
    dueText: textOf(value('palier_due')),
    isBreached: value('palier_breached') === true,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
