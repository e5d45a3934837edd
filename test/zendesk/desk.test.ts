/** Does each question of the Desk port go out as documented, and come back in our own terms? */
import { TICKET } from './sample-rows.ts';
import { deskAtTheEdge, errorOf, watchTheEdge, zendesk } from './zendesk-edge.ts';

watchTheEdge();

const user = (id: number, rest: object) => ({
  id,
  name: `P${id}`,
  role: 'agent',
  tags: [],
  user_fields: {},
  updated_at: '2026-11-20T08:00:00Z',
  ...rest,
});

describe('standingOf', () => {
  it.each([
    [{}, 'agent'],
    [{ role: 'admin' }, 'admin'],
    [{ role: 'end-user' }, 'end-user'],
    [{ role_type: 1 }, 'light-agent'],
    [{ suspended: false, active: true }, 'agent'],
    [{ suspended: true }, null],
    [{ active: false }, null],
  ])('of %j is %s', async (rest, standing) => {
    const { desk } = deskAtTheEdge();
    const row = user(20, rest);
    zendesk()
      .get('/api/v2/users/show_many')
      .query({ ids: '20' })
      .reply(200, { users: [row] });
    expect(await desk.standingOf(20)).toBe(standing);
  });

  it('is nothing for somebody whom the account does not know', async () => {
    const { desk } = deskAtTheEdge();
    zendesk().get('/api/v2/users/show_many').query({ ids: '20' }).reply(200, { users: [] });
    expect(await desk.standingOf(20)).toBeNull();
  });
});

describe('staff', () => {
  it('reads every page and tells light agents and contributors from agents', async () => {
    const { desk } = deskAtTheEdge();
    const first = (query: string) => query.includes('role[]=agent&role[]=admin');
    zendesk()
      .get(
        (uri) =>
          uri.startsWith('/api/v2/users?') &&
          !uri.includes('after') &&
          first(decodeURIComponent(uri)),
      )
      .reply(200, {
        users: [
          user(20, { role_type: null }),
          user(22, { role_type: 1 }),
          user(23, { role_type: 3 }),
        ],
        meta: { has_more: true, after_cursor: 'next' },
      });
    zendesk()
      .get((uri) => decodeURIComponent(uri).includes('page[after]=next'))
      .reply(200, {
        users: [
          user(21, { role: 'admin', role_type: 4 }),
          user(24, { only_private_comments: true }),
        ],
        meta: { has_more: false, after_cursor: 'end' },
      });
    const roles = (await desk.staff()).map(({ id, role }) => [id, role]);
    expect(roles).toEqual([
      [20, 'agent'],
      [22, 'light-agent'],
      [23, 'light-agent'],
      [21, 'admin'],
      [24, 'light-agent'],
    ]);
  });
});

describe('audits', () => {
  const audit = (id: number, rest: object = {}) => ({
    id,
    ticket_id: 12,
    created_at: '2026-11-20T08:30:00Z',
    author_id: 20,
    via: { channel: 'web', source: { from: {}, to: {}, rel: null } },
    metadata: { system: {}, custom: { palier: { v: 1 } } },
    events: [],
    ...rest,
  });

  it('reads all pages with their metadata', async () => {
    const { desk } = deskAtTheEdge();
    zendesk()
      .get('/api/v2/tickets/12/audits')
      .query({ 'page[size]': 100 })
      .reply(200, {
        audits: [audit(1)],
        meta: { has_more: true, after_cursor: 'c' },
      });
    zendesk()
      .get('/api/v2/tickets/12/audits')
      .query({ 'page[size]': 100, 'page[after]': 'c' })
      .reply(200, {
        audits: [audit(2, { metadata: null, author_id: -1 })],
        meta: { has_more: false },
      });
    expect(await desk.audits(12)).toMatchObject([
      { id: 1, custom: { palier: { v: 1 } } },
      { id: 2, custom: {}, authorId: -1 },
    ]);
  });

  it('takes nothing from a list in which one update cannot be read: it may be the reply', async () => {
    const { desk } = deskAtTheEdge();
    zendesk()
      .get('/api/v2/tickets/12/audits')
      .query(true)
      .reply(200, {
        audits: [audit(1), audit(2, { created_at: null })],
      });
    const error = await errorOf(desk.audits(12));
    expect(error).toMatchObject({ code: 'zendeskUnexpected' });
    expect(error.message).toContain('audit 2');
  });

  it('says so when the ticket is gone', async () => {
    const { desk } = deskAtTheEdge();
    zendesk().get('/api/v2/tickets/12/audits').query(true).reply(404, { error: 'RecordNotFound' });
    expect(await errorOf(desk.audits(12))).toMatchObject({ code: 'zendeskNotFound' });
  });
});

