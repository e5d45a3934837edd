/** Each rule of Zendesk's about translations, broken alone. */
import { manifest, removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

const en = (app: unknown) => ({ 'translations/en.json': { app } });
const fr = (content: object | string) => ({ 'translations/fr.json': content });
const PUBLIC = manifest({ private: false });
const SHOWN = {
  name: 'Little',
  short_description: 'a',
  long_description: 'b',
  installation_instructions: 'c',
};
const EN = 'translations/en.json';
const FR = 'translations/fr.json';

describe('checkTranslation', () => {
  test.each([
    [
      'a name that is no locale',
      { 'translations/french.json': {} },
      'badValue translations/french.json',
    ],
    [
      'a folder in between',
      { 'translations/old/en.json': {} },
      'badValue translations/old/en.json',
    ],
    ['no JSON', fr('name: Petit'), `notJson ${FR}`],
    ['an array', fr([]), `wrongType ${FR}`],
    ['a key twice', fr('{"app": {}, "app": {}}'), `duplicateKey ${FR} app`],
    ['an app that is a text', fr({ app: 'Petit' }), `wrongType ${FR} app`],
    ['parameters in a list', fr({ app: { parameters: [] } }), `wrongType ${FR} app.parameters`],
    [
      'a parameter without a label',
      fr({ app: { parameters: { token: { helpText: 'x' } } } }),
      `missing ${FR} app.parameters.token.label`,
    ],
    [
      'a bare text beside a package',
      fr({ app: { package: 'little' }, board: { title: 'Tableau' } }),
      `wrongType ${FR} board.title`,
    ],
    [
      'a title with more than its value',
      fr({ app: { package: 'little' }, board: { title: 'a', value: 'b', note: {} } }),
      `wrongType ${FR} board.title`,
    ],
    ['no name in English', en({}), `missing ${EN} app.name`],
    ['nothing in English', { [EN]: {} }, `missing ${EN} app.name`],
    [
      'a product without a name',
      en({ support: { short_description: 'a' } }),
      `missing ${EN} app.support.name`,
    ],
    ['a product that is a text', en({ support: 'Little' }), `wrongType ${EN} app.support`],
    [
      'a product without a location',
      en({ support: { name: 'a' }, chat: { name: 'b' } }),
      `notAllowed ${EN} app.chat`,
    ],
  ])('%s is told', async (_what, changes, told) => {
    expect((await toldWith(changes))[0]).toBe(told);
    expect((await toldWith(changes)).every((one) => one.includes('translations/'))).toBe(true);
  });

  test.each(['name', 'short_description', 'long_description', 'installation_instructions'])(
    'an app that is not private needs %s in English',
    async (key) => {
      const changes = { ...PUBLIC, ...en({ ...SHOWN, [key]: undefined }) };
      expect(await toldWith(changes)).toEqual([`missing ${EN} app.${key}`]);
    },
  );

  test.each([
    ['a public app', { ...PUBLIC, ...en(SHOWN) }],
    [
      'the former name of the description',
      { ...PUBLIC, ...en({ ...SHOWN, short_description: undefined, description: 'a' }) },
    ],
    ['texts by product', { ...PUBLIC, ...en({ support: SHOWN }) }],
    [
      'texts for translators',
      fr({ app: { package: 'little' }, board: { title: { title: 'heading', value: 'Tableau' } } }),
    ],
    ['a language without a name', fr({})],
    ['longer codes', { 'translations/pt-BR.json': {}, 'translations/es-419.json': {} }],
    ['other files', { 'translations/README.txt': 'x' }],
  ])('%s is taken', async (_what, changes) => {
    expect(await toldWith(changes)).toEqual([]);
  });
});
