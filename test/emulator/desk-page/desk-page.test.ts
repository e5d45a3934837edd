/** Does the desk's port answer its page: assets, lists, tickets, choices, messages, and no more? */
import { type RunningDesk, startDesk } from '../start-desk.ts';
import { createDeskPage } from './desk-page.ts';

const hostile = '<script>alert("subject")</script>';
const actions = [
  {
    do: 'organization.upsert',
    organization: { external_id: 'o1', name: 'Acme', organization_fields: {} },
  },
  {
    do: 'user.upsert',
    user: { external_id: 'c1', name: 'Cara', role: 'end-user', organization_external_id: 'o1' },
  },
  { do: 'user.upsert', user: { external_id: 'a1', name: 'Anton', role: 'agent' } },
  {
    do: 'ticket.create',
    as: 'c1',
    ticket: { external_id: 'INC1', subject: hostile, comment: { body: 'Help', public: true } },
  },
  {
    do: 'ticket.update',
    as: 'a1',
    ticket: {
      external_id: 'INC1',
      status: 'pending',
      priority: 'high',
      comment: { body: 'Which one?', public: true },
    },
  },
  {
    do: 'ticket.create',
    as: 'c1',
    ticket: { external_id: 'INC2', subject: 'Second', comment: { body: 'Hm', public: true } },
  },
].map((action, index) => ({ at: `2026-03-02T08:0${index}:00Z`, ...action }));

describe('the desk’s page', () => {
  let desk: RunningDesk;
  beforeAll(async () => {
    desk = await startDesk({
      port: 0,
      controlPort: 0,
      smtpPort: 0,
      stateFolder: null,
      startAt: Date.parse('2026-03-02T08:00:00Z'),
      speed: 0,
      subdomain: 'page-test',
      timeZone: 'Europe/Paris',
      client: { id: 'c', secret: 's' },
      pages: (world, controlUrl) =>
        createDeskPage({
          desk: world.desk,
          now: () => world.clock.now(),
          timeZone: 'Europe/Paris',
          ownUserId: world.engineUserId,
          controlUrl,
          engineUrl: 'http://127.0.0.1:1',
        }),
    });
    await toControl('/script', actions);
    await toControl('/clock', { nowAt: '2026-03-02T09:00:00Z' });
  });
  afterAll(() => desk.close());

  const send = (body: unknown, headers: Record<string, string> = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const toControl = async (path: string, body: unknown) => {
    const answer = await fetch(desk.controlUrl + path, send(body));
    expect(answer.status).toBe(200);
  };
  const get = (path: string) => fetch(desk.apiUrl + path);
  const read = async (path: string) => (await get(path)).json() as Promise<never>;

  it('serves the page with a policy that loads nothing foreign and frames the engine only', async () => {
    const page = await get('/');
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('frame-src http://127.0.0.1:1;');
    expect(policy).not.toContain('unsafe-inline');
    const text = await page.text();
    const parts = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((found) => found[1] ?? '');
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) expect([part, (await get(part)).status]).toEqual([part, 200]);
  });

  it.each(['/desk/../assets.ts', '/desk/%2e%2e/assets.ts', '/desk/none.js', '/desk/page/desk.js'])(
    'has nothing at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('lists the tickets changed most recently first, and those that wait', async () => {
    const recent: { rows: { number: string }[]; total: number } = await read('/desk/list');
    expect(recent.rows.map((row) => row.number)).toEqual(['INC2', 'INC1']);
    const waiting = await read('/desk/list?name=waiting');
    expect(waiting).toMatchObject({ total: 1, rows: [{ number: 'INC1', organization: 'Acme' }] });
  });

  it.each([
    ['inc1', ['INC1']],
    ['2', ['INC2']],
    ['SECOND', ['INC2']],
    ['nothing', []],
  ])('finds by "%s"', async (search, numbers) => {
    const found: { rows: { number: string }[] } = await read(`/desk/list?search=${search}`);
    expect(found.rows.map((row) => row.number)).toEqual(numbers);
  });

  it('shows a ticket with what was said and changed, as data', async () => {
    const view = await read('/desk/tickets/1');
    expect(view).toMatchObject({
      subject: hostile,
      status: 'pending',
      requester: { name: 'Cara' },
      hasLeftScript: false,
      entries: [
        { comment: { by: { name: 'Cara' }, isPublic: true, body: 'Help' } },
        {
          comment: { by: { name: 'Anton', role: 'agent' }, body: 'Which one?' },
          changes: expect.arrayContaining([
            { field: 'priority', from: null, to: 'high', isEngines: false },
            { field: 'status', from: 'new', to: 'pending', isEngines: false },
          ]),
        },
      ],
    });
    expect((await get('/desk/tickets/99')).status).toBe(404);
  });

  it('offers agents to act as, but never the engine’s own user', async () => {
    const { agents }: { agents: { id: number; name: string }[] } = await read('/desk/choices');
    expect(agents.map((one) => one.name)).toContain('Anton');
    expect(agents.map((one) => one.id)).not.toContain(desk.world.engineUserId());
  });

  it('shows the newest message first', async () => {
    await toControl('/inbox/chat', { text: 'first' });
    await toControl('/inbox/chat', { text: 'second' });
    const { messages }: { messages: { text: string }[] } = await read('/desk/inbox');
    expect(messages.map((one) => one.text)).toEqual(['second', 'first']);
  });

  it('steers time for its own page and nobody else', async () => {
    const course = { speed: 60 };
    const refused = await fetch(`${desk.apiUrl}/desk/clock`, send(course));
    expect(refused.status).toBe(403);
    expect(desk.world.clock.speed).toBe(0);
    const own = { 'x-palier-desk': '1' };
    expect((await fetch(`${desk.apiUrl}/desk/clock`, send(course, own))).status).toBe(200);
    expect(desk.world.clock.speed).toBe(60);
    await fetch(`${desk.apiUrl}/desk/clock`, send({ speed: 0 }, own));
  });

  it('gives its page a token to act as an agent', async () => {
    const { agents }: { agents: { id: number }[] } = await read('/desk/choices');
    const own = { 'x-palier-desk': '1' };
    const body = { userId: agents[0]?.id, channel: 'web' };
    const given = await fetch(`${desk.apiUrl}/desk/token`, send(body, own));
    const { token } = (await given.json()) as { token: string };
    const me = await fetch(`${desk.apiUrl}/api/v2/users/me.json`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await me.json()).toMatchObject({ user: { id: agents[0]?.id } });
  });

  it('says that the engine does not answer when the next breach is asked for', async () => {
    const own = { 'x-palier-desk': '1' };
    const answer = await fetch(`${desk.apiUrl}/desk/next-breach`, send({}, own));
    expect(answer.status).toBe(502);
  });

  it('tells a listener the time, the script and the counters at once', async () => {
    const live = await get('/desk/live');
    const reader = live.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    const pulse = JSON.parse(new TextDecoder().decode(value).replace(/^data: /, ''));
    expect(pulse).toMatchObject({
      clock: { speed: 0 },
      script: { position: actions.length, ended: true },
      changes: desk.world.desk.audits.length,
      isEngineUp: false,
    });
    await reader?.cancel();
  });

  it('leaves everything else to the API', async () => {
    expect((await get('/api/v2/tickets.json')).status).toBe(401);
  });
});
