/** Is a token taken only when our installation signed it, for us, and for these minutes? */
import { type AppAccess, tokenRefusal } from '../../engine/http/app-token.ts';
import { ACCESS, REAL_NOW, type Signing, signed, tokenOf } from './app-scene.ts';

const NOW_S = REAL_NOW / 1000;
const refusal = (authorization: string | undefined, access: AppAccess | null = ACCESS) =>
  tokenRefusal(authorization, access, REAL_NOW);
const given = (signing: Signing) => refusal(`Bearer ${tokenOf(signing)}`);

/** Made by another program from the bytes that a proxy sends: no code of ours signed it. */
const RECORDED =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.' +
  'eyJpYXQiOjE3OTU2MDA4MDAsImV4cCI6MTc5NTYwMDg2MCwiaXNzIjoiYWNtZSIsImF1ZCI6Imh0dHBzOi8vcGFsaWVy' +
  'LmFjbWUuZXhhbXBsZSJ9.cwR_OLCpOctyRCarX2STzS25QYrqCV1tbwPYj4fOFvU';

describe('a token that the proxy signed', () => {
  test('a recorded one is taken, and ours is made like it', () => {
    expect(refusal(`Bearer ${RECORDED}`)).toBeNull();
    expect(tokenOf()).toBe(RECORDED);
  });

  test('it is taken however the scheme is spelt, and whatever else it claims', () => {
    expect(refusal(`bearer  ${RECORDED}`)).toBeNull();
    expect(given({ claims: { sub: 'admin', jti: 'x' } })).toBeNull();
    expect(given({ header: { typ: undefined } })).toBeNull();
  });

  test('one changed character anywhere makes it worthless', () => {
    const taken = [...RECORDED].flatMap((char, i) => {
      const other = char === 'A' ? 'B' : 'A';
      const changed = `${RECORDED.slice(0, i)}${other}${RECORDED.slice(i + 1)}`;
      return refusal(`Bearer ${changed}`) === null ? [i] : [];
    });
    expect(taken).toEqual([]);
  });
});

describe('who signed it, and for whom', () => {
  test.each<[string, string | undefined, string]>([
    ['no header', undefined, 'tokenMissing'],
    ['an empty header', '', 'tokenMissing'],
    ['a scheme alone', 'Bearer', 'tokenMissing'],
    ['a scheme and a space', 'Bearer ', 'tokenMissing'],
    ['another scheme', `Basic ${RECORDED}`, 'tokenMissing'],
    ['a token without a scheme', RECORDED, 'tokenMissing'],
  ])('%s is no token', (_what, header, code) => {
    expect(refusal(header)).toBe(code);
  });

  test('until the secret is set nobody is let in, whatever the token', () => {
    expect(refusal(`Bearer ${RECORDED}`, null)).toBe('appNotSetUp');
    expect(refusal(undefined, null)).toBe('appNotSetUp');
  });

  test.each<[string, Signing, string]>([
    ['another secret', { secret: 'another-secret-of-32-characters-' }, 'tokenForged'],
    ['the secret with a line end', { secret: `${ACCESS.secret}\n` }, 'tokenForged'],
    ['another secret and an old end', { secret: 'x', claims: { exp: 1 } }, 'tokenForged'],
    ['another account', { claims: { iss: 'other' } }, 'tokenIssuer'],
    ['an account in capitals', { claims: { iss: 'ACME' } }, 'tokenIssuer'],
    ['a list of accounts', { claims: { iss: ['acme'] } }, 'tokenIssuer'],
    ['no account', { claims: { iss: undefined } }, 'tokenIssuer'],
    ['another engine', { claims: { aud: 'https://evil.example' } }, 'tokenAudience'],
    ['a slash at the end', { claims: { aud: `${ACCESS.audience}/` } }, 'tokenAudience'],
    ['several engines', { claims: { aud: [ACCESS.audience] } }, 'tokenAudience'],
    ['no engine', { claims: { aud: undefined } }, 'tokenAudience'],
  ])('a token of %s is refused', (_what, signing, code) => {
    expect(given(signing)).toBe(code);
  });
});

