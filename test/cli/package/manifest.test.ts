/** Each rule of Zendesk's about manifest.json, broken alone. */
import { manifest, removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

const OAUTH = {
  client_id: 'a',
  client_secret: '{{setting.x}}',
  authorize_uri: 'https://example.org/a',
  access_token_uri: 'https://example.org/t',
};
const WITH_OAUTH = { oauth: OAUTH, parameters: [{ name: 'grant', type: 'oauth' }] };

describe('checkManifest', () => {
  test.each<[string, object, string]>([
    ['an author', { author: undefined }, 'missing author'],
    ['a default locale', { defaultLocale: undefined }, 'missing defaultLocale'],
    ['a framework', { frameworkVersion: undefined }, 'missing frameworkVersion'],
    ['a location', { location: undefined }, 'missing location'],
  ])('%s is required', async (_what, values, told) => {
    const [code, path] = told.split(' ');
    expect(await toldWith(manifest(values))).toEqual([`${code} manifest.json ${path}`]);
  });

  test.each([
    ['requirementsOnly', 'yes'],
    ['marketingOnly', 1],
    ['singleInstall', 'true'],
    ['signedUrls', null],
    ['private', 'false'],
    ['defaultLocale', 1],
    ['version', 1.2],
    ['frameworkVersion', 2],
    ['remoteInstallationURL', []],
    ['termsConditionsURL', {}],
    ['gaID', 7],
    ['author', 'Anna'],
    ['experiments', []],
    ['domainWhitelist', 'example.org'],
    ['domainWhitelist', [1]],
    ['parameters', {}],
    ['oauth', 'client'],
  ])('%s may not be %j', async (key, value) => {
    expect(await toldWith(manifest({ [key]: value }))).toEqual([`wrongType manifest.json ${key}`]);
  });

  test.each(['name', 'email', 'url'])('author.%s is a text', async (key) => {
    expect(await toldWith(manifest({ author: { [key]: 1 } }))).toEqual([
      `wrongType manifest.json author.${key}`,
    ]);
  });

  test.each<[object, string]>([
    [{ termsConditionsURL: 'ftp://example.org' }, 'badValue termsConditionsURL'],
    [{ termsConditionsURL: 'https://' }, 'badValue termsConditionsURL'],
    [{ author: { url: 'example.org' } }, 'badValue author.url'],
    [{ author: { url: 'http:///terms' } }, 'badValue author.url'],
    [{ frameworkVersion: '1.0' }, 'badValue frameworkVersion'],
    [{ frameworkVersion: '2' }, 'badValue frameworkVersion'],
    [{ defaultLocale: 'English' }, 'badValue defaultLocale'],
    [{ defaultLocale: '../en' }, 'badValue defaultLocale'],
    [{ defaultLocale: 'de' }, 'missing defaultLocale'],
    [{ experiments: { newCssCompiler: true, fast: true } }, 'notAllowed experiments.fast'],
    [{ noTemplate: true }, 'notAllowed noTemplate'],
    [{ noTemplate: ['ticket_sidebar'] }, 'notAllowed noTemplate'],
    [
      { oauth: { ...OAUTH, client_id: '' }, parameters: WITH_OAUTH.parameters },
      'missing oauth.client_id',
    ],
    [{ oauth: OAUTH }, 'missing oauth'],
  ])('%j is refused', async (values, told) => {
    const [code, path] = told.split(' ');
    const found = await toldWith(manifest(values));
    // The word "client_secret" is warned of by another rule.
    const errors = found.filter((one) => !one.startsWith('possibleSecret'));
    expect(errors).toEqual([`${code} manifest.json ${path}`]);
  });

  test.each<[object]>([
    [{ author: {} }],
    [{ termsConditionsURL: 'http://example.org/terms' }],
    [{ noTemplate: false }],
    [{ experiments: { hashParams: true } }],
    [{ domainWhitelist: ['example.org'] }],
    [{ defaultLocale: 'fr' }],
    [{ whoKnows: 1 }],
  ])('%j is taken', async (values) => {
    expect(await toldWith(manifest(values))).toEqual([]);
  });

  test('oauth with its parameter is taken, and its keys tell of a secret', async () => {
    expect(await toldWith(manifest(WITH_OAUTH))).toEqual(['possibleSecret manifest.json']);
  });

  describe('an app of marketing only', () => {
    const marketing = (values: object) => ({
      ...manifest({
        marketingOnly: true,
        private: false,
        location: undefined,
        frameworkVersion: undefined,
        parameters: undefined,
        defaultLocale: 'fr',
        ...values,
      }),
      'assets/app.js': null,
      'requirements.json': null,
      'translations/en.json': null,
    });

    test('is taken', async () => {
      expect(await toldWith(marketing({}))).toEqual([]);
    });

    test.each<[object, string]>([
      [{ private: undefined }, 'notAllowed private'],
      [{ parameters: [{ name: 'a' }] }, 'notAllowed parameters'],
      [{ location: { support: {} } }, 'notAllowed location'],
      [{ frameworkVersion: '2.0' }, 'notAllowed frameworkVersion'],
    ])('has no %j', async (values, told) => {
      const [code, path] = told.split(' ');
      expect(await toldWith(marketing(values))).toEqual([`${code} manifest.json ${path}`]);
    });
  });
});
