/** What may an agent do to a ticket, what would follow from it, and what has happened to it? */
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import type { AppHistory, AppPreview, AppTicket } from '../../engine/http/app-contract.ts';
import { readTickets } from '../../engine/run/read-tickets.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { ACCESS, type AppScene, appScene } from './app-scene.ts';

const POLICY = policyFrom({
  ...EXAMPLE_FILE,
  may: { roles: { manager: { groups: ['Managers'] } }, withdrawBreach: ['manager'] },
});

let scene: AppScene;
beforeEach(async () => {
  scene = await appScene(ACCESS, [POLICY]);
});
afterEach(() => scene.close());

/** A ticket opened on Monday at 09:00 in Paris, known two minutes later. */
async function opened(kind: string | null = 'incident'): Promise<number> {
  const fields = kind === null ? [] : [[FIELD_IDS.palier_kind, `palier_kind_${kind}`] as const];
  const id = scene.desk.acts.open({
    by: CUSTOMER,
    subject: 'Invoice of Zoe',
    fields: new Map(fields),
  });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  return id;
}

async function act(id: number, action: string, args: object, more: object = {}): Promise<void> {
  const nonce = `n${scene.desk.tables.nextId}`;
  const palier = { v: 1, action, args, nonce, after: null, ...more };
  const fields = new Map([[FIELD_IDS.palier_action, nonce]]);
  scene.desk.acts.update(id, { by: AGENT, fields, custom: { palier } });
  await scene.clock.advance(1_000);
  await readTickets(scene.context, [id]);
}

const ticket = async (id: number, query = '') =>
  (await scene.get(`/v1/app/tickets/${id}${query}`)).json<AppTicket>();
const preview = async (id: number, query: string) =>
  (await scene.get(`/v1/app/tickets/${id}/preview?${query}`)).json<AppPreview>();
const history = async (id: number, query = '') =>
  (await scene.get(`/v1/app/tickets/${id}/history${query}`)).json<AppHistory>();

describe('actions of GET /v1/app/tickets/:id', () => {
  test('are those that would count, none of them done yet', async () => {
    const { actions } = await ticket(await opened());
    expect(actions).toEqual({
      last: null,
      done: [],
      possible: [
        { action: 'kind', groups: null },
        { action: 'promise', groups: null },
        { action: 'noReplyOwed', groups: null },
      ],
    });
  });

  test('name the groups whose members may withdraw a breach', async () => {
    const id = await opened();
    await scene.clock.advance(6 * HOUR_MS);
    expect((await ticket(id)).actions.possible.at(-1)).toEqual({
      action: 'withdrawBreach',
      groups: ['Managers'],
    });
  });

  test('that were decided are told, the newest first, ten at most', async () => {
    const id = await opened();
    await act(id, 'promise', { until: '2026-11-23T15:00:00+01:00' });
    await act(id, 'promise', { until: '2026-11-23T15:00:00+01:00' });
    const { actions } = await ticket(id);
    expect(actions.done.map(({ accepted, told, by }) => [accepted, told, by])).toEqual([
      [false, 'Refused (promise): another action was decided first (promise: accepted).', AGENT],
      [true, 'Promised for Monday 23 November, 15:00.', AGENT],
    ]);
    expect(actions.last).toBe(actions.done[0]?.nonce);
    for (let i = 0; i < 10; i += 1) await act(id, 'rootCause', {});
    expect((await ticket(id)).actions.done).toHaveLength(10);
  });

  test('that nobody knows are not listed, though they were decided', async () => {
    const id = await opened();
    await act(id, 'quote', { price: 5 });
    const { actions } = await ticket(id, '?language=fr');
    expect(actions.done).toEqual([]);
    expect(actions.last).toMatch(/^n\d+$/);
  });
});

test('kinds are those of the policy, in its order, with their components', async () => {
  const { kinds } = await ticket(await opened());
  expect(kinds).toEqual([
    { name: 'outage', components: [] },
    { name: 'incident', components: [] },
    { name: 'advice', components: [] },
    { name: 'replacement', components: ['disk', 'ram', 'board'] },
  ]);
});

