/** Is Zendesk asked as its OAuth flow with PKCE wants it, and is the person's token given back? */
import { consentUrl, type SignInClient, userBehind } from '../../engine/zendesk/sign-in.ts';
import { errorOf, watchTheEdge, zendesk } from './zendesk-edge.ts';

const PUBLIC: SignInClient = {
  url: 'https://acme.zendesk.com',
  clientId: 'palier-board',
  clientSecret: null,
  redirectUri: 'https://palier.example/login/back',
};
const GRANT = {
  grant_type: 'authorization_code',
  code: 'c0de',
  client_id: 'palier-board',
  redirect_uri: 'https://palier.example/login/back',
  scope: 'read',
  code_verifier: 'v3rifier',
  expires_in: 600,
};
const ask = (client = PUBLIC) => userBehind(client, 'c0de', 'v3rifier');

const grants = (body: object = GRANT) =>
  zendesk()
    .post('/oauth/tokens', { ...body })
    .reply(200, { access_token: 't0ken', token_type: 'bearer', scope: 'read' });
const withToken = () => zendesk().matchHeader('authorization', 'Bearer t0ken');
const me = () => withToken().get('/api/v2/users/me.json');
const takesBack = (status = 204) =>
  withToken().delete('/api/v2/oauth/tokens/current.json').reply(status);

watchTheEdge();

describe('consentUrl', () => {
  it('names what Zendesk must ask, and where to send the answer', () => {
    const url = new URL(consentUrl(PUBLIC, { state: 'st&te', challenge: 'ch' }));
    expect(url.origin + url.pathname).toBe('https://acme.zendesk.com/oauth/authorizations/new');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'palier-board',
      redirect_uri: 'https://palier.example/login/back',
      scope: 'read',
      state: 'st&te',
      code_challenge: 'ch',
      code_challenge_method: 'S256',
    });
  });
});

describe('userBehind', () => {
  it('gets a token for the code and the verifier, asks who it is, and gives it back', async () => {
    grants();
    me().reply(200, { user: { id: 21, role: 'agent' } });
    takesBack();
    expect(await ask()).toBe(21);
  });

  it('sends the secret of a client that has one', async () => {
    grants({ ...GRANT, client_secret: 's3cret' });
    me().reply(200, { user: { id: 21 } });
    takesBack();
    expect(await ask({ ...PUBLIC, clientSecret: 's3cret' })).toBe(21);
  });

  it.each([403, 404, 500])(
    'is content when the token cannot be given back (%i)',
    async (status) => {
      grants();
      me().reply(200, { user: { id: 21 } });
      takesBack(status);
      expect(await ask()).toBe(21);
    },
  );

  it.each([
    [400, { error: 'invalid_grant' }, 'loginUsed'],
    [401, { error: 'invalid_grant' }, 'loginUsed'],
    [401, { error: 'invalid_client' }, 'loginRefused'],
    [400, { error: 'invalid_request' }, 'loginRefused'],
    [400, {}, 'loginRefused'],
    [400, '<html>', 'loginRefused'],
    [429, { error: 'APIRateLimitExceeded' }, 'zendeskRateLimited'],
    [503, {}, 'zendeskUnavailable'],
    [200, {}, 'zendeskUnexpected'],
    [200, '<html>', 'zendeskNotJson'],
  ])('turns %i %j for the code into %s', async (status, body, code) => {
    zendesk().post('/oauth/tokens').reply(status, body);
    const error = await errorOf(ask({ ...PUBLIC, clientSecret: 's3cret' }));
    expect(error.code).toBe(code);
    for (const secret of ['s3cret', 'c0de', 'v3rifier'])
      expect(error.message).not.toContain(secret);
  });

  it.each([
    [200, { user: { id: null, name: 'Anonymous user' } }, 'zendeskUnexpected'],
    [200, '<html>', 'zendeskUnexpected'],
    [401, { error: 'invalid_token' }, 'zendeskUnauthorized'],
    [500, {}, 'zendeskUnavailable'],
  ])('turns %i %j for the person into %s, and gives the token back', async (status, body, code) => {
    grants();
    me().reply(status, body);
    takesBack();
    expect((await errorOf(ask())).code).toBe(code);
  });

  it('says that Zendesk does not answer, without the request and its secrets', async () => {
    zendesk().post('/oauth/tokens').replyWithError('socket hang up');
    const error = await ask({ ...PUBLIC, clientSecret: 's3cret' }).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'zendeskUnavailable', retryable: true });
    expect(error.cause).toBeUndefined();
  });
});
