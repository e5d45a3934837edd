// Is somebody known however little, or however strangely, Zendesk tells of them?
import { schemeOf, whoIsHere } from '../../../app/zaf/person.ts';

const told = (currentUser: unknown, colorScheme: unknown = 'light') =>
  whoIsHere({ get: async () => ({ currentUser, colorScheme }) });
const person = async (user: unknown) => (await told(user)).person;
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const NOBODY = { id: null, isAdmin: false, locale: 'en', zone: HERE, groups: [] };

describe('whoIsHere', () => {
  beforeEach(() => {
    Object.defineProperty(globalThis, 'navigator', {
      value: { language: 'en' },
      configurable: true,
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'navigator');
  });

  it('knows an agent with groups, language and zone', async () => {
    const user = {
      id: 12,
      role: 'admin',
      locale: 'fr-fr',
      timeZone: { ianaName: 'Asia/Kathmandu', translatedName: 'Kathmandu' },
      groups: [{ id: 1, name: 'Network' }, { id: 2 }],
    };
    const { person: known, scheme } = await told(user, { colorScheme: 'dark' });
    expect(known).toEqual({
      id: 12,
      isAdmin: true,
      locale: 'fr-FR',
      zone: expect.stringMatching(/^Asia\/Kat(h)?mandu$/),
      groups: [
        { id: 1, name: 'Network' },
        { id: 2, name: '' },
      ],
    });
    expect(scheme).toBe('dark');
  });

  it('shows deadlines to somebody unknown when Zendesk does not answer', async () => {
    const silent = {
      get: () => Promise.reject({ code: 'zendeskSilent', status: 0, detail: null }),
    };
    expect(await whoIsHere(silent)).toEqual({ person: NOBODY, scheme: 'light' });
  });

  it.each([undefined, null, 'Ana', [], { groups: 'all', id: '12', role: 1 }])(
    'takes %p for nobody',
    async (user) => {
      expect(await person(user)).toEqual(NOBODY);
    },
  );

  it.each([
    ['en-us', 'en-US'],
    ['fr', 'fr'],
    ['pt-BR', 'pt-BR'],
    ['es-419', 'es-419'],
    ['en-x-pirate', 'en-x-pirate'],
    ['zh_CN', 'en'],
    ['', 'en'],
    ['<b>', 'en'],
    [7, 'en'],
  ])('reads the locale %p as %s', async (locale, expected) => {
    expect((await person({ locale })).locale).toBe(expected);
  });

  it.each(['Paris', '', 'Mars/Olympus', null, 7, '__proto__'])(
    'uses the browser’s zone instead of %p',
    async (ianaName) => {
      expect((await person({ timeZone: { ianaName } })).zone).toBe(HERE);
      expect((await person({ timeZone: ianaName })).zone).toBe(HERE);
    },
  );

  it('leaves out groups that are none', async () => {
    const groups = [null, 'x', { name: 'Network' }, { id: '3' }, { id: 4, name: 'Disks' }];
    expect((await person({ groups })).groups).toEqual([{ id: 4, name: 'Disks' }]);
  });
});

describe('schemeOf', () => {
  it.each([
    ['dark', 'dark'],
    ['light', 'light'],
    [{ colorScheme: 'dark' }, 'dark'],
    [{ colorScheme: 'light' }, 'light'],
    [{}, 'light'],
    ['Dark', 'light'],
    [undefined, 'light'],
    [null, 'light'],
    [{ colorScheme: { colorScheme: 'dark' } }, 'light'],
  ])('reads %p as %s', (value, scheme) => {
    expect(schemeOf(value)).toBe(scheme);
  });
});
