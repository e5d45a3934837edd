// Is the engine asked as its protocol wants it, and only at an address that can be one?
import { engineDoor } from '../../../app/zaf/engine-door.ts';
import type { RequestOptions } from '../../../app/zaf/zendesk.ts';
import { rejection } from './fake-sdk.ts';

function doorAt(engineUrl: unknown, answer: () => Promise<unknown> = async () => 'answered') {
  const asked: RequestOptions[] = [];
  const request = (options: RequestOptions) => {
    asked.push(options);
    return answer();
  };
  return { asked, ask: engineDoor({ request, settings: { engineUrl }, account: 'acme' }) };
}

describe('engineDoor', () => {
  it('asks through the proxy with a token that the proxy signs, for a minute', async () => {
    const { ask, asked } = doorAt('https://engine.example');
    expect(await ask('/v1/app/tickets/7?zone=UTC')).toBe('answered');
    expect(asked).toEqual([
      {
        url: 'https://engine.example/v1/app/tickets/7?zone=UTC',
        type: 'GET',
        timeoutMs: 12_000,
        more: {
          secure: true,
          cors: false,
          headers: { Authorization: 'Bearer {{jwt.token}}' },
          jwt: {
            algorithm: 'HS256',
            secret_key: '{{setting.shared_secret}}',
            expiry: 60,
            claims: { iss: 'acme', aud: 'https://engine.example' },
          },
        },
      },
    ]);
  });

  it('posts where it is told to', async () => {
    const { ask, asked } = doorAt('https://engine.example');
    await ask('/v1/app/tickets/7/look', 'POST');
    expect(asked[0]).toMatchObject({ type: 'POST' });
  });

  it.each([
    ['https://engine.example/', 'https://engine.example'],
    ['https://engine.example///', 'https://engine.example'],
    [' https://engine.example ', 'https://engine.example'],
    ['https://engine.example/palier/', 'https://engine.example/palier'],
    ['HTTP://127.0.0.1:4600', 'HTTP://127.0.0.1:4600'],
  ])('reads the address "%s" as %s', async (engineUrl, base) => {
    const { ask, asked } = doorAt(engineUrl);
    await ask('/v1');
    expect(asked[0]).toMatchObject({ url: `${base}/v1`, more: { jwt: { claims: { aud: base } } } });
  });

  it.each([
    undefined,
    null,
    '',
    ' ',
    '/',
    'engine',
    'engine.example:4600',
    'localhost:4600',
    'javascript:alert(1)',
    'https://',
    'https://engine example',
    7,
    {},
  ])('asks nobody when the address is %p', async (engineUrl) => {
    const { ask, asked } = doorAt(engineUrl);
    expect(await rejection(ask('/v1'))).toMatchObject({ code: 'notSetUp' });
    expect(asked).toEqual([]);
  });

  it.each([
    [{ status: 404, responseText: '<html>Not found</html>' }, 'notTheEngine'],
    [{ status: 200, statusText: 'parsererror', responseText: '<html>Sign in' }, 'notTheEngine'],
    [{ status: 404, responseJSON: { code: 'notFound', detail: 'No ticket 7.' } }, 'notFound'],
    [{ status: 403, responseText: 'This host is not on the app’s list.' }, 'refused'],
  ])('tells a stranger behind the address from the engine: %p', async (xhr, code) => {
    const { ask } = doorAt('https://engine.example', () => Promise.reject(xhr));
    expect(await rejection(ask('/v1'))).toMatchObject({ code });
  });
});
