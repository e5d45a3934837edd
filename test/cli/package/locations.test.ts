/** Each rule of Zendesk's about where an app stands, broken alone. */
import { manifest, removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

const support = (its: unknown) => manifest({ location: { support: its } });
const sidebar = (options: unknown) => support({ ticket_sidebar: options });
const AT = 'manifest.json location.support';

describe('checkLocations', () => {
  test.each([
    [{}, 'missing manifest.json location'],
    ['ticket_sidebar', 'wrongType manifest.json location'],
    [['ticket_sidebar'], 'wrongType manifest.json location'],
    [
      { suport: { ticket_sidebar: 'assets/index.html' } },
      'unknownName manifest.json location.suport',
    ],
    [{ support: ['ticket_sidebar'] }, `wrongType ${AT}`],
    [{ support: 'ticket_sidebar' }, `wrongType ${AT}`],
    [{ support: {} }, `missing ${AT}`],
    [{ support: { sidebar: 'assets/index.html' } }, `unknownName ${AT}.sidebar`],
    [{ support: { deal_card: 'assets/index.html' } }, `unknownName ${AT}.deal_card`],
  ])('location may not be %j', async (location, told) => {
    expect(await toldWith(manifest({ location }))).toEqual([told]);
  });

  test.each([
    [1, `wrongType ${AT}.ticket_sidebar`],
    [null, `wrongType ${AT}.ticket_sidebar`],
    ['', `missing ${AT}.ticket_sidebar`],
    [{}, `missing ${AT}.ticket_sidebar.url`],
    [{ url: '' }, `missing ${AT}.ticket_sidebar.url`],
    [{ url: 7 }, `wrongType ${AT}.ticket_sidebar.url`],
    [{ url: 'assets/index.html', flexible: 'yes' }, `wrongType ${AT}.ticket_sidebar.flexible`],
    [{ url: '_legacy' }, `notAllowed ${AT}.ticket_sidebar.url`],
    [{ url: 'http://example.org' }, `badValue ${AT}.ticket_sidebar.url`],
    [{ url: 'http://127.0.0.1:4567/a' }, `badValue ${AT}.ticket_sidebar.url`],
    [{ url: 'javascript:alert(1)' }, `badValue ${AT}.ticket_sidebar.url`],
    [{ url: 'https://' }, `badValue ${AT}.ticket_sidebar.url`],
    [{ url: '//example.org/a' }, `badValue ${AT}.ticket_sidebar.url`],
    [{ url: 'index.html' }, `badValue ${AT}.ticket_sidebar.url`],
    [{ url: 'assets/../manifest.json' }, `badValue ${AT}.ticket_sidebar.url`],
    [{ url: 'assets/Index.html' }, `missing ${AT}.ticket_sidebar.url`],
    [{ url: 'assets/other.html#x' }, `missing ${AT}.ticket_sidebar.url`],
    ['assets/other.html', `missing ${AT}.ticket_sidebar`],
  ])('a sidebar may not be %j', async (options, told) => {
    expect((await toldWith(sidebar(options))).filter((one) => !/plainHttp/.test(one))).toEqual([
      told,
    ]);
  });

  test.each([
    'assets/index.html',
    { url: 'assets/index.html?a=1#b' },
    { url: 'https://example.org/app' },
    { url: 'http://localhost:4567/app' },
    { url: 'https://{{setting.engine}}/app' },
    { autoLoad: false },
    { url: '', autoLoad: false },
  ])('a sidebar may be %j', async (options) => {
    expect(await toldWith(sidebar(options))).toEqual([]);
  });

  test('former names of products are taken', async () => {
    const location = {
      zendesk: { nav_bar: 'assets/index.html' },
      lotus_box: { system_top_bar: 'assets/index.html' },
    };
    expect(await toldWith(manifest({ location }))).toEqual([]);
  });

  test('a page that is listed in .zcliignore is not there', async () => {
    expect(await toldWith({ '.zcliignore': 'zcli.apps.config.json\nassets/*.html' })).toEqual([
      `missing ${AT}.ticket_sidebar.url`,
    ]);
  });
});
