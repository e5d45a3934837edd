/** Does each question of the Desk port go out as documented, and come back in our own terms? */
import { deskAtTheEdge, errorOf, NOW, watchTheEdge, zendesk } from './zendesk-edge.ts';

const TICKET = {
  id: 12,
  subject: 'No light on port 3',
  status: 'open',
  custom_status_id: 501,
  priority: null,
  via: { channel: 'email', source: { from: {}, to: {}, rel: null } },
  ticket_form_id: 60,
  brand_id: 61,
  requester_id: null,
  submitter_id: 70,
  assignee_id: null,
  group_id: 300,
  organization_id: null,
  problem_id: null,
  tags: ['a'],
  custom_fields: [
    { id: 902, value: 'palier_kind_outage' },
    { id: 904, value: true },
    { id: 905, value: { odd: 1 } },
  ],
  fields: [],
  generated_timestamp: 1,
  created_at: '2026-11-20T08:00:00Z',
  updated_at: '2026-11-20T08:30:00Z',
};
const EVENT = {
  id: 5000,
  ticket_id: 12,
  created_at: '2026-11-20T08:30:00Z',
  updater_id: 20,
  via: 'Web form',
  event_type: 'Audit',
  child_events: [
    { id: 1, via: 'Web form', status: 'pending', previous_value: 'open', event_type: 'Change' },
  ],
};
const since = Date.parse('2026-11-20T08:00:00.900Z');

watchTheEdge();

