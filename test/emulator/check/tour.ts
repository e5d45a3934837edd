/** Answers: what does the desk say at every door? Calls each route at least once, as a visitor. */
import type { DeskCaller, Reply } from '../desk-caller.ts';
import { change, opening, people } from '../script-people.ts';
import { tourOfApps } from './tour-of-apps.ts';

export interface Stop {
  readonly method: string;
  /** Path under /api/v2 without query, with `{id}` for ids. */
  readonly template: string;
  readonly status: number;
  readonly body: unknown;
}

/** Ids and names that change from run to run, as the reference writes them. */
function templateOf(path: string): string {
  const bare = (path.split('?')[0] ?? '').replace(/\.json$/, '');
  return bare
    .split('/')
    .map((part) => (/^(\d+|V3-[0-9a-f]+|app-\d+|[0-9A-Z]{26})$/.test(part) ? '{id}' : part))
    .join('/');
}

/** Walks through the whole desk and notes every answer. */
export async function tour(desk: DeskCaller): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  const call: Call = async (method, path, body, authorization) => {
    const reply = await desk.api(method, path, body, authorization);
    const noted = reply.body === '' ? null : reply.body;
    stops.push({ method, template: templateOf(path), status: reply.status, body: noted });
    return reply;
  };
  await desk.control('POST', '/limits', { incrementalPerMinute: 1000, perMinute: 10_000 });
  await desk.script(
    ...people,
    opening('2026-03-02T08:01:00Z', 'S1', { priority: 'high', tags: ['vip'] }),
    change('2026-03-02T08:02:00Z', 'S1', { status: 'pending', comment: { body: '?' } }),
  );
  await desk.advance(600_000);
  await tourOfFields(call);
  await tourOfTickets(desk, call);
  await tourOfPeople(desk, call);
  await tourOfRest(desk, call);
  await tourOfApps(call);
  await tourOfExports(desk, call);
  await tourOfRefusals(call);
  return stops;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  authorization?: string,
) => Promise<Reply>;

async function tourOfFields(call: Call): Promise<void> {
  const options = [{ name: 'A', value: 'tour_a' }];
  const ticket = { type: 'tagger', title: 'tour', custom_field_options: options };
  const made = await call('POST', '/ticket_fields.json', { ticket_field: ticket });
  const { id } = made.body.ticket_field;
  await call('GET', `/ticket_fields/${id}.json`);
  await call('PUT', `/ticket_fields/${id}.json`, { ticket_field: { title: 'toured' } });
  await call('GET', '/ticket_fields.json');
  await call('GET', '/ticket_fields?page[size]=100');
  const text = { ticket_field: { type: 'text', title: 'plain' } };
  const plain = await call('POST', '/ticket_fields.json', text);
  await call('DELETE', `/ticket_fields/${plain.body.ticket_field.id}.json`);
  const keyed = {
    type: 'dropdown',
    key: 'tour_tier',
    title: 'Tier',
    custom_field_options: options,
  };
  const made2 = await call('POST', '/organization_fields', { organization_field: keyed });
  const fieldId = made2.body.organization_field.id;
  await call('GET', `/organization_fields/${fieldId}`);
  await call('PUT', `/organization_fields/${fieldId}`, { organization_field: { title: 'T' } });
  await call('GET', '/organization_fields');
  const user = { type: 'text', key: 'tour_note', title: 'Note' };
  await call('POST', '/user_fields', { user_field: user });
  await call('GET', '/user_fields');
  const note = (await call('POST', '/user_fields', { user_field: { ...user, key: 'n2' } })).body;
  await call('GET', `/user_fields/${note.user_field.id}`);
  await call('PUT', `/user_fields/${note.user_field.id}`, { user_field: { title: 'N' } });
  await call('DELETE', `/user_fields/${note.user_field.id}`);
  const more = { type: 'text', key: 'tour_more', title: 'More' };
  const extra = (await call('POST', '/organization_fields', { organization_field: more })).body;
  await call('DELETE', `/organization_fields/${extra.organization_field.id}`);
}

