/** Answers: which columns can a view have, and how does it sort by one? */
import type { Desk } from '../state/desk.ts';
import type { Plain, Ticket } from '../state/records.ts';

export interface Column {
  readonly id: string | number;
  readonly title: string;
  readonly filterable: boolean;
  readonly sortable: boolean;
}

type Key = (desk: Desk, ticket: Ticket) => string | number;

interface Known {
  readonly title: string;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly key: Key;
}

const statusOrder = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];
const priorityOrder = ['low', 'normal', 'high', 'urgent'];

function known(title: string, key: Key, filterable = true, sortable = true): Known {
  return { title, filterable, sortable, key };
}

const nameOfUser = (desk: Desk, id: number | null): string => desk.users.get(id ?? -1)?.name ?? '';

const columns: Readonly<Record<string, Known>> = {
  subject: known('Subject', (_desk, ticket) => ticket.subject, false, false),
  nice_id: known('ID', (_desk, ticket) => ticket.id),
  requester: known('Requester', (desk, ticket) => nameOfUser(desk, ticket.requester_id)),
  created: known('Requested', (_desk, ticket) => ticket.created_at, false),
  updated: known('Updated', (_desk, ticket) => ticket.updated_at),
  type: known('Type', (_desk, ticket) => ticket.type ?? ''),
  priority: known('Priority', (_desk, ticket) => priorityOrder.indexOf(ticket.priority ?? '')),
  status: known('Status category', (_desk, ticket) => statusOrder.indexOf(ticket.status)),
  assignee: known('Assignee', (desk, ticket) => nameOfUser(desk, ticket.assignee_id)),
  group: known('Group', (desk, ticket) => desk.groups.get(ticket.group_id ?? -1)?.name ?? ''),
  organization: known(
    'Organization',
    (desk, ticket) => desk.organizations.get(ticket.organization_id ?? -1)?.name ?? '',
  ),
};

/** The column with this name or custom field id; null when there is none. */
export function columnOf(desk: Desk, id: unknown): Column | null {
  const named = columns[String(id)];
  if (named !== undefined) {
    const shownId = id === 'nice_id' ? 'ticket_id' : String(id);
    const { title, filterable, sortable } = named;
    return { id: shownId, title, filterable, sortable };
  }
  const field = desk.fields.get(Number(id));
  if (field === undefined || field.of !== 'ticket') return null;
  return { id: field.id, title: field.title, filterable: true, sortable: true };
}

/**
 * Custom fields sort by their text, letter by letter (10 before 9), and empty ones first: a number
 * sorts right only when it is written with a fixed width.
 */
function keyOf(desk: Desk, ticket: Ticket, id: unknown): string | number {
  const named = columns[String(id)];
  if (named !== undefined) return named.key(desk, ticket);
  return String(ticket.fields[String(id)] ?? '');
}

/** Tickets in a view's order: by its group, then by its sort, then the newest id first. */
export function inViewOrder(desk: Desk, view: Plain, tickets: readonly Ticket[]): Ticket[] {
  const orders = [
    { by: view.group_by, isDown: view.group_order === 'desc' },
    { by: view.sort_by ?? 'nice_id', isDown: view.sort_order !== 'asc' },
  ].filter((order) => order.by !== null && order.by !== undefined);
  return [...tickets].sort((a, b) => {
    for (const { by, isDown } of orders) {
      const left = keyOf(desk, a, by);
      const right = keyOf(desk, b, by);
      if (left !== right) return left < right === isDown ? 1 : -1;
    }
    return b.id - a.id;
  });
}
