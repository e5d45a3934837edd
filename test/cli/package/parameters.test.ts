/** Each rule of Zendesk's about an app's settings, broken alone, and each of its warnings. */
import { manifest, removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

const GRANT = { name: 'grant', type: 'oauth' };

async function told(parameters: readonly unknown[]): Promise<readonly string[]> {
  const found = await toldWith(manifest({ parameters }));
  return found.map((one) => one.replace('manifest.json parameters', ''));
}

describe('checkParameters', () => {
  test.each<[unknown, string]>([
    ['token', 'wrongType [0]'],
    [{ type: 'text' }, 'missing [0].name'],
    [{ name: '' }, 'missing [0].name'],
    [{ name: 'name' }, 'notAllowed [0].name'],
    [{ name: 'a', type: 'txt' }, 'unknownName [0].type'],
    [{ name: 'a', type: 7 }, 'unknownName [0].type'],
    [{ name: 'a', type: 'mtls' }, 'unknownName [0].type'],
    [{ name: 'a', required: 'yes' }, 'wrongType [0].required'],
    [{ name: 'a', secure: 'yes' }, 'wrongType [0].secure'],
    [{ name: 'a', type: 'hidden', required: true }, 'notAllowed [0].required'],
    [{ ...GRANT, secure: true, scopes: ['header'] }, 'notAllowed [0].secure'],
    [{ name: 'a', scopes: ['header'] }, 'notAllowed [0].scopes'],
    [{ name: 'a', secure: true, scopes: [] }, 'wrongType [0].scopes'],
    [{ name: 'a', secure: true, scopes: 'header' }, 'wrongType [0].scopes'],
    [{ name: 'a', secure: true, scopes: ['header', 'cookie'] }, 'unknownName [0].scopes[1]'],
  ])('%j is refused', async (parameter, problem) => {
    expect(await told([parameter])).toEqual([problem]);
  });

  test('names are unique', async () => {
    expect(await told([{ name: 'a' }, { name: 'b' }, { name: 'a' }])).toEqual([
      'duplicate [2].name',
    ]);
  });

  test('one parameter may be oauth', async () => {
    expect(await told([GRANT, { name: 'other', type: 'oauth' }])).toEqual(['duplicate [1].type']);
  });

  test.each<[object, string]>([
    [{ name: 'apiToken' }, 'insecureParameter [0].name'],
    [{ name: 'KEY', type: 'text', secure: false }, 'insecureParameter [0].name'],
    [{ name: 'a', secure: true }, 'noScopes [0].secure'],
    [{ name: 'a', secure: true, scopes: ['url'], default: 'x' }, 'secretDefault [0].default'],
    [{ name: 'a', type: 'hidden', default: 'x' }, 'secretDefault [0].default'],
  ])('%j is warned of', async (parameter, problem) => {
    expect(await told([parameter])).toEqual([problem]);
  });

  test.each([
    { name: 'a' },
    { name: 'a', type: 'checkbox', default: true },
    { name: 'keyboard', type: 'checkbox' },
    { name: 'a', type: 'hidden', required: false },
    { name: 'a', type: 'text', secure: true, scopes: ['jwt_claim', 'basic_auth_username'] },
  ])('%j is taken', async (parameter) => {
    expect((await told([parameter])).filter((one) => !one.startsWith('possibleSecret'))).toEqual(
      [],
    );
  });
});
