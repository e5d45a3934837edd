/** Is a good app taken as it is, and is every mistake of a bad one told at once? */
import { checkApp } from '../../../engine/cli/package/check-app.ts';
import { makeFolder, manifest, removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

describe('checkApp', () => {
  test('takes a good app, and packs neither dotfiles nor what is listed nor tmp', async () => {
    const { files, problems, version } = await checkApp(await makeFolder());
    expect(problems).toEqual([]);
    expect(version).toBe('1.2.3');
    expect(files.map(({ path }) => path)).toEqual([
      'assets/app.js',
      'assets/app.js.map',
      'assets/index.html',
      'assets/logo.svg',
      'manifest.json',
      'requirements.json',
      'translations/en.json',
      'translations/fr.json',
    ]);
  });

  test('tells all problems at once, by file and place', async () => {
    const told = await toldWith({
      ...manifest({ frameworkVersion: '1.0', defaultLocale: 'de', parameters: [{ type: 'txt' }] }),
      'translations/fr.json': '{"app": {"parameters": {"token": {}}}}',
      'assets/notes.pdf': 'x',
      'requirements.json': '[]',
    });
    expect(told).toEqual([
      'forbiddenType assets/notes.pdf',
      'missing manifest.json defaultLocale',
      'badValue manifest.json frameworkVersion',
      'missing manifest.json parameters[0].name',
      'unknownName manifest.json parameters[0].type',
      'wrongType requirements.json',
      'missing translations/fr.json app.parameters.token.label',
    ]);
  });

  test('says where in the file, and what to write instead', async () => {
    const folder = await makeFolder({
      'manifest.json':
        '{\n  "author": {},\n  "defaultLocale": "en",\n  "frameworkVersion": "1.0",\n' +
        '  "location": { "support": { "ticket_sidbar": "assets/index.html" } }\n}',
    });
    expect((await checkApp(folder)).problems).toEqual([
      {
        severity: 'error',
        code: 'badValue',
        file: 'manifest.json',
        path: 'frameworkVersion',
        line: 4,
        column: 23,
        message: 'Zendesk serves no "1.0"; write "frameworkVersion": "2.0"',
      },
      {
        severity: 'error',
        code: 'unknownName',
        file: 'manifest.json',
        path: 'location.support.ticket_sidbar',
        line: 5,
        column: 30,
        message: 'there is no location "ticket_sidbar"; did you mean "ticket_sidebar"?',
      },
    ]);
  });

  const only = { location: undefined, frameworkVersion: undefined };
  const without = { 'assets/app.js': null, 'assets/app.js.map': null };

  test.each([
    ['no manifest', { 'manifest.json': null }, ['missingManifest manifest.json']],
    [
      'a manifest one level down',
      { 'manifest.json': null, 'app/manifest.json': '{}' },
      ['missingManifest app/manifest.json'],
    ],
    ['requirements only', { ...manifest({ ...only, requirementsOnly: true }), ...without }, []],
    [
      'requirements only, without any',
      {
        ...manifest({ ...only, requirementsOnly: true }),
        ...without,
        'requirements.json': null,
      },
      ['missing requirements.json'],
    ],
    [
      'code where only requirements are',
      manifest({ ...only, requirementsOnly: true }),
      ['notAllowed assets/app.js'],
    ],
    [
      'a style and a template where only requirements are',
      {
        ...manifest({ ...only, requirementsOnly: true }),
        ...without,
        'app.css': 'a{}',
        'templates/layout.hdbs': '<b/>',
      },
      ['notAllowed app.css', 'notAllowed templates/layout.hdbs'],
    ],
    [
      'requirements of an app for chat alone',
      manifest({ location: { zopim: { chat_sidebar: 'assets/index.html' } } }),
      ['notAllowed requirements.json'],
    ],
    [
      'requirements of an app for marketing alone',
      {
        ...manifest({ ...only, marketingOnly: true, private: false, parameters: undefined }),
        ...without,
        'translations/en.json': null,
        'translations/fr.json': '{}',
      },
      ['missing manifest.json defaultLocale', 'notAllowed requirements.json'],
    ],
  ])('%s', async (_what, changes, told) => {
    expect(await toldWith(changes)).toEqual(told);
  });
});
