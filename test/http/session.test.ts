/** How long does a session hold, what does it open, and can nobody make or stretch one? */
import fc from 'fast-check';
import { programPass } from '../../engine/http/program-pass.ts';
import { seal } from '../../engine/http/sealed.ts';
import { sessionFrom, streamMs } from '../../engine/http/session.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { HOUR, KEY, type LoginScene, loginScene, ORIGIN, REAL_START } from './login-scene.ts';

const SESSION = '__Host-palier';
const json = { accept: 'application/json' };

let scene: LoginScene;
beforeEach(async () => {
  scene = await loginScene();
});
afterEach(() => scene.close());

const statusOf = async (url: string) => (await scene.visit(url, { headers: json })).statusCode;
const expiryOf = async () => (await scene.visit('/v1/session')).json()?.expiresAt ?? null;
const passed = (ms: number) => {
  scene.realMs = REAL_START + ms;
};

describe('without a session', () => {
  test.each(['/board/', '/board/?state=breached&tier=a%26b', '/board', '/', '/nowhere'])(
    'the page %s leads to signing in, on this machine, too',
    async (url) => {
      for (const near of [false, true]) {
        const answer = await scene.visit(url, { near });
        expect(answer.statusCode).toBe(302);
        const to = `${ORIGIN}/login?to=${encodeURIComponent(url)}`;
        expect(answer.headers.location).toBe(to);
      }
    },
  );

  test.each([
    '/v1/board',
    '/v1/board/events',
    '/v1/status',
    '/v1/tickets/1',
    '/v1/tickets/1/explain',
    '/v1/nowhere',
  ])('%s is refused with a problem, whatever the browser accepts', async (url) => {
    for (const near of [false, true]) {
      const answer = await scene.visit(url, { near });
      expect(answer.headers['content-type']).toMatch('application/problem+json');
      expect(answer.json()).toMatchObject({ status: 401, code: 'notSignedIn' });
      expect(answer.json().detail).toContain(`${ORIGIN}/login`);
    }
  });

  test('files of the page and changes are refused, and liveness is not', async () => {
    const script = { accept: '*/*' };
    expect((await scene.visit('/board/index.js', { headers: script })).statusCode).toBe(401);
    const stop = { method: 'POST', near: true, headers: { 'x-palier': 'cli' } } as const;
    expect((await scene.visit('/v1/stop', stop)).statusCode).toBe(401);
    expect(await statusOf('/health')).toBe(200);
    expect((await scene.visit('/hooks/zendesk', { method: 'POST' })).json().code).toBe(
      'unauthorized',
    );
    expect((await scene.visit('/v1/app/queue')).json().code).toBe('appNotSetUp');
  });
});

describe('a session', () => {
  test('opens the board and what it asks, from anywhere', async () => {
    await scene.signIn();
    for (const near of [false, true]) {
      expect((await scene.visit('/board/', { near })).statusCode).toBe(200);
      expect((await scene.visit('/v1/board', { near })).statusCode).toBe(200);
      expect((await scene.visit('/v1/status', { near })).statusCode).toBe(200);
    }
  });

  test('is not for the app’s addresses', async () => {
    await scene.signIn();
    expect((await scene.visit('/v1/app/queue')).json().code).toBe('appNotSetUp');
  });

  test('does not stop the engine, even from our own page with the program’s header', async () => {
    await scene.signIn('admin');
    const headers = { origin: ORIGIN, 'x-palier': 'cli' };
    expect((await scene.visit('/v1/stop', { method: 'POST', headers })).statusCode).toBe(401);
    expect(scene.tables.values.get(VALUES.stopped)).toBeUndefined();
  });

  test.each([
    [8 * HOUR - 1, 200],
    [8 * HOUR, 401],
    [8 * HOUR + 1, 401],
  ])('that Zendesk could not renew answers after %i ms with %i', async (ms, status) => {
    await scene.signIn();
    scene.zendeskIsAway = true;
    passed(ms);
    expect(await statusOf('/v1/board')).toBe(status);
  });

  test.each([
    [HOUR - 1, '2026-11-25T18:00:00Z', 0],
    [HOUR, '2026-11-25T19:00:00Z', 1],
    [HOUR + 1, '2026-11-25T19:00:00.001Z', 1],
  ])('used after %i ms holds until %s', async (ms, expiresAt, questions) => {
    await scene.signIn();
    scene.asked.length = 0;
    passed(ms);
    expect(await expiryOf()).toBe(expiresAt);
    expect(scene.asked).toHaveLength(questions);
    expect(await expiryOf()).toBe(expiresAt);
    expect(scene.asked).toHaveLength(questions);
  });

  test('slides for a day at most, however busy', async () => {
    await scene.signIn();
    for (let hours = 1; hours < 24; hours += 1) {
      passed(hours * HOUR);
      expect(await statusOf('/v1/board')).toBe(200);
    }
    expect(await expiryOf()).toBe('2026-11-26T10:00:00Z');
    passed(24 * HOUR - 1);
    expect(await statusOf('/v1/board')).toBe(200);
    passed(24 * HOUR);
    expect(await statusOf('/v1/board')).toBe(401);
  });

  test('a page and its files renew nothing, the question that follows does', async () => {
    await scene.signIn();
    scene.asked.length = 0;
    passed(2 * HOUR);
    expect((await scene.visit('/board/')).statusCode).toBe(200);
    expect(scene.asked).toEqual([]);
    await scene.visit('/v1/board');
    expect(scene.asked).toEqual(['role 21']);
  });

  test.each(['end-user', 'light-agent', null] as const)(
    'ends at its renewal when the person is %s by then',
    async (role) => {
      await scene.signIn();
      scene.roles.set(21, role);
      passed(HOUR - 1);
      expect(await statusOf('/v1/board')).toBe(200);
      passed(HOUR);
      expect(await statusOf('/v1/board')).toBe(401);
      expect(scene.cookies.size).toBe(0);
    },
  );

  test('tells the new role after its renewal', async () => {
    await scene.signIn();
    scene.roles.set(21, 'admin');
    passed(HOUR);
    expect((await scene.visit('/v1/session')).json().role).toBe('admin');
  });
});

