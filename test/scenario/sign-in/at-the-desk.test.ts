/** Does the engine get along with a desk that checks codes, verifiers, addresses and tokens? */
import { type SignInScene, signInScene } from '../../support/sign-in-scene.ts';

let scene: SignInScene;
afterEach(() => scene.close());

/** What a browser does on its way, the choice on the desk's page included. */
async function signIn(who: string, choice = 'allow'): Promise<Response> {
  const away = await visit(`${scene.origin}/login?to=/board/`);
  const asked = new URL(away.headers.get('location') ?? '');
  const user_id = String(scene.userId(who));
  const chosen = await fetch(`${asked.origin}/oauth/authorizations`, {
    method: 'POST',
    body: new URLSearchParams([...asked.searchParams, ['user_id', user_id], ['choice', choice]]),
    redirect: 'manual',
  });
  return visit(chosen.headers.get('location') ?? '', cookieOf(away));
}

const visit = (url: string, cookie = '') =>
  fetch(url, { headers: { cookie, accept: 'application/json' }, redirect: 'manual' });

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .filter((line) => !line.includes('Max-Age=0'))
    .map((line) => line.split(';')[0])
    .join('; ');

const problemOf = (answer: Response) => answer.json() as Promise<{ readonly code: string }>;

const tokensOut = () =>
  [...scene.caller.desk.world.desk.tokens.values()].filter(
    ({ scopes }) => scopes.join() === 'read',
  );

describe('signing in at the desk', () => {
  test.each([null, 's3cret'])(
    'an agent gets the board (client secret: %s)',
    async (clientSecret) => {
      scene = await signInScene({ clientSecret });
      const answer = await signIn('agent-1');
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/board/']);
      const session = await visit(`${scene.origin}/v1/session`, cookieOf(answer));
      expect(await session.json()).toMatchObject({ id: scene.userId('agent-1'), role: 'agent' });
      expect((await visit(`${scene.origin}/v1/board`, cookieOf(answer))).status).toBe(200);
      expect((await visit(`${scene.origin}/v1/board`)).status).toBe(401);
    },
  );

  test('the person’s token is given back at once', async () => {
    scene = await signInScene();
    await signIn('manager-1');
    expect(tokensOut()).toEqual([]);
    await signIn('c1');
    expect(tokensOut()).toEqual([]);
  });

  test.each([
    ['light-1', 'allow', 403, 'loginNotStaff'],
    ['c1', 'allow', 403, 'loginNotStaff'],
    ['agent-1', 'deny', 403, 'loginDenied'],
  ])('%s with "%s" answers %i %s', async (who, choice, status, code) => {
    scene = await signInScene();
    const answer = await signIn(who, choice);
    expect([answer.status, (await problemOf(answer)).code]).toEqual([status, code]);
    expect(cookieOf(answer)).toBe('');
  });

  test('a desk that fails is named as the reason, and the next try goes well', async () => {
    scene = await signInScene();
    const rule = { path: '/oauth/tokens', method: 'POST', status: 503, times: 1 };
    await scene.caller.control('POST', '/faults', { rules: [rule] });
    const answer = await signIn('agent-1');
    expect([answer.status, (await problemOf(answer)).code]).toEqual([503, 'zendeskUnavailable']);
    expect((await signIn('agent-1')).status).toBe(302);
  });
});
