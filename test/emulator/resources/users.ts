/** Answers: /users: customers and staff. */
import {
  type Answer,
  bodyPart,
  type Call,
  created,
  idList,
  idParam,
  ok,
  refuse,
  route,
} from '../http/call.ts';
import { page } from '../http/paging.ts';
import { writeUser } from '../rules/organization.ts';
import { userJson } from '../rules/people-json.ts';
import { missing, notFound } from '../rules/refusal.ts';
import type { User } from '../state/records.ts';
import { throttled, tooManyValues } from './tickets.ts';

function active(call: Call): User[] {
  return [...call.world.desk.users.values()].filter((user) => user.active);
}

function list(call: Call): Answer {
  const roles = [...call.query.getAll('role[]'), ...call.query.getAll('role')];
  const rows = active(call).filter((user) => roles.length === 0 || roles.includes(user.role));
  return page(call, 'users', rows, (user) => userJson(user, call.base));
}

// Somebody who is not signed in is "Anonymous user", with 200: no health check.
function me(call: Call): Answer {
  if (call.user !== null) return ok({ user: userJson(call.user, call.base) });
  return ok({
    user: {
      id: null,
      url: `${call.base}/api/v2/users/.json`,
      name: 'Anonymous user',
      email: 'invalid@example.com',
      created_at: null,
      updated_at: null,
      time_zone: call.world.account.timeZone,
      iana_time_zone: call.world.account.timeZone,
      locale: 'en-US',
      locale_id: 1,
      role: 'end-user',
      verified: false,
      active: true,
      tags: [],
      organization_id: null,
      user_fields: {},
    },
  });
}

function showMany(call: Call): Answer {
  const external = call.query.get('external_ids');
  if (external === null && call.query.get('ids') === null) return refuse(missing('ids'));
  const ids = external === null ? idList(call) : [];
  if (ids.length > 100) return refuse(tooManyValues());
  const { desk } = call.world;
  const wanted =
    external === null
      ? ids
      : external.split(',').map((name) => desk.userByExternalId.get(name) ?? -1);
  const found = [...new Set(wanted)].flatMap((id) => desk.users.get(id) ?? []);
  return page(call, 'users', found, (user) => userJson(user, call.base));
}

function create(call: Call): Answer {
  const given = bodyPart(call, 'user');
  if ('refusal' in given) return refuse(given.refusal);
  const { desk, account } = call.world;
  const written = writeUser(desk, null, given.part, call.at, account.timeZone);
  if ('refusal' in written) return refuse(written.refusal);
  const user = userJson(written.user, call.base);
  return created({ user }, String(user.url));
}

function update(call: Call): Answer {
  const { desk, account, limits } = call.world;
  const before = desk.users.get(idParam(call));
  if (before === undefined || !before.active) return refuse(notFound);
  const given = bodyPart(call, 'user');
  if ('refusal' in given) return refuse(given.refusal);
  const allowance = limits.take(`user ${before.id}`, 5, 60_000);
  if (!allowance.allowed) {
    return refuse(throttled('Number of allowed updates exceeded', allowance.resetS));
  }
  const written = writeUser(desk, before, given.part, call.at, account.timeZone);
  if ('refusal' in written) return refuse(written.refusal);
  return ok({ user: userJson(written.user, call.base) });
}

// A deleted user stays readable, inactive and without an address.
function remove(call: Call): Answer {
  const { desk } = call.world;
  const before = desk.users.get(idParam(call));
  if (before === undefined || !before.active) return refuse(notFound);
  const user = { ...before, active: false, email: null, updated_at: call.at };
  desk.put({ t: 'user', v: user });
  return ok({ user: userJson(user, call.base) });
}

const writes = { role: 'admin', kind: 'writes' } as const;

export const userRoutes = [
  route('GET', '/users', 'users', list),
  route('GET', '/users/me', 'users', me, { role: 'anyone' }),
  route('GET', '/users/show_many', 'users', showMany, { kind: 'show_many' }),
  route('GET', '/users/count', 'users', (call) =>
    ok({ count: { value: active(call).length, refreshed_at: new Date(call.at).toISOString() } }),
  ),
  route('GET', '/users/search', 'users', (call) => {
    const external = call.query.get('external_id');
    const query = (call.query.get('query') ?? '').toLowerCase();
    const rows = active(call).filter((user) =>
      external !== null
        ? user.external_id === external
        : user.name.toLowerCase().includes(query) || user.email?.includes(query) === true,
    );
    return page(call, 'users', rows, (user) => userJson(user, call.base));
  }),
  route('GET', '/users/:id', 'users', (call) => {
    const user = call.world.desk.users.get(idParam(call));
    return user === undefined ? refuse(notFound) : ok({ user: userJson(user, call.base) });
  }),
  route('POST', '/users', 'users', create, writes),
  route('PUT', '/users/:id', 'users', update, writes),
  route('DELETE', '/users/:id', 'users', remove, writes),
];
