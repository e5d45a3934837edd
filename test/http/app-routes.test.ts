/** What does the app in Zendesk read with its token, and what does nobody read? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import type { AppQueue, AppTicket } from '../../engine/http/app-contract.ts';
import { CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { ACCESS, type AppScene, appScene } from './app-scene.ts';

/** Words that an installation's token must not bring to anybody. */
const SECRETS = ['Invoice of Zoe', 'Zoe Zimmer', 'A. Martin', 'B. Duval', 'User 70', 'user-70@'];

const { standard } = EXAMPLE_FILE.tiers;
/** The example with people named in it, as admins name them. */
const POLICY = policyFrom({
  ...EXAMPLE_FILE,
  triage: [{ when: { form: 'Outage' }, kind: 'outage', propose: true }],
  tiers: {
    ...EXAMPLE_FILE.tiers,
    standard: {
      ...standard,
      channels: ['web', 'email'],
      contacts: [
        { role: 'technical account manager', name: 'A. Martin', group: 'TAM', duty: 'always' },
      ],
    },
  },
  eventPlans: [
    {
      organization: 'Zimmer Hosting',
      from: '2026-11-23',
      to: '2026-11-23',
      contact: 'B. Duval',
    },
  ],
});

let scene: AppScene;
beforeEach(async () => {
  scene = await appScene(ACCESS, [POLICY]);
});
afterEach(() => scene.close());

/** A ticket full of names, known to the engine: an incident unless another kind is given. */
async function known(kind: string | null = 'incident'): Promise<number> {
  const { acts } = scene.desk;
  acts.organization(8, 'Zimmer Hosting', { support_tier: 'standard' });
  scene.desk.tables.users.set(CUSTOMER, {
    ...(scene.desk.tables.users.get(CUSTOMER) as never as object),
    name: 'Zoe Zimmer',
  } as never);
  const fields = new Map(
    kind === null ? [] : [[FIELD_IDS.palier_kind, `palier_kind_${kind}`] as const],
  );
  const id = acts.open({ by: CUSTOMER, subject: 'Invoice of Zoe', organizationId: 8, fields });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  return id;
}

describe('GET /v1/app/tickets/:id', () => {
  test('answers where the ticket stands, its clocks and what its customer is owed', async () => {
    await known('outage');
    const id = await known();
    const answer = await scene.get(`/v1/app/tickets/${id}`);
    expect(answer.statusCode).toBe(200);
    const { ticket, entitlement, actions, kinds, ...rest } = answer.json<AppTicket>();
    expect(actions.possible.map(({ action }) => action)).toContain('promise');
    expect(kinds.map(({ name }) => name)).toContain('incident');
    expect(rest).toEqual({
      diagnosis: null,
      intervention: null,
      account: null,
      nowAt: '2026-11-23T08:04:00Z',
      speed: 1,
      health: {
        judgedAsOf: '2026-11-23T08:02:00Z',
        mode: 'live',
        stopped: false,
        policy: 'test-1',
        troubles: [],
      },
    });
    expect(ticket).toMatchObject({
      id,
      tier: 'standard',
      kind: 'incident',
      proposedKind: null,
      status: 'new',
      state: 'onTrack',
      place: 2,
      queueTotal: 2,
      dueAt: '2026-11-23T12:02:00Z',
      openedAt: '2026-11-23T08:02:00Z',
      policy: 'test-1',
    });
    expect(ticket.clocks[0]).toMatchObject({ promise: 'firstReply', governing: true });
    expect(entitlement).toMatchObject({
      channels: ['web', 'email'],
      people: { calendar: 'office', openNow: true, opensAt: null },
      contacts: [
        {
          role: 'technical account manager',
          name: null,
          group: 'TAM',
          duty: { calendar: 'always', openNow: true, opensAt: null },
        },
      ],
      eventPlan: { from: '2026-11-22T23:00:00Z', to: '2026-11-23T23:00:00Z', contact: null },
      suspended: false,
    });
    expect(entitlement.told.join(' ')).toContain('TAM');
  });

  test('its keys are these and no others', async () => {
    const id = await known();
    const { ticket, entitlement } = (await scene.get(`/v1/app/tickets/${id}`)).json();
    expect(Object.keys(ticket).sort()).toEqual([
      'clocks',
      'dueAt',
      'id',
      'kind',
      'openedAt',
      'place',
      'placeWhy',
      'policy',
      'proposedKind',
      'queueTotal',
      'state',
      'status',
      'tier',
    ]);
    const { because, rule, conditions, words, losers, ...form } = (
      await scene.server.inject({ url: `/v1/tickets/${id}/explain` })
    ).json().entitlement;
    expect(Object.keys(entitlement).sort()).toEqual(Object.keys(form).sort());
  });

  test('the place is that of the board, and none once the ticket is solved', async () => {
    const ids = [await known(), await known('outage'), await known()];
    const board = (await scene.server.inject({ url: '/v1/board' })).json();
    for (const id of ids) {
      const { ticket } = (await scene.get(`/v1/app/tickets/${id}`)).json<AppTicket>();
      const shown = board.queue.find((one: { id: number }) => one.id === id);
      expect([ticket.place, ticket.queueTotal]).toEqual([shown.place, 3]);
    }
    const [solved = 0] = ids;
    scene.desk.acts.update(solved, { by: CUSTOMER, set: { status: 'solved' } });
    await scene.clock.advance(2 * MINUTE_MS);
    await scene.poll();
    const { ticket } = (await scene.get(`/v1/app/tickets/${solved}`)).json<AppTicket>();
    expect([ticket.place, ticket.queueTotal]).toEqual([null, 2]);
  });

  test('language and zone are those of the words', async () => {
    const id = await known();
    const whyOf = async (query: string) =>
      (await scene.get(`/v1/app/tickets/${id}${query}`)).json<AppTicket>().ticket.placeWhy;
    expect(await whyOf('')).toMatch(/^Counts as Monday 23 November, 11:16/);
    expect(await whyOf('?language=fr')).toMatch(/^Compte comme lundi 23 novembre/);
    expect(await whyOf('?zone=Asia/Tokyo')).toMatch(/^Counts as Monday 23 November, 19:16/);
    expect(await whyOf('?zone=Not/AZone')).toBe(await whyOf(''));
  });

  test.each([
    ['/v1/app/tickets/999', 404, 'notFound'],
    ['/v1/app/tickets/x', 400, 'badRequest'],
    ['/v1/app/tickets/0', 400, 'badRequest'],
    ['/v1/app/tickets/1?language=de', 400, 'badRequest'],
    ['/v1/app/queue?language=de', 400, 'badRequest'],
    ['/v1/app/queue?limit=0', 400, 'badRequest'],
    ['/v1/app/queue?limit=201', 400, 'badRequest'],
    ['/v1/app/queue?limit=many', 400, 'badRequest'],
  ])('%s is a problem of status %s', async (url, status, code) => {
    const answer = await scene.get(url);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
  });
});

