/** Is the app let in by the secret, the account and the address that the engine was given? */
import { appEntrance } from '../engine/app-entrance.ts';
import { hints } from '../engine/run/hints.ts';
import { ACCOUNT } from './support/fake-desk.ts';

const SECRET = 'a-secret-of-thirty-two-characters';
const entrance = (appSecret: string | null, publicUrl: string | null) =>
  appEntrance({ appSecret, publicUrl }, { account: ACCOUNT }, hints(), () => {});

describe('appEntrance', () => {
  test('without a secret nobody is let in, whatever the address', () => {
    expect(entrance(null, null).access).toBeNull();
    expect(entrance(null, 'https://palier.example').access).toBeNull();
  });

  test('with one a token must name the account and the address', () => {
    expect(entrance(SECRET, 'https://palier.example').access).toEqual({
      secret: SECRET,
      issuer: 'acme',
      audience: 'https://palier.example',
    });
  });

  test('a secret without an address is refused at the start, and not repeated', () => {
    const start = () => entrance(SECRET, null);
    expect(start).toThrow(expect.objectContaining({ code: 'badSettings' }));
    expect(start).toThrow(/^PALIER_PUBLIC_URL is missing/);
    expect(start).not.toThrow(SECRET);
  });
});
