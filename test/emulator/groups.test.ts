/** Who is in which group, as /users/:id/groups and the memberships tell it, page by page? */
import { callDesk, type DeskCaller } from './desk-caller.ts';

describe('groups of people', () => {
  let desk: DeskCaller;
  beforeAll(async () => {
    desk = await callDesk();
  });
  afterAll(() => desk.close());

  const idOf = (externalId: string) => desk.desk.world.desk.userByExternalId.get(externalId) ?? 0;
  const get = async (path: string) => (await desk.api('GET', path)).body;
  const namesOf = async (externalId: string) =>
    (await get(`/users/${idOf(externalId)}/groups.json`)).groups.map(
      ({ name }: { name: string }) => name,
    );

  test.each([
    ['agent-1', ['Support']],
    ['senior-1', ['Support', 'Senior agents']],
    ['lead-1', ['Support', 'Managers']],
    ['manager-1', ['Support', 'Managers']],
    ['palier-engine', []],
  ])('%s is in %j', async (externalId, names) => {
    expect(await namesOf(externalId)).toEqual(names);
  });

  test('pages by cursor lead through all of a person’s groups, one at a time', async () => {
    const first = await get(`/users/${idOf('senior-1')}/groups.json?page[size]=1`);
    expect(first).toMatchObject({ groups: [{ name: 'Support' }], meta: { has_more: true } });
    const { pathname, search } = new URL(first.links.next);
    const second = (await desk.api('GET', `${pathname}${search}`)).body;
    expect(second).toMatchObject({
      groups: [{ name: 'Senior agents' }],
      meta: { has_more: false },
    });
  });

  test('pages by number count all, and one membership of each person is their default', async () => {
    const { group_memberships: all, count } = await get('/group_memberships.json');
    expect(all).toHaveLength(count);
    const page = await get('/group_memberships.json?per_page=1&page=2');
    expect(page).toMatchObject({ count, group_memberships: [{ id: all[1].id }] });
    const path = `/users/${idOf('lead-1')}/group_memberships.json`;
    const { group_memberships: own } = await get(path);
    expect(own).toMatchObject([
      { user_id: idOf('lead-1'), default: true },
      { user_id: idOf('lead-1'), default: false },
    ]);
  });

  test('a deleted group has no members, and nobody has the groups of nobody', async () => {
    const { groups } = await get(`/users/${idOf('agent-4')}/groups`);
    expect(groups).toMatchObject([{ name: 'Hardware' }]);
    await desk.api('DELETE', `/groups/${groups[0].id}`);
    expect(await namesOf('agent-4')).toEqual([]);
    const path = `/users/${idOf('agent-4')}/group_memberships`;
    expect((await get(path)).group_memberships).toEqual([]);
    expect((await desk.api('GET', '/users/99/groups')).status).toBe(404);
  });
});