describe('a stream', () => {
  const MINUTE = 60_000;
  const begun = sessionFrom(21, 'agent', REAL_START);

  test.each([
    ['lasts until the session can be renewed', 0, HOUR],
    ['lasts until then', 54 * MINUTE, 6 * MINUTE],
    ['lasts five minutes at least', 55 * MINUTE + 1, 5 * MINUTE],
    ['tries again where that failed', 3 * HOUR, 5 * MINUTE],
    ['ends with its session', 8 * HOUR - MINUTE, MINUTE],
  ])('%s: begun after %i ms it lasts %i ms', (_what, ms, lasts) => {
    expect(streamMs(begun, REAL_START + ms)).toBe(lasts);
  });

  test('of a session that cannot get longer ends with it', () => {
    const last = sessionFrom(21, 'agent', REAL_START, REAL_START - 20 * HOUR);
    expect(streamMs(last, REAL_START)).toBe(4 * HOUR);
  });

  test('that begins after an hour brings the browser its longer session', async () => {
    await scene.signIn();
    const [[name, value] = []] = scene.cookies;
    passed(HOUR);
    const address = await scene.server.listen({ host: '127.0.0.1', port: 0 });
    const end = new AbortController();
    const { headers } = await fetch(`${address}/v1/board/events`, {
      headers: { cookie: `${name}=${value}` },
      signal: end.signal,
    });
    expect(headers.get('set-cookie')).toMatch(/^__Host-palier=.*; Max-Age=28800;/);
    end.abort();
  });

  test('ends by itself, after the board was shown', async () => {
    await scene.signIn();
    scene.zendeskIsAway = true;
    passed(8 * HOUR - 200);
    const answer = await scene.visit('/v1/board/events');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatch(/^event: board\ndata: .*\n\n$/s);
  });
});

describe('a made-up session', () => {
  const session = { id: 1, role: 'admin', sinceMs: 0, askedMs: REAL_START, untilMs: 2e12 };
  const opens = async (value: string) => {
    scene.cookies.set(SESSION, value);
    return (await statusOf('/v1/board')) === 200;
  };

  test('signed with our key is the control: it would be let in', async () => {
    expect(await opens(seal(KEY, 'session', session))).toBe(true);
  });

  test.each([
    ['with another key', seal('another-key-of-thirty-two-characters', 'session', session)],
    ['sealed for another purpose', seal(KEY, 'signIn', session)],
    ['for a light agent', seal(KEY, 'session', { ...session, role: 'light-agent' })],
    ['without an end', seal(KEY, 'session', { ...session, untilMs: null })],
    ['without a person', seal(KEY, 'session', { ...session, id: undefined })],
    ['without a signature', seal(KEY, 'session', session).replace(/\..*/, '')],
    ['with an empty signature', seal(KEY, 'session', session).replace(/\..*/, '.')],
    ['with more behind it', `${seal(KEY, 'session', session)}.x`],
    ['of nothing', ''],
    ['longer than any of ours', `${'x'.repeat(5_000)}.x`],
  ])('%s opens nothing', async (_what, value) => {
    expect(await opens(value)).toBe(false);
  });

  test('by the cookie of a sign-in is none', async () => {
    await scene.begin();
    expect(await opens(scene.cookies.get('__Host-palier-login') ?? '')).toBe(false);
  });

  test('with any one character changed opens nothing', async () => {
    const good = seal(KEY, 'session', session);
    const change = fc.tuple(fc.nat(good.length - 1), fc.constantFrom(...'AZaz09-_.'));
    await fc.assert(
      fc.asyncProperty(change, async ([place, sign]) => {
        fc.pre(good[place] !== sign);
        expect(await opens(good.slice(0, place) + sign + good.slice(place + 1))).toBe(false);
      }),
    );
  });
});

describe('the command line on this machine', () => {
  const ask = (url: string, authorization: string, near = true) =>
    scene.visit(url, { near, headers: { ...json, authorization } });

  test.each([
    [59_999, 200],
    [60_000, 401],
    [60_001, 401],
  ])('is let in by a pass that is %i ms old: %i', async (ms, status) => {
    const pass = programPass(KEY, REAL_START);
    passed(ms);
    expect((await ask('/v1/status', pass)).statusCode).toBe(status);
  });

  test('stops the engine', async () => {
    const headers = { authorization: programPass(KEY, REAL_START), 'x-palier': 'cli' };
    const answer = await scene.visit('/v1/stop', { method: 'POST', near: true, headers });
    expect(answer.json()).toEqual({ stopped: true });
  });

  test.each([
    ['made with another key', programPass('another-key-of-thirty-two-characters', REAL_START)],
    ['sealed as a session', `Palier ${seal(KEY, 'session', { untilMs: 2e12 })}`],
    ['of another scheme', programPass(KEY, REAL_START).replace('Palier', 'Bearer')],
    ['without anything sealed', 'Palier'],
  ])('is not let in by a pass %s', async (_what, pass) => {
    expect((await ask('/v1/status', pass)).statusCode).toBe(401);
  });

  test('is not let in from another machine', async () => {
    const pass = programPass(KEY, REAL_START);
    expect((await ask('/v1/status', pass, false)).statusCode).toBe(401);
  });
});