describe('exportEvents', () => {
  const events = (start: number) =>
    zendesk()
      .get('/api/v2/incremental/ticket_events')
      .query({ start_time: start, per_page: 1000, include: 'comment_events' });

  it('asks from the whole second, comments included, and names the next start', async () => {
    const { desk } = deskAtTheEdge();
    events(1795161600).reply(200, {
      ticket_events: [EVENT],
      end_time: 1795163401,
      end_of_stream: true,
      count: 1,
    });
    const page = await desk.exportEvents(since);
    expect(page).toMatchObject({ nextAt: 1795163401_000, end: true, malformed: [] });
    expect(page.audits).toEqual([
      expect.objectContaining({
        id: 5000,
        ticketId: 12,
        authorId: 20,
        channel: 'web',
        custom: null,
        changes: [{ field: 'status', value: 'pending', previous: 'open' }],
      }),
    ]);
  });

  it.each([
    ['a start in the last minute', NOW, Math.floor((NOW - 61_000) / 1000)],
    ['the last start allowed', NOW - 61_000, Math.floor((NOW - 61_000) / 1000)],
    ['one second before it', NOW - 62_000, Math.floor((NOW - 62_000) / 1000)],
  ])('moves %s back where Zendesk would refuse it', async (_what, at, start) => {
    const { desk } = deskAtTheEdge();
    events(start).reply(200, { ticket_events: [], end_time: null, end_of_stream: true });
    expect(await desk.exportEvents(at)).toMatchObject({ nextAt: start * 1000, end: true });
  });

  it('goes on after a full page, and stops at one that does not move', async () => {
    const { desk } = deskAtTheEdge();
    events(1795161600).reply(200, {
      ticket_events: [],
      end_time: 1795161700,
      end_of_stream: false,
    });
    expect(await desk.exportEvents(since)).toMatchObject({ nextAt: 1795161700_000, end: false });
    events(1795161600).reply(200, {
      ticket_events: [],
      end_time: 1795161600,
      end_of_stream: false,
    });
    expect(await desk.exportEvents(since)).toMatchObject({ end: true });
  });

  it('tells malformed items apart by ticket, and keeps the rest of the page', async () => {
    const { desk } = deskAtTheEdge();
    const broken = { ...EVENT, id: 5001, ticket_id: 13, child_events: 'secret words' };
    events(1795161600).reply(200, {
      ticket_events: [broken, EVENT, { id: 'x' }, null],
      end_time: 1795163401,
      end_of_stream: true,
    });
    const page = await desk.exportEvents(since);
    expect(page.audits.map((audit) => audit.id)).toEqual([5000]);
    expect(page.malformed.map((one) => one.ticketId)).toEqual([13, null, null]);
    expect(page.malformed[0]?.what).toMatch(/^ticket event 5001 could not be read \(child_events/);
    expect(JSON.stringify(page.malformed)).not.toContain('secret words');
  });
});

describe('exportTickets', () => {
  const tickets = (query: object) =>
    zendesk()
      .get('/api/v2/incremental/tickets/cursor')
      .query({ per_page: 1000, ...query });

  it('starts by time, goes on by cursor, and keeps the cursor at the end of the stream', async () => {
    const { desk } = deskAtTheEdge();
    tickets({ start_time: 1795161600 }).reply(200, {
      tickets: [TICKET],
      after_cursor: 'MTc5NTA=',
      end_of_stream: false,
    });
    const first = await desk.exportTickets({ sinceAt: since });
    expect(first).toMatchObject({ cursor: 'MTc5NTA=', end: false, malformed: [] });
    expect(first.tickets[0]).toEqual({
      id: 12,
      subject: 'No light on port 3',
      status: 'open',
      customStatusId: 501,
      priority: null,
      channel: 'email',
      formId: 60,
      brandId: 61,
      requesterId: null,
      submitterId: 70,
      assigneeId: null,
      groupId: 300,
      organizationId: null,
      problemId: null,
      tags: ['a'],
      customFields: new Map<number, unknown>([
        [902, 'palier_kind_outage'],
        [904, true],
        [905, null],
      ]),
      createdAt: Date.parse('2026-11-20T08:00:00Z'),
      updatedAt: Date.parse('2026-11-20T08:30:00Z'),
    });
    tickets({ cursor: 'MTc5NTA=' }).reply(200, {
      tickets: [],
      after_cursor: 'MTc5NTA=',
      end_of_stream: true,
    });
    expect(await desk.exportTickets({ cursor: first.cursor })).toMatchObject({
      cursor: 'MTc5NTA=',
      end: true,
    });
  });

  it('begins at the same start again while the stream is empty and has no cursor', async () => {
    const { desk } = deskAtTheEdge();
    tickets({ start_time: 1795161600 })
      .twice()
      .reply(200, { tickets: [], after_cursor: null, end_of_stream: true });
    const { cursor } = await desk.exportTickets({ sinceAt: since });
    expect(await desk.exportTickets({ cursor })).toMatchObject({ cursor, end: true });
  });

  it('takes nothing from a page with rows and no cursor', async () => {
    const { desk } = deskAtTheEdge();
    tickets({ cursor: 'a' }).reply(200, {
      tickets: [TICKET],
      after_cursor: null,
      end_of_stream: true,
    });
    expect(await errorOf(desk.exportTickets({ cursor: 'a' }))).toMatchObject({
      code: 'zendeskUnexpected',
    });
  });

  it('tells a malformed ticket by its number', async () => {
    const { desk } = deskAtTheEdge();
    tickets({ cursor: 'a' }).reply(200, {
      tickets: [{ ...TICKET, id: 13, updated_at: 'yesterday' }, TICKET],
      after_cursor: 'b',
      end_of_stream: true,
    });
    const page = await desk.exportTickets({ cursor: 'a' });
    expect(page.tickets.map((ticket) => ticket.id)).toEqual([12]);
    expect(page.malformed).toEqual([
      { ticketId: 13, what: expect.stringContaining('ticket 13 could not be read (updated_at:') },
    ]);
  });
});

describe('exportOrganizations', () => {
  it('reads fields by key and knows deleted ones', async () => {
    const { desk, reported } = deskAtTheEdge();
    zendesk()
      .get('/api/v2/incremental/organizations')
      .query({ start_time: 1795161600, per_page: 1000 })
      .reply(200, {
        organizations: [
          {
            id: 40,
            name: 'ACME',
            organization_fields: { support_tier: 'premium' },
            updated_at: '2026-11-20T08:00:00Z',
          },
          {
            id: 41,
            name: 'Gone',
            organization_fields: null,
            updated_at: '2026-11-20T08:00:00Z',
            deleted_at: '2026-11-20T08:00:00Z',
          },
          { name: 'no id' },
        ],
        end_time: 1795161700,
        count: 3,
        next_page: null,
      });
    const page = await desk.exportOrganizations(since);
    expect(page.organizations).toMatchObject([
      { id: 40, fields: { support_tier: 'premium' }, deleted: false },
      { id: 41, fields: {}, deleted: true },
    ]);
    expect(page.end).toBe(true);
    expect(reported).toHaveLength(1);
  });
});

describe('staff', () => {
  const user = (id: number, rest: object) => ({
    id,
    name: `P${id}`,
    role: 'agent',
    tags: [],
    user_fields: {},
    updated_at: '2026-11-20T08:00:00Z',
    ...rest,
  });

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