describe('showTickets', () => {
  it('asks nothing for no ids', async () => {
    expect(await deskAtTheEdge().desk.showTickets([])).toEqual([]);
  });

  it('refuses more than a hundred ids as our own mistake', async () => {
    const ids = Array.from({ length: 101 }, (_, at) => at + 1);
    await expect(deskAtTheEdge().desk.showTickets(ids)).rejects.toThrow('At most 100');
  });

  it('leaves out what no longer exists', async () => {
    zendesk()
      .get('/api/v2/tickets/show_many')
      .query({ ids: '12,13' })
      .reply(200, { tickets: [TICKET] });
    expect(await deskAtTheEdge().desk.showTickets([12, 13])).toMatchObject([{ id: 12 }]);
  });
});

describe('account', () => {
  const me = (user: object) => zendesk().get('/api/v2/users/me').reply(200, { user });
  const brands = () =>
    zendesk()
      .get('/api/v2/brands')
      .query(true)
      .reply(200, {
        brands: [
          { id: 62, name: 'B' },
          { id: 61, name: 'A' },
        ],
      });

  it('recognises the account by its oldest brand and takes the engine’s own zone', async () => {
    me({ id: 1, role: 'admin', iana_time_zone: 'Europe/Paris' });
    brands();
    expect(await deskAtTheEdge().desk.account()).toEqual({
      id: 61,
      subdomain: 'acme',
      timeZone: 'Europe/Paris',
      userId: 1,
      skewMs: 0,
    });
  });

  it('is not fooled by the 200 that an anonymous visitor gets', async () => {
    me({ id: null, name: 'Anonymous user', role: 'end-user' });
    expect(await errorOf(deskAtTheEdge().desk.account())).toMatchObject({
      code: 'zendeskUnauthorized',
    });
  });

  it('refuses to run as anybody but an admin', async () => {
    me({ id: 1, role: 'agent' });
    const error = await errorOf(deskAtTheEdge().desk.account());
    expect(error).toMatchObject({ code: 'zendeskForbidden' });
    expect(error.message).toContain('admin');
  });
});

describe('names of the account', () => {
  it('calls default custom statuses by Zendesk’s own word', async () => {
    zendesk()
      .get('/api/v2/custom_statuses')
      .query(true)
      .reply(200, {
        custom_statuses: [
          { id: 502, status_category: 'open', agent_label: 'In Arbeit', default: true },
          { id: 501, status_category: 'hold', agent_label: 'Waiting for vendor', default: false },
        ],
      });
    expect(await deskAtTheEdge().desk.customStatuses()).toEqual([
      { id: 502, name: 'open', category: 'open' },
      { id: 501, name: 'Waiting for vendor', category: 'hold' },
    ]);
  });

  it.each([403, 404])(
    'has no forms and no custom statuses where the plan answers %i',
    async (status) => {
      zendesk().get('/api/v2/custom_statuses').query(true).reply(status, {});
      zendesk().get('/api/v2/ticket_forms').query(true).reply(status, {});
      const { desk } = deskAtTheEdge();
      expect([await desk.customStatuses(), await desk.forms()]).toEqual([[], []]);
    },
  );

  it('finds our fields by title, passing over switched-off ones', async () => {
    zendesk()
      .get('/api/v2/ticket_fields')
      .query(true)
      .twice()
      .reply(200, {
        ticket_fields: [
          { id: 900, type: 'text', title: 'palier_due', key: null, active: false },
          {
            id: 905,
            type: 'text',
            title: 'Échéance',
            raw_title: 'palier_due',
            key: null,
            active: true,
          },
          { id: 906, type: 'text', title: 'palier_due', key: null, active: true },
          { id: 800, type: 'tagger', title: 'service', key: null, active: true },
        ],
      });
    const { desk } = deskAtTheEdge();
    expect(await desk.palierFields()).toMatchObject({ palier_due: 905, palier_rank: null });
    expect(await desk.ticketFields()).toContainEqual({
      id: 800,
      key: 'service',
      title: 'service',
      type: 'tagger',
    });
  });
});
