/** Does a sign-in begun here, and only that, end in a session of the person Zendesk names? */
import { createHash } from 'node:crypto';
import { type LoginScene, loginScene, ORIGIN, PEOPLE, REAL_START } from './login-scene.ts';

const TEN_MINUTES = 600_000;
const BEGUN = '__Host-palier-login';
const SESSION = '__Host-palier';

let scene: LoginScene;
beforeEach(async () => {
  scene = await loginScene();
});
afterEach(() => scene.close());

const json = { accept: 'application/json' };
const codeOf = async (answer: ReturnType<LoginScene['visit']>) => (await answer).json().code;

describe('GET /login', () => {
  test('sends the browser to Zendesk with a state and a challenge that fit its cookie', async () => {
    const answer = await scene.visit('/login?to=/board/%3Fstate%3Dbreached');
    expect(answer.statusCode).toBe(302);
    const [state, challenge] = new URL(String(answer.headers.location)).search.slice(1).split('&');
    const [body = ''] = (scene.cookies.get(BEGUN) ?? '').split('.');
    const begun = JSON.parse(Buffer.from(body, 'base64url').toString());
    expect(begun).toMatchObject({ state, to: '/board/?state=breached' });
    expect(begun.verifier).toMatch(/^[\w-]{43}$/);
    expect(challenge).toBe(createHash('sha256').update(begun.verifier).digest('base64url'));
    expect(answer.headers['set-cookie']).toMatch(
      /; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  test('begins every time with another state and another verifier', async () => {
    const first = [await scene.begin(), scene.cookies.get(BEGUN)];
    const second = [await scene.begin(), scene.cookies.get(BEGUN)];
    expect(second[0]).not.toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
  });

  test('on this machine, without a certificate, cookies have plain names and no Secure', async () => {
    await scene.close();
    scene = await loginScene({ origin: 'http://127.0.0.1:4601' });
    const answer = await scene.visit('/login', { near: true });
    expect(answer.headers['set-cookie']).toMatch(/^palier-login=.*; HttpOnly; SameSite=Lax$/);
  });
});

describe('GET /login/back', () => {
  test.each(['agent', 'admin'])('an %s is signed in and led where the way began', async (who) => {
    const answer = await scene.signIn(who, '/board/?tier=gold');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/board/?tier=gold']);
    expect([...scene.cookies.keys()]).toEqual([SESSION]);
    const line = [answer.headers['set-cookie']].flat().at(-1);
    expect(line).toMatch(/; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax; Secure$/);
    expect((await scene.visit('/v1/session')).json()).toEqual({
      id: PEOPLE[who]?.id,
      role: who,
      expiresAt: '2026-11-25T18:00:00Z',
    });
    expect((await scene.visit('/board/')).statusCode).toBe(200);
    expect(scene.asked).toEqual([`${who} 43`, `role ${PEOPLE[who]?.id}`]);
  });

  test.each([
    ['customer', 403, 'loginNotStaff'],
    ['light', 403, 'loginNotStaff'],
    ['stranger', 403, 'loginOtherAccount'],
    ['spent', 400, 'loginUsed'],
  ])('the code of a %s answers %i %s and gives no session', async (code, status, problem) => {
    const state = await scene.begin();
    const answer = await scene.visit(`/login/back?code=${code}&state=${state}`, { headers: json });
    expect([answer.statusCode, answer.json().code]).toEqual([status, problem]);
    expect(scene.cookies.size).toBe(0);
    expect((await scene.visit('/v1/session')).json()).toBeNull();
  });

  test('while Zendesk is away it says so, and nobody is signed in', async () => {
    scene.zendeskIsAway = true;
    const answer = await scene.signIn();
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('Zendesk does not answer as it should');
    expect(scene.cookies.size).toBe(0);
  });

  test.each([
    ['error=access_denied', 'loginDenied'],
    ['error=invalid_scope', 'loginRefused'],
    ['', 'loginRefused'],
    ['code=agent&error=access_denied', 'loginDenied'],
    ['code=agent&code=admin', 'loginRefused'],
  ])('sent back with "%s" it answers %s and asks Zendesk nothing', async (query, problem) => {
    const state = await scene.begin();
    const url = `/login/back?${query}&state=${state}`;
    expect(await codeOf(scene.visit(url, { headers: json }))).toBe(problem);
    expect(scene.asked).toEqual([]);
  });

  test.each([
    [TEN_MINUTES - 1, 302, undefined],
    [TEN_MINUTES, 400, 'loginExpired'],
    [TEN_MINUTES + 1, 400, 'loginExpired'],
  ])('back %i ms after it began answers %i %s', async (ms, status, problem) => {
    const state = await scene.begin();
    scene.realMs = REAL_START + ms;
    const answer = await scene.visit(`/login/back?code=agent&state=${state}`, { headers: json });
    expect(answer.statusCode).toBe(status);
    if (problem !== undefined) expect(answer.json().code).toBe(problem);
  });

  test('a state of another browser, or none, is refused', async () => {
    const state = await scene.begin();
    const kept = scene.cookies.get(BEGUN) ?? '';
    for (const given of ['', '&state=', `&state=${state}x`, `&state=${state}&state=${state}`]) {
      scene.cookies.set(BEGUN, kept);
      const url = `/login/back?code=agent${given}`;
      expect(await codeOf(scene.visit(url, { headers: json }))).toBe('loginState');
    }
    scene.cookies.clear();
    const url = `/login/back?code=agent&state=${state}`;
    expect(await codeOf(scene.visit(url, { headers: json }))).toBe('loginState');
    expect(scene.asked).toEqual([]);
  });

  test('a cookie with one character changed is none', async () => {
    const state = await scene.begin();
    const kept = scene.cookies.get(BEGUN) ?? '';
    for (const place of [0, 40, kept.indexOf('.') + 1]) {
      const other = kept[place] === 'A' ? 'B' : 'A';
      scene.cookies.set(BEGUN, kept.slice(0, place) + other + kept.slice(place + 1));
      const url = `/login/back?code=agent&state=${state}`;
      expect(await codeOf(scene.visit(url, { headers: json }))).toBe('loginState');
    }
    expect(scene.asked).toEqual([]);
  });

  test('a state that came back once is refused with the very same cookie', async () => {
    const state = await scene.begin();
    const kept = scene.cookies.get(BEGUN) ?? '';
    await scene.visit(`/login/back?code=agent&state=${state}`);
    scene.cookies.set(BEGUN, kept);
    const url = `/login/back?code=admin&state=${state}`;
    expect(await codeOf(scene.visit(url, { headers: json }))).toBe('loginUsed');
    expect(scene.asked).toEqual(['agent 43', 'role 21']);
  });

  test('thirty come back within a minute, the next waits until the first is a minute old', async () => {
    for (let n = 0; n < 30; n += 1) expect((await scene.signIn()).statusCode).toBe(302);
    scene.realMs = REAL_START + 59_999;
    expect((await scene.signIn()).statusCode).toBe(429);
    scene.realMs = REAL_START + 60_000;
    expect((await scene.signIn()).statusCode).toBe(302);
  });
});

describe('the page of a refusal', () => {
  test.each([
    ['', 'en', /Sign in again and choose “Allow”\./, 'Sign in'],
    ['de;q=0.9, fr-CA;q=0.8, en;q=0.1', 'fr', /n’a pas été autorisé/, 'Se connecter'],
    ['ru', 'ru', /не получил разрешения/, 'Войти'],
  ])('speaks as "%s" asks, and links back to where it began', async (liked, tag, text, link) => {
    const state = await scene.begin('/board/?tier="gold"');
    const headers = { 'accept-language': liked };
    const answer = await scene.visit(`/login/back?error=access_denied&state=${state}`, { headers });
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain(`<html lang="${tag}">`);
    expect(answer.body).toMatch(text);
    const to = encodeURIComponent('/board/?tier=%22gold%22');
    expect(answer.body).toContain(`<a href="/login?to=${to}">${link}</a>`);
  });

  test('repeats nothing of the address', async () => {
    const state = await scene.begin();
    const query = `error=%3Cscript%3E&error_description=%3Cscript%3E&state=${state}`;
    const answer = await scene.visit(`/login/back?${query}`);
    expect(answer.body).not.toContain('script');
    expect(scene.logged.join()).not.toContain('script');
  });
});

describe('signing out', () => {
  test('by the page’s own form the session ends', async () => {
    await scene.signIn();
    const page = await scene.visit('/logout');
    expect(page.body).toContain('You are signed in as user 21');
    expect(page.headers['content-security-policy']).toContain("form-action 'self'");
    expect(page.headers['referrer-policy']).toBe('same-origin');
    const type = 'application/x-www-form-urlencoded';
    const headers = { origin: ORIGIN, 'content-type': type };
    const answer = await scene.visit('/logout', { method: 'POST', headers });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/logout']);
    expect(scene.cookies.size).toBe(0);
    expect((await scene.visit('/logout')).body).toContain('You are not signed in.');
    expect((await scene.visit('/board/')).statusCode).toBe(302);
  });

  test.each([{}, { origin: 'https://evil.example' }, { origin: 'null' }])(
    'from a page with %j it goes on',
    async (headers) => {
      await scene.signIn();
      const answer = await scene.visit('/logout', {
        method: 'POST',
        headers: headers as Record<string, string>,
      });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'foreignOrigin']);
      expect(scene.cookies.size).toBe(1);
    },
  );
});
