import { callDesk, type DeskCaller } from './desk-caller.ts';

describe('views, search and lists', () => {
  let desk: DeskCaller;
  let rank: number;
  beforeEach(async () => {
    desk = await callDesk();
    const ticket_field = { type: 'integer', title: 'palier_rank' };
    rank = (await desk.api('POST', '/ticket_fields', { ticket_field })).body.ticket_field.id;
    const ranks = [9, 10, null];
    for (const [index, value] of ranks.entries()) {
      const custom_fields = value === null ? [] : [{ id: rank, value }];
      const ticket = {
        external_id: `T${index}`,
        comment: { body: `words ${index}` },
        custom_fields,
      };
      await desk.api('POST', '/tickets', { ticket });
    }
    await desk.api('PUT', '/tickets/3', { ticket: { status: 'solved' } });
  });
  afterEach(() => desk.close());

  const unsolved = [{ field: 'status', operator: 'less_than', value: 'solved' }];
  const makeView = (rest: object = {}) =>
    desk.api('POST', '/views', { view: { title: 'Queue', all: unsolved, ...rest } });
  const idsOf = (rows: { id: number }[]) => rows.map((row) => row.id);

  test('a view shows what meets its conditions', async () => {
    const { id } = (await makeView()).body.view;
    const shown = await desk.api('GET', `/views/${id}/tickets`);
    expect(idsOf(shown.body.tickets)).toEqual([2, 1]);
    expect((await desk.api('GET', `/views/${id}/count`)).body.view_count.value).toBe(2);
    const rows = (await desk.api('GET', `/views/${id}/execute`)).body.rows;
    expect(rows.map((row: { ticket: { id: number } }) => row.ticket.id)).toEqual([2, 1]);
  });

  test('a custom number sorts as text, 10 before 9', async () => {
    const output = { columns: ['subject', rank], sort_by: String(rank), sort_order: 'asc' };
    const view = (await makeView({ output })).body.view;
    expect(view.execution.columns[1]).toEqual({
      id: rank,
      title: 'palier_rank',
      filterable: true,
      sortable: true,
    });
    const shown = await desk.api('GET', `/views/${view.id}/tickets`);
    expect(idsOf(shown.body.tickets)).toEqual([2, 1]);
  });

  test.each([
    [10, 201],
    [11, 422],
  ])('%i columns answer %i', async (count, status) => {
    const columns = Array.from({ length: count }, () => 'subject');
    expect((await makeView({ output: { columns } })).status).toBe(status);
  });

  test('a view needs a condition on status, type, group, assignee or requester', async () => {
    const all = [{ field: 'priority', operator: 'is', value: 'high' }];
    expect((await makeView({ all })).status).toBe(422);
  });

  test('a view may be executed five times a minute by each agent', async () => {
    const { id } = (await makeView()).body.view;
    const execute = async (as?: string) =>
      (await desk.api('GET', `/views/${id}/tickets`, undefined, as)).status;
    for (let turn = 0; turn < 5; turn += 1) expect(await execute()).toBe(200);
    expect(await execute()).toBe(429);
    expect(await execute(await desk.as('agent-1'))).toBe(200);
    await desk.advance(60_000);
    expect(await execute()).toBe(200);
  });

  test('views are changed and deleted', async () => {
    const { id } = (await makeView()).body.view;
    const changed = await desk.api('PUT', `/views/${id}`, { view: { title: 'Ours' } });
    expect(changed.body.view).toMatchObject({ title: 'Ours', conditions: { all: unsolved } });
    expect((await desk.api('DELETE', `/views/${id}`)).status).toBe(204);
    expect((await desk.api('GET', `/views/${id}/tickets`)).status).toBe(404);
  });

  test('search finds by external id, by status and by words, and counts', async () => {
    const find = async (query: string) =>
      (await desk.api('GET', `/search?query=${encodeURIComponent(query)}`)).body;
    expect(idsOf((await find('type:ticket external_id:T1')).results)).toEqual([2]);
    expect(idsOf((await find('type:ticket status<solved')).results)).toEqual([1, 2]);
    expect(idsOf((await find('type:ticket "words 2"')).results)).toEqual([3]);
    expect(await find('type:user Ines')).toMatchObject({ count: 1, facets: null });
    expect((await find('type:ticket external_id:T1')).results[0].result_type).toBe('ticket');
  });

  test.each([
    [10, 200],
    [11, 422],
  ])('page %i of a hundred results answers %i', async (number, status) => {
    const answer = await desk.api('GET', `/search?query=type:ticket&page=${number}`);
    expect(answer.status).toBe(status);
  });

  test('cursor paging leads on by its links and ignores sort_by without a word', async () => {
    const first = (await desk.api('GET', '/tickets?page[size]=2&sort_by=id&sort_order=desc')).body;
    expect(idsOf(first.tickets)).toEqual([1, 2]);
    expect(first.meta.has_more).toBe(true);
    const next = new URL(first.links.next);
    const second = (await desk.api('GET', `/tickets${next.search}`)).body;
    expect(idsOf(second.tickets)).toEqual([3]);
    expect([second.meta.has_more, second.links.next]).toEqual([false, null]);
    const sorted = (await desk.api('GET', '/tickets?page[size]=2&sort=-id')).body;
    expect(idsOf(sorted.tickets)).toEqual([3, 2]);
  });

  test('offset paging sorts, counts, and ends at ten thousand rows', async () => {
    const page = (await desk.api('GET', '/tickets?per_page=2&page=2&sort_by=id&sort_order=desc'))
      .body;
    expect(idsOf(page.tickets)).toEqual([1]);
    expect(page).toMatchObject({ count: 3, next_page: null });
    expect(page.previous_page).toContain('page=1');
    expect((await desk.api('GET', '/tickets?page=100')).status).toBe(200);
    const deep = await desk.api('GET', '/tickets?page=101');
    expect([deep.status, deep.body.error]).toEqual([400, 'InvalidPaginationDepth']);
  });

  test('brands, forms, statuses, settings and memberships are there', async () => {
    expect((await desk.api('GET', '/brands')).body.brands).toHaveLength(1);
    expect((await desk.api('GET', '/ticket_forms')).body.ticket_forms).toHaveLength(1);
    const { custom_statuses } = (await desk.api('GET', '/custom_statuses')).body;
    expect(custom_statuses.map((s: { status_category: string }) => s.status_category)).toEqual([
      'new',
      'open',
      'pending',
      'hold',
      'solved',
    ]);
    const { settings } = (await desk.api('GET', '/account/settings')).body;
    expect(settings.localization).toEqual({ locale_ids: [1] });
    expect((await desk.api('GET', '/group_memberships')).body.count).toBe(13);
  });

  test('groups are made, renamed and deleted', async () => {
    const made = (await desk.api('POST', '/groups', { group: { name: 'Night' } })).body.group;
    await desk.api('PUT', `/groups/${made.id}`, { group: { name: 'Nights' } });
    expect((await desk.api('GET', `/groups/${made.id}`)).body.group.name).toBe('Nights');
    await desk.api('DELETE', `/groups/${made.id}`);
    expect((await desk.api('GET', `/groups/${made.id}`)).status).toBe(404);
  });

  test('a deleted user stays readable, inactive, and can do nothing', async () => {
    const token = await desk.as('agent-4');
    const { users } = (await desk.api('GET', '/users/search?external_id=agent-4')).body;
    await desk.api('DELETE', `/users/${users[0].id}`);
    expect((await desk.api('GET', `/users/${users[0].id}`)).body.user.active).toBe(false);
    expect((await desk.api('GET', '/groups', undefined, token)).status).toBe(401);
    expect((await desk.api('GET', '/users/search?external_id=agent-4')).body.users).toEqual([]);
  });

  test('organizations are found by external id and updated in bulk', async () => {
    const organization = { name: 'Acme', external_id: 'o9' };
    const made = (await desk.api('POST', '/organizations', { organization })).body.organization;
    const again = await desk.api('POST', '/organizations', { organization });
    expect(again.body.details.name[0].error).toBe('DuplicateValue');
    const found = (await desk.api('GET', '/organizations/search?external_id=o9')).body;
    expect(idsOf(found.organizations)).toEqual([made.id]);
    const items = { organizations: [{ id: made.id, tags: ['x'] }, { id: 5 }] };
    await desk.api('PUT', '/organizations/update_many', items);
    desk.desk.world.jobs.drain();
    const shown = (await desk.api('GET', `/organizations/show_many?ids=${made.id}`)).body;
    expect(shown.organizations[0].tags).toEqual(['x']);
  });
});
