/** Answers: /groups and /group_memberships: which agents work together? */
import {
  type Answer,
  bodyPart,
  type Call,
  created,
  idParam,
  noContent,
  ok,
  refuse,
  route,
} from '../http/call.ts';
import { page } from '../http/paging.ts';
import { groupJson } from '../rules/people-json.ts';
import { invalidField, notFound } from '../rules/refusal.ts';
import { isoSeconds } from '../rules/time.ts';
import type { Group, Membership } from '../state/records.ts';

function alive(call: Call): Group[] {
  return [...call.world.desk.groups.values()].filter((group) => !group.deleted);
}

function live(call: Call): Group | null {
  const group = call.world.desk.groups.get(idParam(call));
  return group === undefined || group.deleted ? null : group;
}

function create(call: Call): Answer {
  const given = bodyPart(call, 'group');
  if ('refusal' in given) return refuse(given.refusal);
  const name = String(given.part.name ?? '');
  if (name === '') return refuse(invalidField('name', 'Name: cannot be blank', 'BlankValue'));
  const group: Group = {
    id: call.world.desk.nextId(),
    name,
    external_key: null,
    description: String(given.part.description ?? ''),
    is_default: false,
    deleted: false,
    created_at: call.at,
    updated_at: call.at,
  };
  call.world.desk.put({ t: 'group', v: group });
  const shown = groupJson(group, call.base);
  return created({ group: shown }, String(shown.url));
}

function update(call: Call): Answer {
  const before = live(call);
  if (before === null) return refuse(notFound);
  const given = bodyPart(call, 'group');
  if ('refusal' in given) return refuse(given.refusal);
  const { name, description } = given.part;
  const group: Group = {
    ...before,
    name: typeof name === 'string' ? name : before.name,
    description: typeof description === 'string' ? description : before.description,
    updated_at: call.at,
  };
  call.world.desk.put({ t: 'group', v: group });
  return ok({ group: groupJson(group, call.base) });
}

function remove(call: Call): Answer {
  const before = live(call);
  if (before === null) return refuse(notFound);
  call.world.desk.put({ t: 'group', v: { ...before, deleted: true, updated_at: call.at } });
  return noContent;
}

function membershipJson(call: Call, membership: Membership): unknown {
  return {
    url: `${call.base}/api/v2/group_memberships/${membership.id}.json`,
    id: membership.id,
    user_id: membership.user_id,
    group_id: membership.group_id,
    default: membership.is_default,
    created_at: isoSeconds(membership.created_at),
    updated_at: isoSeconds(membership.created_at),
  };
}

function memberships(keeps: (call: Call, membership: Membership) => boolean) {
  return (call: Call): Answer => {
    const { desk } = call.world;
    const isAlive = (m: Membership): boolean => desk.groups.get(m.group_id)?.deleted === false;
    const rows = [...desk.memberships.values()].filter((m) => isAlive(m) && keeps(call, m));
    return page(call, 'group_memberships', rows, (row) => membershipJson(call, row));
  };
}

/** The groups that a person is in and that still exist. */
function groupsOf(call: Call): Answer {
  const { desk } = call.world;
  if (!desk.users.has(idParam(call))) return refuse(notFound);
  const ids = [...desk.memberships.values()]
    .filter((m) => m.user_id === idParam(call))
    .map((m) => m.group_id);
  const rows = alive(call).filter((group) => ids.includes(group.id));
  return page(call, 'groups', rows, (group) => groupJson(group, call.base));
}

const writes = { role: 'admin', kind: 'writes' } as const;

export const groupRoutes = [
  route('GET', '/groups', 'groups', (call) =>
    page(call, 'groups', alive(call), (group) => groupJson(group, call.base)),
  ),
  route('GET', '/groups/assignable', 'groups', (call) =>
    page(call, 'groups', alive(call), (group) => groupJson(group, call.base)),
  ),
  route('GET', '/groups/:id', 'groups', (call) => {
    const group = live(call);
    return group === null ? refuse(notFound) : ok({ group: groupJson(group, call.base) });
  }),
  route('POST', '/groups', 'groups', create, writes),
  route('PUT', '/groups/:id', 'groups', update, writes),
  route('DELETE', '/groups/:id', 'groups', remove, writes),
  route(
    'GET',
    '/group_memberships',
    'groups',
    memberships(() => true),
  ),
  route(
    'GET',
    '/groups/:id/memberships',
    'groups',
    memberships((call, m) => m.group_id === idParam(call)),
  ),
  route(
    'GET',
    '/users/:id/group_memberships',
    'groups',
    memberships((call, m) => m.user_id === idParam(call)),
  ),
  route('GET', '/users/:id/groups', 'groups', groupsOf),
];
