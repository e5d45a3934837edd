/** Can people sign in only where Zendesk can send them back and nobody reads along? */
import { readLogin } from '../engine/login-settings.ts';

const read = (publicUrl: string | undefined, secret?: string) => {
  const problems: string[] = [];
  const raw = { PALIER_LOGIN_CLIENT_ID: 'palier-board', PALIER_LOGIN_CLIENT_SECRET: secret };
  return { login: readLogin({ ...raw, PALIER_PUBLIC_URL: publicUrl }, problems), problems };
};

describe('readLogin', () => {
  test('without a client nobody signs in, and nothing is wrong', () => {
    const problems: string[] = [];
    expect(readLogin({ PALIER_PUBLIC_URL: 'https://palier.example' }, problems)).toBeNull();
    expect(problems).toEqual([]);
  });

  test.each([
    ['https://palier.example', 'https://palier.example'],
    ['https://palier.example/', 'https://palier.example'],
    ['https://palier.example:8443', 'https://palier.example:8443'],
    ['http://127.0.0.1:4601', 'http://127.0.0.1:4601'],
    ['http://localhost:4601', 'http://localhost:4601'],
    ['http://[::1]:4601', 'http://[::1]:4601'],
    ['https://Palier.Example', 'https://palier.example'],
  ])('%s is where people come back to', (publicUrl, origin) => {
    const login = { clientId: 'palier-board', clientSecret: null, origin };
    expect(read(publicUrl)).toEqual({ login, problems: [] });
  });

  test.each([
    undefined,
    'http://palier.example',
    'HTTP://palier.example',
    'http://127.0.0.1.evil.example',
    'https://palier.example/board',
    'https://palier.example?x',
    'https://user@palier.example',
  ])('%s is refused', (publicUrl) => {
    const { login, problems } = read(publicUrl, 's3cret');
    expect(login).toBeNull();
    expect(problems).toEqual([
      expect.stringMatching(/^PALIER_PUBLIC_URL must be an https address/),
    ]);
    expect(problems.join()).not.toContain('s3cret');
  });

  test('a secret alone is a client forgotten', () => {
    const problems: string[] = [];
    expect(readLogin({ PALIER_LOGIN_CLIENT_SECRET: 's3cret' }, problems)).toBeNull();
    expect(problems).toEqual([expect.stringMatching(/^PALIER_LOGIN_CLIENT_ID is missing/)]);
  });
});