describe('GET /v1/app/tickets/:id/preview', () => {
  test('says which clocks another kind would move, begin and end, and decides nothing', async () => {
    const id = await opened();
    const before = scene.row(id);
    const { moves, needsReason } = await preview(id, 'kind=replacement&component=disk');
    expect(needsReason).toBe(false);
    expect(moves.map(({ promise, change, told }) => [promise, change, told])).toEqual([
      ['firstReply', 'ended', 'First reply: no longer owed; it was due Monday 23 November, 13:00.'],
      [
        'resolution',
        'ended',
        'Resolution: no longer owed; it was due Wednesday 25 November, 15:00.',
      ],
      ['replacement', 'begun', 'Replacement: begins, due Tuesday 24 November, 09:02.'],
    ]);
    expect(scene.row(id)).toEqual(before);
  });

  test('says what a shorter target would do, and that the same changes nothing', async () => {
    const id = await opened();
    const [reply] = (await preview(id, 'kind=advice')).moves;
    expect(reply).toEqual({
      promise: 'firstReply',
      instance: 1,
      change: 'moved',
      fromAt: '2026-11-23T12:00:00Z',
      toAt: '2026-11-23T16:00:00Z',
      told: 'First reply: due Monday 23 November, 17:00 instead of Monday 23 November, 13:00.',
    });
    const same = await preview(id, 'kind=incident&component=');
    expect(same.moves.map(({ change }) => change)).toEqual(['same', 'same']);
  });

  test.each([
    ['advice', true],
    ['incident', false],
    ['outage', false],
  ])('with a missed deadline behind, %s needs a reason: %s', async (kind, needsReason) => {
    const id = await opened();
    await scene.clock.advance(4 * HOUR_MS + MINUTE_MS);
    await sweep(scene.context);
    expect(scene.row(id).breached).toBe(true);
    expect((await preview(id, `kind=${kind}`)).needsReason).toBe(needsReason);
  });

  test.each([
    ['kind=constructor', '"constructor" is no kind of version test-1'],
    ['kind=Incident', 'name one of outage, incident, advice, replacement'],
    ['kind=replacement&component=fan', 'name one of disk, ram, board, or none'],
    ['component=fan', '"fan" is no component'],
  ])('%s is refused in a sentence', async (query, sentence) => {
    const id = await opened();
    const answer = await scene.get(`/v1/app/tickets/${id}/preview?${query}`);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'badRequest']);
    expect(answer.json().detail).toContain(sentence);
  });

  test.each([
    ['fr', 'Première réponse\u202f: échéance lundi 23 novembre, 17:00 au lieu de'],
    ['ru', 'Первый ответ: срок — понедельник, 23 ноября, 17:00 (было: понедельник'],
  ])('is told in %s', async (language, beginning) => {
    const [reply] = (await preview(await opened(), `kind=advice&language=${language}`)).moves;
    expect(reply?.told).toContain(beginning);
  });
});

describe('GET /v1/app/tickets/:id/history', () => {
  test('tells what happened to the clocks, the newest first', async () => {
    const id = await opened();
    await scene.clock.advance(4 * HOUR_MS);
    const { acts } = scene.desk;
    acts.update(id, { by: AGENT, says: true, set: { status: 'pending' } });
    await scene.clock.advance(HOUR_MS);
    acts.update(id, { by: CUSTOMER, says: true, set: { status: 'open', priority: 'urgent' } });
    await scene.clock.advance(2 * MINUTE_MS);
    await scene.poll();
    await act(id, 'noReplyOwed', {});
    await act(id, 'rootCause', {});
    const { events } = await history(id);
    expect(events.map(({ tone, by, told }) => [tone, by, told])).toEqual([
      [
        'warning',
        AGENT,
        'Refused (root cause given): another action was decided first (no reply owed: accepted).',
      ],
      [
        'quiet',
        AGENT,
        'Next reply: no longer owed since Monday 23 November, 14:04: an agent said that no reply is owed.',
      ],
      ['quiet', AGENT, 'No reply is owed.'],
      ['quiet', CUSTOMER, 'The customer wrote.'],
      ['quiet', CUSTOMER, 'Priority: urgent.'],
      [
        'quiet',
        null,
        'Resolution: paused on Monday 23 November (13:02–14:02): waiting for the customer.',
      ],
      ['warning', AGENT, 'First reply: replied on Monday 23 November at 13:02.'],
      ['quiet', AGENT, 'Staff replied.'],
      ['danger', null, 'First reply: breached on Monday 23 November at 13:00.'],
      ['quiet', CUSTOMER, 'Opened by the customer.'],
    ]);
    expect(events[0]?.at).toMatch(/^2026-11-23T13:04:01Z$/);
  });

  test('holds no words of customers and nobody’s name, in any language', async () => {
    const id = await opened();
    for (const language of ['en', 'fr', 'ru']) {
      const { body } = await scene.get(`/v1/app/tickets/${id}/history?language=${language}`);
      for (const secret of ['Invoice', 'Zoe', 'User 70', 'user-70@']) {
        expect(body).not.toContain(secret);
      }
    }
  });

  test.each([198, 199, 200])(
    'after the opening and %s words it has at most 200 events',
    async (n) => {
      const id = await opened('advice');
      const row = scene.row(id);
      const words = Array.from({ length: n }, (_, i) => ({
        type: 'customerWrote' as const,
        at: row.openedAt + i,
        key: `${i}`,
      }));
      const doc = { ...row.doc, facts: [...row.doc.facts, ...words] };
      scene.tables.tickets.set(id, { ...row, doc });
      expect((await history(id)).events).toHaveLength(Math.min(200, n + 1));
    },
  );
});

describe('the app’s new addresses', () => {
  test.each(['preview', 'history'])('%s wants a token and a ticket that is known', async (what) => {
    const id = await opened();
    expect((await scene.get(`/v1/app/tickets/${id}/${what}`, null)).statusCode).toBe(401);
    expect((await scene.get(`/v1/app/tickets/999/${what}`)).statusCode).toBe(404);
    expect((await scene.get(`/v1/app/tickets/x/${what}`)).statusCode).toBe(400);
    expect((await scene.get(`/v1/app/tickets/${id}/${what}?language=de`)).statusCode).toBe(400);
  });
});
