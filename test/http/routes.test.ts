/** What does each address of the engine answer, and to whom? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import { type ServerScene, serverScene } from './server-scene.ts';

let scene: ServerScene;
const get = (url: string, headers: Record<string, string> = {}) =>
  scene.server.inject({ method: 'GET', url, headers });
const INCIDENT = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);

async function known(): Promise<number> {
  const id = scene.desk.acts.open({ by: CUSTOMER, fields: INCIDENT });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  return id;
}

beforeEach(async () => {
  scene = await serverScene();
});
afterEach(() => scene.close());

describe('GET /v1/board', () => {
  test('answers the queue with its clocks and reasons, counts and health', async () => {
    const id = await known();
    const board = (await get('/v1/board')).json();
    expect(board).toMatchObject({
      nowAt: '2026-11-23T08:02:00Z',
      speed: 1,
      counts: { open: 1, inQueue: 1, breached: 0 },
      queueTotal: 1,
      health: { mode: 'live', stopped: false, policy: 'test-1', troubles: [] },
      tiers: ['standard', 'premium'],
    });
    const [ticket] = board.queue;
    expect(ticket).toMatchObject({
      id,
      tier: 'standard',
      kind: 'incident',
      place: 1,
      state: 'onTrack',
      url: `https://acme.example/tickets/${id}`,
    });
    expect(ticket.clocks[0]).toMatchObject({ promise: 'firstReply', governing: true });
    expect(ticket.clocks[0].why[0]).toMatch(/^Standard, incident: first reply within 4 h/);
  });

  test.each([
    ['tier=standard', 1],
    ['tier=premium', 0],
    ['kind=incident', 1],
    ['kind=advice', 0],
    ['state=onTrack', 1],
    ['state=breached', 0],
    ['group=Nobody', 0],
    ['tier=&kind=', 1],
  ])('%s shows as many tickets as fit', async (query, total) => {
    await known();
    const board = (await get(`/v1/board?${query}`)).json();
    expect([board.queueTotal, board.queue.length]).toEqual([total, total]);
  });

  test('a limit cuts the list and not the count', async () => {
    await known();
    await known();
    const board = (await get('/v1/board?limit=1')).json();
    expect([board.queueTotal, board.queue.length]).toEqual([2, 1]);
  });

  test('a language is that of the words, and English unless asked for', async () => {
    await known();
    const placeOf = async (query: string) =>
      (await get(`/v1/board${query}`)).json().queue[0].placeWhy;
    expect(await placeOf('')).toMatch(/^Counts as Monday 23 November/);
    expect(await placeOf('?language=')).toMatch(/^Counts as Monday 23 November/);
    expect(await placeOf('?language=fr')).toMatch(/^Compte comme lundi 23 novembre/);
    expect(await placeOf('?language=ru')).toMatch(/^Считается как понедельник, 23 ноября/);
  });

  test.each(['0', '-1', '1.5', '1001', 'many', 'NaN', '1e9'])(
    'limit=%s is refused',
    async (limit) => {
      const answer = await get(`/v1/board?limit=${limit}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toMatch('application/problem+json');
      expect(answer.json()).toMatchObject({ status: 400, code: 'badRequest' });
      expect(answer.json().detail).toContain('1 to 1000');
    },
  );
});

describe('GET /v1/tickets/:id', () => {
  test('answers one ticket, and its explanation', async () => {
    const id = await known();
    expect((await get(`/v1/tickets/${id}`)).json()).toMatchObject({ ticket: { id, place: null } });
    const explanation = (await get(`/v1/tickets/${id}/explain`)).json();
    expect(explanation).toMatchObject({ ticket: id, tier: 'standard', inQueue: true });
    expect(explanation.rank).toBe(scene.row(id).rank);
    expect(explanation.clocks[0].reasons[0]).toMatchObject({ code: 'target' });
  });

  test('a language is that of the ticket’s and the explanation’s words', async () => {
    const id = await known();
    const { ticket } = (await get(`/v1/tickets/${id}?language=ru`)).json();
    expect(ticket.clocks[0].why[0]).toMatch(/^Standard, incident: первый ответ в течение 4/);
    const explanation = (await get(`/v1/tickets/${id}/explain?language=fr`)).json();
    expect(explanation.language).toBe('fr');
    expect(explanation.clocks[0].reasons[0].words).toMatch(/ première réponse sous 4/);
  });

  test.each([
    '/v1/board?language=de',
    '/v1/board/events?language=FR',
    '/v1/tickets/1/explain?language=../fr',
    '/v1/tickets/1?language=constructor',
  ])('%s is refused with the languages there are', async (url) => {
    const id = await known();
    const answer = await get(url.replace('/1', `/${id}`));
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'badRequest']);
    expect(answer.json().detail).toBe('language is one of en, fr, ru.');
  });

  test.each([
    ['/v1/tickets/999', 404, 'notFound'],
    ['/v1/tickets/x', 400, 'badRequest'],
    ['/v1/tickets/0', 400, 'badRequest'],
    ['/v1/tickets/1.5/explain', 400, 'badRequest'],
    ['/v1/tickets/999/explain', 404, 'notFound'],
    ['/nowhere', 404, 'notFound'],
  ])('%s is a problem of status %s', async (url, status, code) => {
    const answer = await get(url);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.json()).toMatchObject({
      type: `urn:palier:problem:${code}`,
      status,
      code,
    });
    expect(answer.statusCode).toBe(status);
  });

  test('a mistake of ours is a problem without a stack trace', async () => {
    const id = await known();
    const row = scene.row(id);
    scene.tables.tickets.set(id, { ...row, doc: { ...row.doc, facts: null as never } });
    const answer = await get(`/v1/tickets/${id}`);
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'internal', status: 500 });
    expect(answer.body).not.toContain('engine/');
    expect(scene.logged).toContain('error request failed');
  });
});

describe('GET /health, /ready and /v1/status', () => {
  test('it lives at once, and is ready when facts are complete up to somewhere', async () => {
    expect((await get('/health')).json()).toEqual({ alive: true });
    expect((await get('/ready')).statusCode).toBe(503);
    await known();
    expect((await get('/ready')).statusCode).toBe(200);
  });

  test('the status says account, version, cursors, and what was asked', async () => {
    await known();
    expect((await get('/v1/status')).json()).toMatchObject({
      version: '0.1.0',
      account: 'acme',
      cursors: { events: '2026-11-23T08:00:00Z' },
      unwritten: 1,
      deadLetters: 0,
      requests: { total: 3, byKind: { exports: 3 } },
    });
  });
});

describe('POST /v1/stop and /v1/resume', () => {
  const turn = (how: string, headers: Record<string, string>) =>
    scene.server.inject({ method: 'POST', url: `/v1/${how}`, headers });

  test('the program stops writes and sends, and lets them go on', async () => {
    for (const [how, kept] of [
      ['stop', '1'],
      ['resume', '0'],
    ] as const) {
      expect((await turn(how, { 'x-palier': 'cli' })).statusCode).toBe(200);
      expect(scene.tables.values.get(VALUES.stopped)).toBe(kept);
      expect((await get('/v1/board')).json().health.stopped).toBe(kept === '1');
    }
    expect(scene.woken.all).toBe(2);
  });

  test.each([{}, { 'x-palier': 'page' }])(
    'a plain form of another page (%j) cannot',
    async (headers) => {
      const answer = await turn('stop', headers as Record<string, string>);
      expect(answer.statusCode).toBe(401);
      expect(scene.tables.values.get(VALUES.stopped)).toBeUndefined();
      expect(scene.woken.all).toBe(0);
    },
  );
});

describe('every answer', () => {
  const OPEN = ['/health', '/ready'];
  const CLOSED = ['/', '/board/', '/v1/board', '/v1/board/events', '/v1/status', '/v1/tickets/1'];

  test.each([...CLOSED, '/v1/tickets/1/explain', '/nowhere'])(
    '%s is refused under another name, as another site’s would be',
    async (url) => {
      for (const host of ['evil.example', 'palier.example:4601', '127.0.0.1.evil.example']) {
        const answer = await get(url, { host });
        expect(answer.statusCode).toBe(401);
        expect(answer.json().code).toBe('unauthorized');
      }
    },
  );

  test('stop is refused under another name even with the program’s header', async () => {
    const headers = { host: 'evil.example', 'x-palier': 'cli' };
    const answer = await scene.server.inject({ method: 'POST', url: '/v1/stop', headers });
    expect(answer.statusCode).toBe(401);
    expect(scene.tables.values.get(VALUES.stopped)).toBeUndefined();
  });

  test('it is refused to another machine, whatever name it uses', async () => {
    const far = { method: 'GET', url: '/v1/board', remoteAddress: '192.0.2.7' } as const;
    expect((await scene.server.inject(far)).statusCode).toBe(401);
  });

  test.each(['localhost', '127.0.0.1:4601', '[::1]:4601'])('it is given under %s', async (host) => {
    expect((await get('/v1/board', { host })).statusCode).toBe(200);
  });

  test.each(OPEN)('%s answers under any name: a watcher needs no session', async (url) => {
    expect((await get(url, { host: 'palier.example' })).statusCode).not.toBe(401);
  });

  test('it carries the rules for browsers, and nobody may frame it', async () => {
    for (const url of ['/board/', '/v1/board', '/nowhere']) {
      const { headers } = await get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('unsafe-eval');
    }
  });

  test('the page that frames it is named by a setting', async () => {
    await scene.close();
    scene = await serverScene({ frameAncestors: 'http://localhost:4600' });
    const { headers } = await get('/board/');
    expect(headers['content-security-policy']).toContain('frame-ancestors http://localhost:4600');
  });

  test('the board’s page is served, its folder and nothing beside it', async () => {
    expect((await get('/board/')).body).toContain('<title>Board</title>');
    expect((await get('/')).headers.location).toBe('/board/');
    for (const url of ['/board/../package.json', '/board/%2e%2e/package.json']) {
      expect([400, 403, 404]).toContain((await get(url)).statusCode);
    }
  });
});
