/** Do the four exports ask as documented, and lose neither a row nor their place? */
import { EVENT, TICKET } from './sample-rows.ts';
import { deskAtTheEdge, errorOf, NOW, watchTheEdge, zendesk } from './zendesk-edge.ts';

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
      followsUpId: null,
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