async function tourOfTickets(desk: DeskCaller, call: Call): Promise<void> {
  const ticket = { subject: 'Tour', comment: { body: 'words' }, type: 'problem' };
  const { id } = (await call('POST', '/tickets.json', { ticket })).body.ticket;
  await call('GET', `/tickets/${id}.json?include=users,groups,organizations`);
  await call('PUT', `/tickets/${id}.json`, { ticket: { status: 'open', comment: { body: 'hi' } } });
  await call('GET', '/tickets.json');
  await call('GET', '/tickets.json?page[size]=1');
  await call('GET', '/tickets/count');
  await call('GET', `/tickets/show_many.json?ids=1,${id}`);
  await call('GET', `/tickets/${id}/audits.json`);
  const audit = (await desk.api('GET', `/tickets/${id}/audits`)).body.audits[0].id;
  await call('GET', `/tickets/${id}/audits/${audit}.json`);
  await call('GET', `/tickets/${id}/comments.json?page[size]=100`);
  await call('GET', `/tickets/${id}/comments.json`);
  await call('GET', `/tickets/${id}/comments/count`);
  await call('GET', `/tickets/${id}/incidents`);
  await call('PUT', `/tickets/${id}/tags`, { tags: ['a'] });
  await call('POST', `/tickets/${id}/tags`, { tags: ['b'] });
  await call('GET', `/tickets/${id}/tags`);
  await call('DELETE', `/tickets/${id}/tags`, { tags: ['b'] });
  const many = { tickets: [{ id: 1, priority: 'low' }, { id: 99_999 }] };
  const job = (await call('PUT', '/tickets/update_many.json', many)).body.job_status.id;
  await call('GET', `/job_statuses/${job}.json`);
  desk.desk.world.jobs.drain();
  await call('GET', `/job_statuses/${job}.json`);
  await call('GET', `/job_statuses/show_many?ids=${job}`);
  const two = { tickets: [ticket, ticket] };
  const made = (await call('POST', '/tickets/create_many.json', two)).body.job_status.id;
  desk.desk.world.jobs.drain();
  const done = await call('GET', `/job_statuses/${made}.json`);
  const [first, second] = done.body.job_status.results.map((row: { id: number }) => row.id);
  await call('POST', `/tickets/${id}/merge`, { ids: [first] });
  await call('DELETE', `/tickets/destroy_many.json?ids=${second}`);
  desk.desk.world.jobs.drain();
  await call('DELETE', `/tickets/${id}.json`);
  await call('PUT', `/deleted_tickets/${id}/restore.json`);
  await call('DELETE', `/deleted_tickets/${second}.json`);
  desk.desk.world.jobs.drain();
}

async function tourOfPeople(desk: DeskCaller, call: Call): Promise<void> {
  const organization = { name: 'Tour', organization_fields: { tour_tier: 'tour_a' } };
  const made = await call('POST', '/organizations.json', { organization });
  const { id } = made.body.organization;
  await call('GET', `/organizations/${id}.json`);
  await call('PUT', `/organizations/${id}.json`, { organization: { tags: ['x'] } });
  await call('GET', '/organizations.json');
  await call('GET', '/organizations.json?page[size]=1');
  await call('GET', '/organizations/count');
  await call('GET', `/organizations/show_many.json?ids=${id}`);
  await call('GET', '/organizations/search?name=Tour');
  const items = { organizations: [{ id, notes: 'n' }] };
  await call('PUT', '/organizations/update_many.json', items);
  desk.desk.world.jobs.drain();
  await call('DELETE', `/organizations/${id}.json`);
  const user = { name: 'Visitor', email: 'visitor@example.com' };
  const visitor = (await call('POST', '/users.json', { user })).body.user.id;
  await call('GET', `/users/${visitor}.json`);
  await call('PUT', `/users/${visitor}.json`, { user: { tags: ['x'] } });
  await call('GET', '/users.json?role[]=agent');
  await call('GET', '/users.json?page[size]=1');
  await call('GET', '/users/count');
  await call('GET', '/users/me.json');
  await call('DELETE', '/oauth/tokens/current.json', undefined, await desk.as('agent-1'));
  await call('GET', `/users/show_many.json?ids=${visitor}`);
  await call('GET', '/users/search?query=Visitor');
  await call('GET', `/users/${visitor}/group_memberships`);
  await call('GET', `/users/${visitor}/groups`);
  await call('DELETE', `/users/${visitor}.json`);
}