describe('GET /v1/app/queue', () => {
  test('answers who comes first and why, in order, with nothing else', async () => {
    const second = await known();
    const first = await known('outage');
    const answer = (await scene.get('/v1/app/queue')).json<AppQueue>();
    expect(answer.queueTotal).toBe(2);
    expect(answer.queue.map(({ id, place }) => [id, place])).toEqual([
      [first, 1],
      [second, 2],
    ]);
    expect(Object.keys(answer.queue[0] ?? {}).sort()).toEqual([
      'dueAt',
      'id',
      'kind',
      'place',
      'placeWhy',
      'state',
      'tier',
    ]);
    const french = (await scene.get('/v1/app/queue?language=fr')).json<AppQueue>();
    expect(french.queue[0]?.placeWhy).toMatch(/^Compte comme/);
  });

  test('a limit cuts the list and not the count', async () => {
    await known();
    await known();
    const { queue, queueTotal } = (await scene.get('/v1/app/queue?limit=1')).json<AppQueue>();
    expect([queue.length, queueTotal]).toEqual([1, 2]);
    expect((await scene.get('/v1/app/queue?limit=200')).statusCode).toBe(200);
  });

  test('a ticket that is set aside keeps its place, and the others theirs', async () => {
    const ids = [await known(), await known()];
    const row = scene.row(ids[0] as number);
    scene.tables.tickets.set(row.id, { ...row, doc: { ...row.doc, quarantined: 'broken' } });
    const { queue } = (await scene.get('/v1/app/queue')).json<AppQueue>();
    expect(queue.map(({ id, place }) => [id, place])).toEqual([[ids[1], 2]]);
  });
});

describe('what no answer says', () => {
  test('subjects, names and addresses are in none of them, though the board has them', async () => {
    const id = await known();
    const { context } = scene;
    const refused = 'Mailing by mail.example failed (550 user-70@example.com: unknown user)';
    context.troubles.raise('alerts:mail', refused, 0);
    context.troubles.raise('tiersFile', '/srv/zoe/tiers.json: 3 problems (Zoe Zimmer)', 0);
    const told = async (urls: readonly string[], ask: (url: string) => Promise<string>) =>
      (await Promise.all(urls.map(ask))).join('\n');
    const bodies = await told(
      [`/v1/app/tickets/${id}`, `/v1/app/tickets/${id}?language=ru`, '/v1/app/queue'],
      async (url) => (await scene.get(url)).body,
    );
    const looked = (await scene.look(id)).body;
    expect(looked).toContain('"looked":true');
    for (const secret of SECRETS) expect(bodies + looked).not.toContain(secret);
    // The control: on this machine the same words are there to be found.
    const local = await told(
      ['/v1/board', `/v1/tickets/${id}/explain`],
      async (url) => (await scene.server.inject({ url })).body,
    );
    const there = SECRETS.filter((secret) => local.includes(secret));
    expect(there).toEqual(['Invoice of Zoe', 'Zoe Zimmer', 'A. Martin', 'B. Duval', 'user-70@']);
  });

  test('troubles that make the answer old are told', async () => {
    const id = await known();
    scene.context.troubles.raise('poll', 'Zendesk does not answer.', 0);
    for (const url of [`/v1/app/tickets/${id}`, '/v1/app/queue']) {
      const { health } = (await scene.get(url)).json<AppQueue>();
      expect(health.troubles).toEqual(['Zendesk does not answer.']);
    }
  });

  test('what triage suggests is told until somebody decides', async () => {
    scene.desk.names.forms.push({ id: 5, name: 'Outage' });
    const id = await known(null);
    const row = scene.row(id);
    const header = { ...row.doc.header, form: 'Outage' };
    scene.tables.tickets.set(id, { ...row, doc: { ...row.doc, header } });
    const { ticket } = (await scene.get(`/v1/app/tickets/${id}`)).json<AppTicket>();
    expect([ticket.kind, ticket.proposedKind]).toEqual([null, 'outage']);
  });
});
