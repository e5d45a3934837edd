/** Answers: what does one scripted action do? Ids are external ids; fields go by key or title. */
import type { Writer } from '../rules/draft.ts';
import { writeOrganization, writeUser } from '../rules/organization.ts';
import { isRecord } from '../rules/read-json.ts';
import { createTicket, updateTicket } from '../rules/write-ticket.ts';
import type { Desk } from '../state/desk.ts';
import type { User } from '../state/records.ts';

type Part = Readonly<Record<string, unknown>>;

/** Does the action; the answer is why it was skipped, or null. */
export function perform(desk: Desk, line: string, at: number, timeZone: string): string | null {
  const action = JSON.parse(line) as Part;
  switch (action.do) {
    case 'ticket.create':
      return onTicket(desk, action, at, true);
    case 'ticket.update':
      return onTicket(desk, action, at, false);
    case 'organization.upsert':
      return upsertOrganization(desk, asPart(action.organization), at);
    case 'user.upsert':
      return upsertUser(desk, asPart(action.user), at, timeZone);
    case 'group.upsert':
      return upsertGroup(desk, asPart(action.group), at);
    default:
      return 'unknownAction';
  }
}

function asPart(given: unknown): Part {
  return isRecord(given) ? given : {};
}

function userNamed(desk: Desk, externalId: unknown): User | undefined {
  return desk.users.get(desk.userByExternalId.get(String(externalId)) ?? -1);
}

function onTicket(desk: Desk, action: Part, at: number, isNew: boolean): string | null {
  const given = asPart(action.ticket);
  const known = desk.tickets.get(desk.ticketByExternalId.get(String(given.external_id)) ?? -1);
  const user = userNamed(desk, action.as);
  if (user === undefined) return 'unknownUser';
  const channel = typeof action.via === 'string' ? action.via : 'web';
  const writer: Writer = { user, at, channel, byNames: true };
  if (isNew) {
    if (known !== undefined) return 'existsAlready';
    const made = createTicket(desk, given, writer);
    return 'refusal' in made ? 'invalid' : null;
  }
  if (known === undefined) return 'unknownTicket';
  if (known.left_script) return 'touched';
  if (known.deleted) return 'deleted';
  if (known.status === 'closed') return 'closed';
  const written = updateTicket(desk, known, given, writer);
  if ('refusal' in written) return 'invalid';
  return null;
}

function upsertOrganization(desk: Desk, given: Part, at: number): string | null {
  const id = desk.organizationByExternalId.get(String(given.external_id));
  const before = id === undefined ? null : (desk.organizations.get(id) ?? null);
  const written = writeOrganization(desk, before, given, at);
  return 'refusal' in written ? 'invalid' : null;
}

function upsertUser(desk: Desk, given: Part, at: number, timeZone: string): string | null {
  const before = userNamed(desk, given.external_id) ?? null;
  const patch: Record<string, unknown> = { ...given };
  if (typeof given.organization_external_id === 'string') {
    const id = desk.organizationByExternalId.get(given.organization_external_id);
    if (id === undefined) return 'unknownOrganization';
    patch.organization_id = id;
  }
  const names = Array.isArray(given.group_external_ids) ? given.group_external_ids : [];
  const groups = names.map((name) => groupNamed(desk, String(name)));
  if (groups.includes(undefined)) return 'unknownGroup';
  if (groups[0] !== undefined) patch.default_group_id = groups[0];
  const written = writeUser(desk, before, patch, at, timeZone);
  if ('refusal' in written) return 'invalid';
  for (const [index, groupId] of groups.entries()) {
    if (groupId !== undefined) join(desk, written.user.id, groupId, index === 0, at);
  }
  return null;
}

function groupNamed(desk: Desk, key: string): number | undefined {
  for (const group of desk.groups.values()) if (group.external_key === key) return group.id;
  return undefined;
}

/** Makes a user a member of a group, once. */
export function join(
  desk: Desk,
  userId: number,
  groupId: number,
  isDefault: boolean,
  at: number,
): void {
  for (const known of desk.memberships.values()) {
    if (known.user_id === userId && known.group_id === groupId) return;
  }
  desk.put({
    t: 'membership',
    v: {
      id: desk.nextId(),
      user_id: userId,
      group_id: groupId,
      is_default: isDefault,
      created_at: at,
    },
  });
}

function upsertGroup(desk: Desk, given: Part, at: number): string | null {
  if (typeof given.name !== 'string' || typeof given.external_id !== 'string') return 'invalid';
  const id = groupNamed(desk, given.external_id);
  const before = id === undefined ? undefined : desk.groups.get(id);
  desk.put({
    t: 'group',
    v: {
      id: before?.id ?? desk.nextId(),
      name: given.name,
      external_key: given.external_id,
      description: typeof given.description === 'string' ? given.description : '',
      is_default: before?.is_default ?? false,
      deleted: false,
      created_at: before?.created_at ?? at,
      updated_at: at,
    },
  });
  return null;
}
