/** Does only a fresh call that Zendesk signed make the engine look, and once? */
import { type ServerScene, serverScene, signedCall } from './server-scene.ts';

let scene: ServerScene;
beforeEach(async () => {
  scene = await serverScene();
});
afterEach(() => scene.close());

describe('POST /hooks/zendesk', () => {
  const call = (nowAt = scene.clock.now(), invocation = 'one') =>
    signedCall(nowAt, 4711, invocation);

  test('a signed call wakes the reading of its ticket', async () => {
    const answer = await scene.server.inject(call());
    expect([answer.statusCode, scene.woken.hinted]).toEqual([200, 1]);
  });

  test('it comes from outside, under whatever name we are reached by', async () => {
    const { headers, ...rest } = call();
    const remoteAddress = '192.0.2.7';
    const outside = { ...rest, remoteAddress, headers: { ...headers, host: 'hooks.example' } };
    expect((await scene.server.inject(outside)).statusCode).toBe(200);
  });

  test('a repeated call is taken and does nothing', async () => {
    await scene.server.inject(call());
    const again = await scene.server.inject(call());
    expect([again.statusCode, scene.woken.hinted]).toEqual([200, 1]);
    await scene.server.inject(call(scene.clock.now(), 'two'));
    expect(scene.woken.hinted).toBe(2);
  });

  test.each([
    ['unsigned', { 'x-zendesk-webhook-signature': '' }],
    ['signed for another body', { 'x-zendesk-webhook-signature': 'Zm9yZ2Vk' }],
  ])('a call that is %s is refused as a problem', async (_what, changes) => {
    const { headers, ...rest } = call();
    const answer = await scene.server.inject({ ...rest, headers: { ...headers, ...changes } });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'unauthorized' });
    expect(scene.woken.hinted).toBe(0);
  });

  test.each([
    ['1 ms within', 300_000 - 1, 200],
    ['at', 300_000, 200],
    ['a second beyond', 301_000, 401],
  ])('a call %s five minutes of age is answered %s', async (_when, age, status) => {
    const sentAt = Math.ceil((scene.clock.now() - age) / 1000) * 1000;
    const shift = scene.clock.now() - age - sentAt;
    expect((await scene.server.inject(call(sentAt + shift))).statusCode).toBe(status);
  });

  test('a body of more than 256 KiB is refused before anybody looks at it', async () => {
    const payload = JSON.stringify({ x: 'x'.repeat(257 * 1024) });
    const answer = await scene.server.inject({ ...call(), payload });
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ code: 'tooLarge' });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'a call of type %s is refused',
    async (type) => {
      const { headers, ...rest } = call();
      const answer = await scene.server.inject({
        ...rest,
        headers: { ...headers, 'content-type': type },
      });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(scene.woken.hinted).toBe(0);
    },
  );

  test('before a webhook is connected every call is refused', async () => {
    await scene.close();
    scene = await serverScene({ webhookSecret: () => null });
    const answer = await scene.server.inject(call());
    expect(answer.statusCode).toBe(401);
    expect(answer.json().detail).toContain('palier connect');
  });
});
