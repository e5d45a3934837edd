import { callDesk, type DeskCaller } from './desk-caller.ts';

const grant = {
  grant_type: 'client_credentials',
  client_id: 'palier',
  client_secret: 'palier-demo',
  scope: 'read tickets:write',
};

describe('signing in', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
  });
  afterEach(() => desk.close());

  const askFor = (rest: object = {}) =>
    desk.api('POST', '/oauth/tokens', { ...grant, ...rest }, null);
  const tokenFor = async (scope: string) => `Bearer ${(await askFor({ scope })).body.access_token}`;

  test("client credentials act as the engine's user until they expire", async () => {
    const given = await askFor({ expires_in: 3600 });
    expect(given.body).toMatchObject({
      token_type: 'bearer',
      scope: grant.scope,
      expires_in: 3600,
    });
    const me = await desk.api('GET', '/users/me', undefined, `Bearer ${given.body.access_token}`);
    expect(me.body.user).toMatchObject({ name: 'Palier', role: 'admin' });
    expect(me.body.user.id).toBe(desk.desk.world.engineUserId());
  });

  test('form fields are taken as well as JSON', async () => {
    const answer = await fetch(`${desk.desk.apiUrl}/oauth/tokens`, {
      method: 'POST',
      body: new URLSearchParams(grant),
    });
    expect(answer.status).toBe(200);
  });

  test('a token past its time answers 401 invalid_token', async () => {
    const own = await desk.as('palier-engine', { expiresInS: 0 });
    const refused = await desk.api('GET', '/groups', undefined, own);
    expect([refused.status, refused.body.error]).toEqual([401, 'invalid_token']);
  });

  test('desk time does not age a token', async () => {
    const own = await desk.as('palier-engine', { expiresInS: 60 });
    await desk.advance(86_400_000);
    expect((await desk.api('GET', '/groups', undefined, own)).status).toBe(200);
  });

  test.each([
    [{ client_secret: 'guess' }, 401, 'invalid_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ expires_in: 0 }, 400, 'invalid_request'],
    [{ expires_in: 172_800 }, 200, undefined],
    [{ expires_in: 172_801 }, 400, 'invalid_request'],
  ])('%j answers %i', async (rest, status, error) => {
    const answer = await askFor(rest);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  test('a misspelt scope gives a valid token that is forbidden everywhere', async () => {
    const token = await tokenFor('tickets.write');
    const refused = await desk.api('GET', '/groups', undefined, token);
    expect([refused.status, refused.body.error.title]).toEqual([403, 'Forbidden']);
  });

  test('read with tickets:write reads all, writes tickets and nothing else', async () => {
    const token = await tokenFor('read tickets:write');
    const ticket = { comment: { body: 'x' } };
    expect((await desk.api('POST', '/tickets', { ticket }, token)).status).toBe(201);
    expect((await desk.api('GET', '/views', undefined, token)).status).toBe(200);
    const organization = { name: 'Acme' };
    expect((await desk.api('POST', '/organizations', { organization }, token)).status).toBe(403);
    expect((await desk.api('DELETE', '/tickets/1', undefined, token)).status).toBe(204);
  });

  test('a writer of tickets may follow its jobs without the scope to read', async () => {
    const token = await tokenFor('tickets:write');
    expect((await desk.api('GET', '/job_statuses/V3-x', undefined, token)).status).toBe(404);
    expect((await desk.api('GET', '/tickets', undefined, token)).status).toBe(403);
  });

  test('the legacy form is e-mail, "/token" and the token of that very user', async () => {
    const token = (await desk.as('manager-1')).replace('Bearer ', '');
    const basic = (mail: string) =>
      `Basic ${Buffer.from(`${mail}/token:${token}`).toString('base64')}`;
    const right = basic('manager-1@palier-demo.example.com');
    expect((await desk.api('GET', '/groups', undefined, right)).status).toBe(200);
    const wrong = await desk.api('GET', '/groups', undefined, basic('agent-1@x.example.com'));
    expect([wrong.status, wrong.body]).toEqual([401, { error: "Couldn't authenticate you" }]);
  });

  test('nobody signed in is "Anonymous user" with 200 at /users/me and 401 elsewhere', async () => {
    const me = await desk.api('GET', '/users/me', undefined, null);
    expect([me.status, me.body.user.id, me.body.user.name]).toEqual([200, null, 'Anonymous user']);
    expect((await desk.api('GET', '/groups', undefined, null)).status).toBe(401);
  });

  test('an agent writes tickets but no fields; a customer does neither', async () => {
    const ticket_field = { type: 'text', title: 'x' };
    const agent = await desk.as('agent-1');
    expect((await desk.api('POST', '/ticket_fields', { ticket_field }, agent)).status).toBe(403);
    await desk.api('POST', '/users', { user: { name: 'Cleo', external_id: 'c' } });
    const cleo = await desk.as('c');
    expect((await desk.api('GET', '/tickets', undefined, cleo)).status).toBe(403);
  });

  test('what a person does at the page comes in by "web"', async () => {
    const person = await desk.as('agent-1', { channel: 'web' });
    const made = await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } }, person);
    expect(made.body.ticket.via.channel).toBe('web');
  });
});
