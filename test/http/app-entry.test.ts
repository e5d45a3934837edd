/** Which addresses does a token open, for whom, and what is an admin told when it does not? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { CUSTOMER } from '../support/fake-desk.ts';
import { ACCESS, type AppScene, appScene, REAL_NOW, type Signing, tokenOf } from './app-scene.ts';

let scene: AppScene;
let id: number;
beforeEach(async () => {
  scene = await appScene();
  id = scene.desk.acts.open({ by: CUSTOMER });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  scene.desk.calls.length = 0;
});
afterEach(() => scene.close());

const ROUTES = [
  ['GET', '/v1/app/tickets/ID'],
  ['GET', '/v1/app/queue'],
  ['POST', '/v1/app/tickets/ID/look'],
  ['HEAD', '/v1/app/queue'],
] as const;

const ask = (
  [method, url]: readonly [method: 'GET' | 'POST' | 'HEAD', url: string],
  authorization: string | null,
  surroundings: object = {},
) =>
  scene.server.inject({
    method,
    url: url.replace('ID', String(id)),
    headers: authorization === null ? {} : { authorization },
    ...surroundings,
  });

describe('a good token', () => {
  test.each(ROUTES)('opens %s %s from another machine, under the public name', async (...route) => {
    const authorization = `Bearer ${tokenOf()}`;
    const headers = { host: 'palier.acme.example', authorization };
    const outside = { remoteAddress: '192.0.2.7', headers };
    expect((await ask(route, authorization, outside)).statusCode).toBe(200);
  });

  test.each([
    '/',
    '/board/',
    '/v1/board',
    '/v1/board/events',
    '/v1/status',
    '/v1/tickets/1',
    '/v1/tickets/1/explain',
    '/v1/app',
    '/v1/app/',
    '/v1/app/status',
    '/v1/app/tickets',
    '/v1/app/tickets/1/explain',
    '/v1/app/../board',
    '/v1/app/%2e%2e/board',
    '/v1/app/queue/../../board',
    '/v1//app/queue',
    '/V1/APP/queue',
  ])('opens nothing else from there: %s', async (url) => {
    const answer = await scene.get(url);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorized']);
  });

  test.each(['stop', 'resume'])('stops and resumes nothing from there: %s', async (how) => {
    const headers = { host: 'x.example', authorization: `Bearer ${tokenOf()}`, 'x-palier': 'cli' };
    const answer = await ask(['POST', `/v1/${how}`], null, { headers });
    expect(answer.statusCode).toBe(401);
    expect(scene.woken.all).toBe(0);
  });

  test('is judged by real time, whatever the engine’s clock shows', async () => {
    expect(scene.clock.now()).toBeLessThan(REAL_NOW - 24 * 60 * MINUTE_MS);
    expect((await scene.get('/v1/app/queue')).statusCode).toBe(200);
    const now = scene.clock.now() / 1000;
    const simulated = tokenOf({ claims: { iat: now, exp: now + 60 } });
    const answer = await scene.get('/v1/app/queue', simulated);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'tokenExpired']);
  });
});

describe('without a good token', () => {
  const NOW_S = REAL_NOW / 1000;
  const CASES: readonly (readonly [code: string, header: Signing | string | null, says: string])[] =
    [
      ['tokenMissing', null, 'Authorization: Bearer'],
      ['tokenMissing', 'Basic YTpi', 'Authorization: Bearer'],
      ['tokenUnreadable', 'Bearer {{jwt.token}}', 'secure: true'],
      ['tokenUnreadable', { header: { alg: 'none' } }, 'HS256'],
      ['tokenForged', { secret: 'x' }, 'PALIER_APP_SECRET'],
      ['tokenExpired', { claims: { iat: 1, exp: NOW_S - 60 } }, 'clock'],
      ['tokenEarly', { claims: { nbf: NOW_S + 61 } }, 'clock'],
      ['tokenLifetime', { claims: { exp: undefined } }, '`exp`'],
      ['tokenIssuer', { claims: { iss: 'other-account' } }, 'subdomain'],
      ['tokenAudience', { claims: { aud: 'https://other.example' } }, 'PALIER_PUBLIC_URL'],
    ];

  test.each(CASES)(
    '%s: each address is closed, on this machine, too',
    async (code, given, says) => {
      const header =
        typeof given === 'object' && given !== null ? `Bearer ${tokenOf(given)}` : given;
      for (const route of ROUTES.filter(([method]) => method !== 'HEAD')) {
        const answer = await ask(route, header);
        expect(answer.statusCode).toBe(401);
        expect(answer.headers['content-type']).toMatch('application/problem+json');
        expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
        expect(answer.headers['cache-control']).toBe('no-store');
        const problem = answer.json();
        expect(problem).toMatchObject({ type: `urn:palier:problem:${code}`, status: 401, code });
        expect(problem.detail).toContain(says);
      }
      expect(scene.desk.calls).toEqual([]);
    },
  );

  test('no refusal repeats the token, our secret, our names or a ticket', async () => {
    const bodies = await Promise.all(
      CASES.map(async ([, given]) => {
        const signing = typeof given === 'object' && given !== null;
        const header = signing ? `Bearer ${tokenOf(given)}` : given;
        return (await ask(['GET', '/v1/app/tickets/ID'], header)).body;
      }),
    );
    const told = bodies.join('\n');
    for (const secret of [
      ACCESS.secret,
      ACCESS.audience,
      'acme',
      'other-account',
      'other.example',
      'eyJ',
      `${id}`,
    ]) {
      expect(told).not.toContain(secret);
    }
  });

  test('an unknown ticket is refused like a known one: nobody learns which there are', async () => {
    const [unknown, known] = [
      await scene.get('/v1/app/tickets/999999', null),
      await scene.get(`/v1/app/tickets/${id}`, null),
    ];
    expect(unknown.body).toBe(known.body);
  });

  test('until the secret is set, the app’s addresses are closed to everyone', async () => {
    await scene.close();
    scene = await appScene(null);
    for (const token of [tokenOf(), null]) {
      const answer = await scene.get('/v1/app/queue', token);
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'appNotSetUp']);
      expect(answer.json().detail).toContain('PALIER_APP_SECRET');
    }
    expect((await ask(['GET', '/v1/app/queue'], null)).json().code).toBe('appNotSetUp');
  });
});