describe('a hostile token', () => {
  const [head = '', body = '', signature = ''] = RECORDED.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');

  test.each<[string, string]>([
    ['garbage', 'garbage'],
    ['what nobody filled in', '{{jwt.token}}'],
    ['three dots', '...'],
    ['two dots', '..'],
    ['a part too many', `${RECORDED}.x`],
    ['a part too few', `${head}.${body}`],
    ['no signature', `${head}.${body}.`],
    ['the padded alphabet', `${head}=.${body}=.${signature}=`],
    ['the older alphabet', `${head}.${body}.+/${signature.slice(2)}`],
    ['a second line', `${head}.${body}\n.${signature}`],
    ['an algorithm of none', `${none}.${body}.`],
    ['an algorithm of none with a signature', `${none}.${body}.${signature}`],
    ['a header that is no JSON', `bm9uZQ.${body}.${signature}`],
    ['a payload that is no JSON', signed('{"alg":"HS256"}', 'hello')],
    ['a payload of null', signed('{"alg":"HS256"}', 'null')],
    ['a payload of a list', signed('{"alg":"HS256"}', '[]')],
    ['a payload of half a letter', signed('{"alg":"HS256"}', '{"exp":"\\u12')],
    ['a header of null', signed('null', '{}')],
  ])('%s cannot be read', (_what, token) => {
    expect(refusal(`Bearer ${token}`)).toBe('tokenUnreadable');
  });

  test.each<[string, Signing]>([
    ['none', { header: { alg: 'none' } }],
    ['None', { header: { alg: 'None' } }],
    ['hs256', { header: { alg: 'hs256' } }],
    ['RS256', { header: { alg: 'RS256' } }],
    ['HS384, truly signed so', { header: { alg: 'HS384' }, hash: 'sha384' }],
    ['HS512, truly signed so', { header: { alg: 'HS512' }, hash: 'sha512' }],
    ['a list', { header: { alg: ['HS256'] } }],
    ['nothing', { header: { alg: undefined } }],
    ['HS256 with an extension that must be obeyed', { header: { crit: ['b64'], b64: false } }],
  ])('an algorithm of %s is refused though the secret is right', (_what, signing) => {
    expect(given(signing)).toBe('tokenUnreadable');
  });

  test('a signature of another length is compared with nothing', () => {
    expect(refusal(`Bearer ${RECORDED.slice(0, -1)}`)).toBe('tokenForged');
    expect(refusal(`Bearer ${RECORDED}A`)).toBe('tokenForged');
  });

  test('one of more than 4,096 characters is not looked into', () => {
    const padded = (length: number) => {
      const short = tokenOf({ claims: { x: '' } }).length;
      return tokenOf({ claims: { x: 'x'.repeat(Math.floor(((length - short) * 3) / 4)) } });
    };
    expect(padded(4_096).length).toBeLessThanOrEqual(4_096);
    expect(refusal(`Bearer ${padded(4_096)}`)).toBeNull();
    expect(padded(4_100).length).toBeGreaterThan(4_096);
    expect(refusal(`Bearer ${padded(4_100)}`)).toBe('tokenUnreadable');
    expect(refusal(`Bearer ${'a'.repeat(1_000_000)}`)).toBe('tokenUnreadable');
  });
});

describe('how long it holds', () => {
  const ending = (exp: unknown, claims: object = {}) => given({ claims: { exp, ...claims } });

  test.each<[string, number, string | null]>([
    ['1 s before', 1, null],
    ['at', 0, 'tokenExpired'],
    ['1 s after', -1, 'tokenExpired'],
  ])('%s its end and a minute it is answered %s', (_when, left, code) => {
    // The minute is what the proxy's clock and ours may differ by.
    expect(ending(NOW_S - 60 + left, { iat: NOW_S - 120 })).toBe(code);
  });

  test.each<[string, number, string | null]>([
    ['1 s less than', 299, null],
    ['exactly', 300, null],
    ['1 s more than', 301, 'tokenLifetime'],
  ])('a life of %s five minutes', (_what, seconds, code) => {
    expect(ending(NOW_S + seconds)).toBe(code);
    expect(ending(NOW_S + seconds, { iat: undefined })).toBe(code);
    expect(ending(NOW_S - 30 + seconds, { iat: NOW_S - 30 })).toBe(code);
  });

  test.each<[string, number, string | null]>([
    ['1 s less than', 359, null],
    ['exactly', 360, null],
    ['1 s more than', 361, 'tokenLifetime'],
  ])('a start in the future lends it no more than a minute: %s', (_what, seconds, code) => {
    expect(ending(NOW_S + seconds, { iat: NOW_S + seconds - 60 })).toBe(code);
  });

  test.each<[string, number, string | null]>([
    ['1 s before', 61, 'tokenEarly'],
    ['at', 60, null],
    ['1 s after', 59, null],
  ])('%s its beginning less a minute', (_when, ahead, code) => {
    expect(ending(NOW_S + 120, { nbf: NOW_S + ahead })).toBe(code);
  });

  test.each<[string, object]>([
    ['no end', { exp: undefined }],
    ['an end of null', { exp: null }],
    ['an end as text', { exp: String(NOW_S + 60) }],
    ['an end in a list', { exp: [NOW_S + 60] }],
    ['an end that is true', { exp: true }],
    ['an end in milliseconds', { exp: REAL_NOW + 60_000 }],
    ['a start as text', { iat: String(NOW_S) }],
    ['a beginning as text', { nbf: '0' }],
  ])('%s is refused', (_what, claims) => {
    expect(given({ claims: { ...claims } })).toBe('tokenLifetime');
  });

  test('an end beyond all numbers is no end', () => {
    const payload = JSON.stringify({ iss: ACCESS.issuer, aud: ACCESS.audience, exp: 0 });
    const endless = payload.replace('"exp":0', '"exp":1e999');
    expect(refusal(`Bearer ${signed('{"alg":"HS256"}', endless)}`)).toBe('tokenLifetime');
    const never = payload.replace('"exp":0', '"exp":-1e999');
    expect(refusal(`Bearer ${signed('{"alg":"HS256"}', never)}`)).toBe('tokenLifetime');
  });
});
