/** Answers: /organizations: the customers, with their keyed fields. */
import {
  type Answer,
  bodyPart,
  type Call,
  created,
  idList,
  idParam,
  noContent,
  ok,
  refuse,
  route,
} from '../http/call.ts';
import { page } from '../http/paging.ts';
import { writeOrganization } from '../rules/organization.ts';
import { organizationJson } from '../rules/people-json.ts';
import { missing, notFound } from '../rules/refusal.ts';
import type { Organization } from '../state/records.ts';
import { throttled, tooManyValues } from './tickets.ts';
import { bulkItems, queued } from './update-many.ts';

function alive(call: Call): Organization[] {
  return [...call.world.desk.organizations.values()].filter((o) => o.deleted_at === null);
}

function live(call: Call): Organization | null {
  const found = call.world.desk.organizations.get(idParam(call));
  return found === undefined || found.deleted_at !== null ? null : found;
}

function show(call: Call, organization: Organization): Record<string, unknown> {
  return organizationJson(call.world.desk, organization, call.base);
}

function create(call: Call): Answer {
  const given = bodyPart(call, 'organization');
  if ('refusal' in given) return refuse(given.refusal);
  const written = writeOrganization(call.world.desk, null, given.part, call.at);
  if ('refusal' in written) return refuse(written.refusal);
  const organization = show(call, written.organization);
  return created({ organization }, String(organization.url));
}

function update(call: Call): Answer {
  const before = live(call);
  if (before === null) return refuse(notFound);
  const given = bodyPart(call, 'organization');
  if ('refusal' in given) return refuse(given.refusal);
  const allowance = call.world.limits.take(`organization ${before.id}`, 5, 60_000);
  if (!allowance.allowed) {
    return refuse(throttled('Number of allowed updates exceeded', allowance.resetS));
  }
  const written = writeOrganization(call.world.desk, before, given.part, call.at);
  if ('refusal' in written) return refuse(written.refusal);
  return ok({ organization: show(call, written.organization) });
}

// Tickets and users of a deleted organization lose it; the tickets change without an audit.
function remove(call: Call): Answer {
  const before = live(call);
  if (before === null) return refuse(notFound);
  const { desk } = call.world;
  desk.transact(() => {
    desk.put({
      t: 'organization',
      v: { ...before, deleted_at: call.at, updated_at: call.at },
    });
    const generated = Math.floor(call.at / 1000);
    for (const ticket of desk.tickets.values()) {
      if (ticket.organization_id !== before.id) continue;
      desk.put({ t: 'patch', id: ticket.id, v: { organization_id: null, generated } });
    }
    for (const user of [...desk.users.values()]) {
      if (user.organization_id !== before.id) continue;
      desk.put({ t: 'user', v: { ...user, organization_id: null, updated_at: call.at } });
    }
  });
  return noContent;
}

function showMany(call: Call): Answer {
  const external = call.query.get('external_ids');
  if (external === null && call.query.get('ids') === null) return refuse(missing('ids'));
  const ids = external === null ? idList(call) : [];
  if (ids.length > 100) return refuse(tooManyValues());
  const names = external === null ? [] : external.split(',');
  const found = alive(call).filter((o) =>
    external === null
      ? ids.includes(o.id)
      : o.external_id !== null && names.includes(o.external_id),
  );
  return page(call, 'organizations', found, (o) => show(call, o));
}

function updateMany(call: Call): Answer {
  const items = bulkItems(call, 'organization', 'organizations');
  if (items === null || items.length === 0) return refuse(missing('organizations'));
  if (items.length > 100) return refuse(tooManyValues());
  const work = { do: 'updateOrganizations', items } as const;
  return queued(call, 'Bulk Update Organization', work, items.length);
}

const writes = { role: 'admin', kind: 'writes' } as const;

export const organizationRoutes = [
  route('GET', '/organizations', 'organizations', (call) =>
    page(call, 'organizations', alive(call), (o) => show(call, o)),
  ),
  route('GET', '/organizations/count', 'organizations', (call) =>
    ok({ count: { value: alive(call).length, refreshed_at: new Date(call.at).toISOString() } }),
  ),
  route('GET', '/organizations/search', 'organizations', (call) => {
    const external = call.query.get('external_id');
    const name = call.query.get('name');
    if (external === null && name === null) return refuse(missing('external_id'));
    const found = alive(call).filter((o) =>
      external === null ? o.name === name : o.external_id === external,
    );
    return page(call, 'organizations', found, (o) => show(call, o));
  }),
  route('GET', '/organizations/show_many', 'organizations', showMany, { kind: 'show_many' }),
  route('PUT', '/organizations/update_many', 'organizations', updateMany, writes),
  route('GET', '/organizations/:id', 'organizations', (call) => {
    const found = live(call);
    return found === null ? refuse(notFound) : ok({ organization: show(call, found) });
  }),
  route('POST', '/organizations', 'organizations', create, writes),
  route('PUT', '/organizations/:id', 'organizations', update, writes),
  route('DELETE', '/organizations/:id', 'organizations', remove, writes),
];
