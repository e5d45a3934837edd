/** Answers: /search: tickets, users and organizations by words and simple properties. */
import { type Answer, type Call, ok, refuse, route } from '../http/call.ts';
import { page } from '../http/paging.ts';
import { type Condition, meets } from '../rules/match-ticket.ts';
import { groupJson, organizationJson, userJson } from '../rules/people-json.ts';
import { missing } from '../rules/refusal.ts';
import { shownFields, ticketJson } from '../rules/ticket-json.ts';
import type { Ticket } from '../state/records.ts';

const deepestResult = 1000;

interface Wanted {
  type: string | null;
  readonly conditions: Condition[];
  readonly tags: string[];
  readonly words: string[];
}

const operators: Readonly<Record<string, string>> = {
  ':': 'is',
  '<': 'less_than',
  '>': 'greater_than',
};

function read(query: string): Wanted {
  const wanted: Wanted = { type: null, conditions: [], tags: [], words: [] };
  for (const token of query.match(/[^\s"]*"[^"]*"|\S+/g) ?? []) {
    const match = /^(-?)([a-z_0-9]+)(:|<|>)(.+)$/.exec(token);
    const value = (match?.[4] ?? token).replaceAll('"', '');
    const field = match?.[2];
    if (field === undefined) wanted.words.push(value.toLowerCase());
    else if (field === 'type') wanted.type = value;
    else if (field === 'tags') wanted.tags.push(value);
    else {
      const plain = operators[match?.[3] ?? ':'] ?? 'is';
      const operator = match?.[1] === '-' ? 'is_not' : value === 'none' ? 'not_present' : plain;
      wanted.conditions.push({ field: columnName(field), operator, value });
    }
  }
  return wanted;
}

function columnName(field: string): string {
  return field.replace(/^custom_field_(\d+)$/, 'custom_fields_$1').replace(/^ticket_type$/, 'type');
}

function ticketMeets(call: Call, ticket: Ticket, wanted: Wanted): boolean {
  if (ticket.deleted) return false;
  const text = `${ticket.subject}\n${ticket.description}`.toLowerCase();
  return (
    wanted.words.every((word) => text.includes(word)) &&
    wanted.tags.every((tag) => ticket.tags.includes(tag)) &&
    wanted.conditions.every((condition) => meets(ticket, condition, call.user))
  );
}

function results(call: Call, wanted: Wanted): Record<string, unknown>[] {
  const { desk } = call.world;
  const rows: Record<string, unknown>[] = [];
  const isAsked = (type: string): boolean => wanted.type === null || wanted.type === type;
  const named = (name: string, externalId: string | null): boolean =>
    wanted.words.every((word) => name.toLowerCase().includes(word)) &&
    wanted.conditions.every((c) => c.field === 'external_id' && c.value === externalId);
  if (isAsked('ticket')) {
    const shown = shownFields(desk);
    for (const ticket of desk.tickets.values()) {
      if (!ticketMeets(call, ticket, wanted)) continue;
      rows.push({ ...ticketJson(desk, ticket, call.base, shown), result_type: 'ticket' });
    }
  }
  if (isAsked('organization')) {
    for (const organization of desk.organizations.values()) {
      if (organization.deleted_at !== null) continue;
      if (!named(organization.name, organization.external_id)) continue;
      const json = organizationJson(desk, organization, call.base);
      rows.push({ ...json, result_type: 'organization' });
    }
  }
  if (isAsked('user')) {
    for (const user of desk.users.values()) {
      if (!user.active || !named(user.name, user.external_id)) continue;
      rows.push({ ...userJson(user, call.base), result_type: 'user' });
    }
  }
  if (wanted.type === 'group') {
    for (const group of desk.groups.values()) {
      if (named(group.name, null))
        rows.push({ ...groupJson(group, call.base), result_type: 'group' });
    }
  }
  return rows;
}

// Offset paging only: beyond the thousandth result the answer is 422, though `count` is the truth.
function search(call: Call): Answer {
  const query = call.query.get('query');
  if (query === null || query === '') return refuse(missing('query'));
  const perPage = Math.min(100, Math.max(1, Number(call.query.get('per_page') ?? 100) || 100));
  const number = Math.max(1, Number(call.query.get('page') ?? 1) || 1);
  if (number * perPage > deepestResult) {
    return refuse({
      status: 422,
      body: {
        error: 'InvalidRequest',
        description: `Requested response size was greater than Search Response Limits`,
      },
    });
  }
  call.query.delete('page[size]');
  return page(call, 'results', results(call, read(query)), (row) => row, {
    extra: { facets: null },
  });
}

export const searchRoutes = [
  route('GET', '/search', 'search', search),
  route('GET', '/search/count', 'search', (call) => {
    const query = call.query.get('query');
    if (query === null) return refuse(missing('query'));
    return ok({ count: results(call, read(query)).length });
  }),
];
