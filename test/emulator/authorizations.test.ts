/** Does a person let a client in as at Zendesk: by the client's own address, a code once, PKCE? */
import { createHash } from 'node:crypto';
import { callDesk, type DeskCaller } from './desk-caller.ts';
import { Codes } from './state/codes.ts';

const back = 'http://127.0.0.1:4901/login/back';
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const asked = {
  response_type: 'code',
  client_id: 'palier-board',
  redirect_uri: back,
  scope: 'read',
  state: 'st&te',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

describe('letting a client in', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk({
      loginClient: { id: 'palier-board', secret: null, redirectUris: [back] },
    });
  });
  afterEach(() => desk.close());

  const userOf = (externalId: string) => desk.desk.world.desk.userByExternalId.get(externalId) ?? 0;
  const page = async (rest: object = {}) => {
    const query = new URLSearchParams({ ...asked, ...rest });
    return fetch(`${desk.desk.apiUrl}/oauth/authorizations/new?${query}`, { redirect: 'manual' });
  };
  const choose = async (choice: string, rest: object = {}) => {
    const user_id = String(userOf('agent-1'));
    return fetch(`${desk.desk.apiUrl}/oauth/authorizations`, {
      method: 'POST',
      body: new URLSearchParams({ ...asked, user_id, choice, ...rest }),
      redirect: 'manual',
    });
  };
  const sentTo = (answer: Response) => new URL(answer.headers.get('location') ?? '');
  const codeOf = async (rest: object = {}) =>
    sentTo(await choose('allow', rest)).searchParams.get('code') ?? '';
  const change = (code: string, rest: object = {}) =>
    desk.api(
      'POST',
      '/oauth/tokens',
      {
        grant_type: 'authorization_code',
        client_id: 'palier-board',
        redirect_uri: back,
        code,
        code_verifier: verifier,
        ...rest,
      },
      null,
    );

  test('the page names everybody, safely, and carries the request on', async () => {
    await desk.api('POST', '/users', { user: { name: '<b>Cleo</b>', external_id: 'c' } });
    const text = await (await page()).text();
    expect(text).toContain('Ines Laurent (agent)');
    expect(text).toContain('Sam Dubois (light agent)');
    expect(text).toContain('&#60;b&#62;Cleo&#60;/b&#62; (end-user)');
    expect(text).toContain('name="state" value="st&#38;te"');
  });

  test('a code becomes a token of the person who allowed it, once', async () => {
    const url = sentTo(await choose('allow'));
    expect([url.origin + url.pathname, url.searchParams.get('state')]).toEqual([back, 'st&te']);
    const code = url.searchParams.get('code') ?? '';
    const given = await change(code, { expires_in: 600 });
    expect(given.body).toMatchObject({ token_type: 'bearer', scope: 'read', expires_in: 600 });
    const token = `Bearer ${given.body.access_token}`;
    const me = await desk.api('GET', '/users/me.json', undefined, token);
    expect(me.body.user.id).toBe(userOf('agent-1'));
    const again = await change(code);
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
  });

  test('a token that was given back is none, whatever its scope', async () => {
    const { body } = await change(await codeOf());
    const token = `Bearer ${body.access_token}`;
    expect((await desk.api('DELETE', '/oauth/tokens/current.json', undefined, token)).status).toBe(
      204,
    );
    expect((await desk.api('GET', '/users/me', undefined, token)).status).toBe(401);
    expect((await desk.api('DELETE', '/oauth/tokens/current', undefined, null)).status).toBe(401);
  });

  test('who denies is sent back without a code', async () => {
    const { searchParams } = sentTo(await choose('deny'));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      error: 'access_denied',
      state: 'st&te',
    });
    expect(searchParams.has('code')).toBe(false);
  });

  test.each([
    { client_id: 'palier' },
    { redirect_uri: 'https://evil.example/login/back' },
    { redirect_uri: `${back}/` },
    { redirect_uri: '' },
  ])('%j is shown and sent nowhere', async (rest) => {
    for (const answer of [await page(rest), await choose('allow', rest)]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
  });

  test.each([{ response_type: 'token' }, { code_challenge_method: 'plain' }])(
    '%j goes back as a mistake',
    async (rest) => {
      expect(sentTo(await page(rest)).searchParams.get('error')).toBe('invalid_request');
      expect(sentTo(await choose('allow', rest)).searchParams.has('code')).toBe(false);
    },
  );

  test.each([
    [{ code_verifier: 'w'.repeat(43) }, 400, 'invalid_grant'],
    [{ code_verifier: undefined }, 400, 'invalid_grant'],
    [{ redirect_uri: `${back}/` }, 400, 'invalid_grant'],
    [{ client_id: 'palier' }, 401, 'invalid_client'],
    [{ code: 'guess' }, 400, 'invalid_grant'],
  ])('%j answers %i %s', async (rest, status, error) => {
    const answer = await change(await codeOf(), rest);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  test('a desk without such a client lets nobody in', async () => {
    await desk.close();
    desk = await callDesk();
    expect((await page()).status).toBe(400);
    expect((await change('x')).body.error).toBe('invalid_client');
  });
});

describe('Codes', () => {
  const grant = { clientId: 'b', redirectUri: back, userId: 1, scope: 'read', challenge };
  const by = { clientId: 'b', redirectUri: back, verifier };

  test.each([
    [119_999, true],
    [120_000, false],
    [120_001, false],
  ])('after %i real ms a code is good: %s', (ms, isGood) => {
    let nowMs = 0;
    const codes = new Codes(() => nowMs);
    const code = codes.give(grant);
    nowMs = ms;
    expect(codes.take(code, by) !== null).toBe(isGood);
  });
});
