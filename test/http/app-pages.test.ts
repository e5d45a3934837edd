/** What does the app in Zendesk read where there is no ticket: of a customer, and as a board? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import type { AppBoard, AppOrganization } from '../../engine/http/app-contract.ts';
import { AGENT, CUSTOMER } from '../support/fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { ACCESS, type AppScene, appScene } from './app-scene.ts';

const { standard } = EXAMPLE_FILE.tiers;
const POLICY = policyFrom({
  ...EXAMPLE_FILE,
  tiers: {
    ...EXAMPLE_FILE.tiers,
    standard: {
      ...standard,
      contacts: [
        { role: 'technical account manager', name: 'A. Martin', group: 'TAM', duty: 'always' },
      ],
    },
  },
});

let scene: AppScene;
beforeEach(async () => {
  scene = await appScene(ACCESS, [POLICY]);
});
afterEach(() => scene.close());

const organizationOf = async (id: number | string, query = '') =>
  scene.get(`/v1/app/organizations/${id}${query}`);

test('an organization with tickets: its tier and why, and the open ones in queue order', async () => {
  const { acts } = scene.desk;
  acts.organization(8, 'Zimmer Hosting', { support_tier: 'standard' });
  const subject = 'Invoice of Zoe';
  const first = acts.open({ by: CUSTOMER, subject, organizationId: 8 });
  const second = acts.open({ by: CUSTOMER, subject, organizationId: 8 });
  acts.open({ by: CUSTOMER, subject });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  const answer = await organizationOf(8);
  expect(answer.statusCode).toBe(200);
  const { tickets, ...body } = answer.json<AppOrganization>();
  expect(body).toMatchObject({
    organizationId: 8,
    tier: 'standard',
    why: 'because organization field support_tier is standard',
    openTotal: 2,
    entitlement: { contacts: [{ role: 'technical account manager', name: null, group: 'TAM' }] },
  });
  expect(tickets.map(({ id, place }) => [id, place])).toEqual([
    [first, 1],
    [second, 2],
  ]);
  for (const secret of ['Zoe', 'Zimmer', 'Martin']) expect(answer.body).not.toContain(secret);
});

test('a solved ticket is not among the open ones', async () => {
  const { acts } = scene.desk;
  acts.organization(8, 'Zimmer Hosting', { support_tier: 'standard' });
  const id = acts.open({ by: CUSTOMER, organizationId: 8 });
  acts.update(id, { by: AGENT, says: true, set: { status: 'solved' } });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  expect((await organizationOf(8)).json()).toMatchObject({ tickets: [], openTotal: 0 });
});

test('an organization that nobody knows is answered with 404 and a sentence', async () => {
  const answer = await organizationOf(99);
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ code: 'notFound', detail: /Organization 99/ });
});

test.each(['0', '-1', '1.5', 'x', '9007199254740993', '%00'])(
  'an id of %s is refused with 400',
  async (id) => {
    expect((await organizationOf(id)).statusCode).toBe(400);
  },
);

test('nothing is told without a token', async () => {
  expect((await scene.get('/v1/app/organizations/8', null)).statusCode).toBe(401);
});

describe('GET /v1/app/board', () => {
  test('answers counts and the queue with its clocks, and no names, texts or happenings', async () => {
    const { acts } = scene.desk;
    acts.organization(8, 'Zimmer Hosting', { support_tier: 'standard' });
    const id = acts.open({ by: CUSTOMER, subject: 'Invoice of Zoe', organizationId: 8 });
    await scene.clock.advance(2 * MINUTE_MS);
    await scene.poll();
    const answer = await scene.get('/v1/app/board?limit=5');
    const board = answer.json<AppBoard>();
    expect(board).toMatchObject({ counts: { open: 1, inQueue: 1 }, queueTotal: 1 });
    expect(board.tiers).toContain('standard');
    expect(board.queue.map((one) => Object.keys(one).sort())).toEqual([
      [
        ...['clocks', 'dueAt', 'id', 'kind', 'openedAt', 'place', 'placeWhy', 'policy'],
        ...['priority', 'rank', 'state', 'status', 'tier'],
      ],
    ]);
    expect(board.queue[0]?.id).toBe(id);
    expect(board).not.toHaveProperty('happenings');
    for (const secret of ['Zoe', 'Zimmer', 'Martin']) expect(answer.body).not.toContain(secret);
  });

  test('narrows to a tier and says how many there are', async () => {
    const { acts } = scene.desk;
    acts.organization(8, 'Zimmer Hosting', { support_tier: 'standard' });
    acts.open({ by: CUSTOMER, organizationId: 8 });
    await scene.clock.advance(2 * MINUTE_MS);
    await scene.poll();
    const of = async (query: string) =>
      (await scene.get(`/v1/app/board?${query}`)).json<AppBoard>();
    expect(await of('tier=standard')).toMatchObject({ queueTotal: 1 });
    expect(await of('tier=premium')).toMatchObject({ queueTotal: 0, queue: [] });
  });

  test('a group filters nothing here, as groups are not told', async () => {
    scene.desk.acts.open({ by: CUSTOMER });
    await scene.clock.advance(2 * MINUTE_MS);
    await scene.poll();
    expect((await scene.get('/v1/app/board?group=Nobody')).json()).toMatchObject({ queueTotal: 1 });
  });

  test('is closed without a token, and refuses a limit that is none', async () => {
    expect((await scene.get('/v1/app/board', null)).statusCode).toBe(401);
    expect((await scene.get('/v1/app/board?limit=0')).statusCode).toBe(400);
  });
});
