/** What may an app read of a ticket, its agent and the account? In the framework's own names. */
import { localeOf } from '../rules/people-json.ts';
import type { Desk } from '../state/desk.ts';
import type { Ticket, User } from '../state/records.ts';

export interface AccountWords {
  readonly subdomain: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** What the app stands beside: a ticket, a person, an organization, or nothing. */
export interface Beside {
  readonly ticket: number | null;
  readonly user: number | null;
  readonly organization: number | null;
}

/** Everything that `get` answers from; null when something of it is not there. */
export function appView(
  desk: Desk,
  account: AccountWords,
  beside: Beside,
  agentId: number,
  now: number,
) {
  const agent = desk.users.get(agentId);
  const part = partBeside(desk, beside);
  if (agent === undefined || part === null) return null;
  return {
    ...part,
    currentUser: { ...userPart(desk, agent), timeZone: zonePart(agent.time_zone, now) },
    currentAccount: {
      subdomain: account.subdomain,
      planName: 'Enterprise',
      timeFormat: 24,
      timeZone: zonePart(account.timeZone, now),
    },
  };
}

function partBeside(desk: Desk, beside: Beside) {
  if (beside.ticket !== null) {
    const ticket = desk.tickets.get(beside.ticket);
    if (ticket === undefined || ticket.deleted) return null;
    return { ticket: ticketPart(desk, ticket), fields: fieldParts(desk, ticket) };
  }
  if (beside.user !== null) {
    const user = desk.users.get(beside.user);
    return user ? { user: { ...userPart(desk, user), userFields: user.user_fields } } : null;
  }
  if (beside.organization === null) return {};
  const organization = organizationPart(desk, beside.organization);
  return organization && { organization };
}

/** A zone as the framework tells it; its offset is in minutes, at this instant. */
function zonePart(name: string, now: number) {
  const format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' });
  const text = format.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(text) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { name, ianaName: name, formattedName: `(${text}) ${name}`, offset };
}

function ticketPart(desk: Desk, ticket: Ticket) {
  const requester = desk.users.get(ticket.requester_id ?? -1);
  const assignee = desk.users.get(ticket.assignee_id ?? -1);
  const group = desk.groups.get(ticket.group_id ?? -1);
  return {
    id: ticket.id,
    externalId: ticket.external_id,
    subject: ticket.subject,
    description: ticket.description,
    status: ticket.status,
    customStatus: { id: ticket.custom_status_id },
    priority: ticket.priority,
    type: ticket.type,
    tags: ticket.tags,
    requester: requester ? userPart(desk, requester) : null,
    assignee: {
      user: assignee ? userPart(desk, assignee) : null,
      group: group ? { id: group.id, name: group.name } : null,
    },
    organization: organizationPart(desk, ticket.organization_id),
    form: { id: ticket.ticket_form_id },
    brand: { id: ticket.brand_id },
    via: { channel: ticket.channel },
    createdAt: new Date(ticket.created_at).toISOString(),
    updatedAt: new Date(ticket.updated_at).toISOString(),
    conversation: conversationOf(desk, ticket.id),
  };
}

function userPart(desk: Desk, user: User) {
  const groups = [...desk.memberships.values()]
    .filter((one) => one.user_id === user.id)
    .flatMap(({ group_id: id }) => {
      const group = desk.groups.get(id);
      return group ? [{ id: group.id, name: group.name }] : [];
    });
  const organization = organizationPart(desk, user.organization_id);
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    externalId: user.external_id,
    locale: localeOf(user),
    timeZone: user.time_zone,
    tags: user.tags,
    avatarUrl: null,
    groups,
    organizations: organization ? [organization] : [],
  };
}

function organizationPart(desk: Desk, id: number | null) {
  const organization = desk.organizations.get(id ?? -1);
  if (organization === undefined || organization.deleted_at !== null) return null;
  return {
    id: organization.id,
    name: organization.name,
    externalId: organization.external_id,
    domains: organization.domain_names.join(' '),
    details: organization.details,
    notes: organization.notes,
    tags: organization.tags,
    organizationFields: organization.organization_fields,
  };
}

function conversationOf(desk: Desk, ticketId: number) {
  return (desk.auditsOf.get(ticketId) ?? []).flatMap((audit) =>
    audit.events.flatMap((event) => {
      if (event.k !== 'comment') return [];
      const author = desk.users.get(event.by);
      return [
        {
          author: { id: event.by, name: author?.name ?? null, role: author?.role ?? null },
          channel: { name: audit.channel },
          isPublic: event.open,
          message: { content: event.body, contentType: 'text/plain' },
          timestamp: new Date(audit.at).toISOString(),
        },
      ];
    }),
  );
}

function fieldParts(desk: Desk, ticket: Ticket) {
  return [...desk.fields.values()]
    .filter((field) => field.of === 'ticket' && field.removable && field.active)
    .map(({ id, title, type, options }) => ({
      id,
      name: `custom_field_${id}`,
      label: title,
      type,
      optionValues: options.map(({ name, value }) => ({ label: name, value })),
      value: ticket.fields[id] ?? (type === 'checkbox' ? false : null),
    }));
}