async function tourOfRest(desk: DeskCaller, call: Call): Promise<void> {
  const group = (await call('POST', '/groups.json', { group: { name: 'Tour' } })).body.group.id;
  await call('GET', `/groups/${group}`);
  await call('GET', `/groups/${group}/memberships`);
  await call('PUT', `/groups/${group}.json`, { group: { name: 'Toured' } });
  await call('GET', '/groups.json');
  await call('GET', '/groups.json?page[size]=1');
  await call('GET', '/groups/assignable');
  await call('GET', '/group_memberships.json');
  await call('GET', '/group_memberships.json?page[size]=100');
  await call('DELETE', `/groups/${group}.json`);
  const brand = (await call('GET', '/brands')).body.brands[0].id;
  await call('GET', `/brands/${brand}.json`);
  const form = (await call('GET', '/ticket_forms')).body.ticket_forms[0].id;
  await call('GET', `/ticket_forms/${form}`);
  await call('PUT', `/ticket_forms/${form}`, { ticket_form: { position: 1 } });
  const custom_status = { status_category: 'open', agent_label: 'Tour' };
  const status = (await call('POST', '/custom_statuses.json', { custom_status })).body;
  const statusPath = `/custom_statuses/${status.custom_status.id}`;
  await call('GET', statusPath);
  await call('PUT', `${statusPath}.json`, { custom_status: { agent_label: 'Toured' } });
  await call('GET', '/custom_statuses');
  await call('GET', '/account/settings');
  const all = [{ field: 'status', operator: 'less_than', value: 'solved' }];
  const view = (await call('POST', '/views.json', { view: { title: 'Tour', all } })).body.view.id;
  for (const part of ['', '/tickets', '/count', '/execute'])
    await call('GET', `/views/${view}${part}`);
  await call('GET', `/views/${view}/tickets?page[size]=1`);
  await call('PUT', `/views/${view}.json`, { view: { title: 'Toured' } });
  await call('GET', '/views.json');
  await call('GET', '/views.json?page[size]=1');
  await call('GET', '/views/active.json');
  await call('DELETE', `/views/${view}.json`);
  await call('GET', '/search?query=type:ticket status<solved');
  await call('GET', '/search/count?query=type:ticket');
  await tourOfWebhooks(desk, call);
}

async function tourOfWebhooks(desk: DeskCaller, call: Call): Promise<void> {
  const webhook = {
    name: 'Tour',
    description: 'visits',
    endpoint: `${desk.desk.controlUrl}/health`,
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
    authentication: {
      type: 'basic_auth',
      data: { username: 'tour', password: 'secret' },
      add_position: 'header',
    },
    subscriptions: ['zen:event-type:ticket.created'],
  };
  const { id } = (await call('POST', '/webhooks', { webhook })).body.webhook;
  await call('GET', '/webhooks');
  await call('GET', `/webhooks/${id}`);
  await call('GET', `/webhooks/${id}/signing_secret`);
  await call('POST', `/webhooks/${id}/signing_secret`);
  await call('GET', `/webhooks/${id}/invocations`);
  await call('PUT', `/webhooks/${id}`, { webhook: { name: 'Toured' } });
  await call('PATCH', `/webhooks/${id}`, { webhook: { name: 'Tour' } });
  await call('GET', '/webhooks');
  await call('DELETE', `/webhooks/${id}`);
}

async function tourOfExports(desk: DeskCaller, call: Call): Promise<void> {
  await desk.advance(600_000);
  await call('GET', '/incremental/tickets/cursor.json?start_time=0&per_page=2');
  await call('GET', '/incremental/tickets.json?start_time=0');
  await call('GET', '/incremental/ticket_events.json?start_time=0');
  await call('GET', '/incremental/ticket_events?start_time=0&include=comment_events');
  await call('GET', '/incremental/organizations?start_time=0');
  await call('GET', '/incremental/users/cursor.json?start_time=0');
  await call('GET', '/incremental/users.json?start_time=0');
}

async function tourOfRefusals(call: Call): Promise<void> {
  const nobody = 9_223_372_036;
  for (const name of ['tickets', 'organizations', 'users', 'groups', 'ticket_fields', 'views']) {
    await call('DELETE', `/${name}/${nobody}.json`);
    await call('PUT', `/${name}/${nobody}.json`, { [name.slice(0, -1)]: { name: 'x' } });
  }
  await call('PUT', `/custom_statuses/${nobody}.json`, { custom_status: {} });
  await call('PUT', `/deleted_tickets/${nobody}/restore.json`);
  const many = Array.from({ length: 101 }, () => ({ subject: 'x', comment: { body: 'x' } }));
  await call('POST', '/tickets/create_many.json', { tickets: many });
}
