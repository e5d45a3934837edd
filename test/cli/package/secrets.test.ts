/** What looks like a secret or speaks over plain HTTP, and which known texts only look so? */
import { isAcceptedText } from '../../../engine/cli/package/accepted.ts';
import { checkApp } from '../../../engine/cli/package/check-app.ts';
import { makeFolder, removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

/** Written in two parts, so that no scanner takes this file for one that holds secrets. */
const joined = (...parts: string[]) => parts.join('');

describe('warnOfSecrets', () => {
  test.each([
    'let password = ask();',
    'let userPassword;',
    'x.secret',
    'secretToken',
    'secret_token',
    'api_key',
    'auth_key',
    'authKey',
    'auth_pass',
    'authPass',
    'auth_user',
    'AuthUser',
    'username',
    joined('-----BEGIN RSA PRIV', 'ATE KEY-----'),
    joined('-----BEGIN OPENSSH PRIV', 'ATE KEY-----'),
    joined('-----BEGIN PGP PRIV', 'ATE KEY BLOCK-----'),
    joined('AKI', 'AABCDEFGHIJKLMNOP'),
    joined('xox', 'b-1234567890-abcdef'),
    joined('gh', 'p_abcdefghijklmnopqrstuvwxyz0123456789'),
    joined('ey', 'JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl'),
    'token: "abcd1234efgh"',
    '"api-key": "abcd1234efgh"',
    "APP_KEY = 'abcd1234efgh'",
    'pass:`abcd1234efgh`',
  ])('%s is warned of', async (text) => {
    expect(await toldWith({ 'assets/a.js': text })).toEqual(['possibleSecret assets/a.js']);
  });

  test.each([
    'addEventListener("x", f, { passive: true })',
    'a compass, and what has passed',
    'token: settings.token',
    'let token = await ask();',
    'key: "abcd1234efgh"',
    'xoxb',
    'AKIA',
  ])('%s is not', async (text) => {
    expect(await toldWith({ 'assets/a.js': text })).toEqual([]);
  });

  test.each(['assets/a.html', 'assets/a.xml', 'assets/a.mjs', 'assets/a.json'])(
    '%s is looked through',
    async (path) => {
      expect(await toldWith({ [path]: '"password"' })).toEqual([`possibleSecret ${path}`]);
    },
  );

  test('a style sheet and a picture are not', async () => {
    expect(await toldWith({ 'assets/a.css': '.password{}', 'assets/a.png': 'password' })).toEqual(
      [],
    );
  });

  test('tells a word once with its first place, and never a value', async () => {
    const value = joined('AKI', 'AABCDEFGHIJKLMNOP');
    const text = `a;\n  b.password="hunter2hunter2"; c.password=d.Password;e="${value}"`;
    const { problems } = await checkApp(await makeFolder({ 'assets/a.js': text }));
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '2:5 the word "password" (and 2 more); make sure that no value stands with it',
      '2:57 this looks like an AWS access key; keep it in a secure setting instead',
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/hunter2|AKIA/);
  });
});

describe('isAcceptedText', () => {
  const table = 'number:!0,password:!0,range:!0,search:!0,tel:!0';

  test.each([
    ['React DOM’s table', `a={${table}}`, true],
    ['its question', 'if("password"===a.type)||"textarea"===b', true],
    ['its question after another bundler', 'e.type===`password`)||t', true],
    ['the table with a value in it', 'number:!0,password:"hunter2",range:!0', false],
    ['a word beside the table', `password="hunter2";${table.slice(10)}`, false],
    ['a word after the table', `${table};password="hunter2"`, false],
  ])('%s: %s is %s', (_what, text, expected) => {
    const offset = expected ? text.indexOf('password') : text.lastIndexOf('password');
    expect(isAcceptedText(text, offset, 'password'.length)).toBe(expected);
  });

  test('React’s own name for what it keeps to itself is not told', async () => {
    const text = 'r.__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED.ReactCurrentDispatcher';
    expect(await toldWith({ 'assets/a.js': text })).toEqual([]);
    expect(await toldWith({ 'assets/a.js': 'r.__SECRET_INTERNALS' })).toHaveLength(1);
  });

  test('a word that stands beside a known text is still told', async () => {
    const text = `a={${table}};b={password:"x"}`;
    const { problems } = await checkApp(await makeFolder({ 'assets/a.js': text }));
    expect(problems).toMatchObject([
      { code: 'possibleSecret', column: text.lastIndexOf('password') + 1 },
    ]);
  });
});

describe('what repeats for ten megabytes', () => {
  test.each([
    'password;',
    '-eyJaaaaaaaaaaaa',
    'token="',
    'sourceMappingURL=data:application/json',
    'http://a',
    '-----BEGIN ',
  ])('"%s" is read through without a long wait', async (text) => {
    const content = text.repeat(10_000_000 / text.length);
    expect((await toldWith({ 'assets/a.js': content })).length).toBeLessThan(3);
  });
});

describe('warnOfPlainHttp', () => {
  test.each([
    ['assets/a.js', 'fetch("http://example.org/a")'],
    ['assets/a.js', 'fetch(`HTTP://example.org/a`)'],
    ['assets/a.html', '<img src=http://example.org/a.png>'],
    ['assets/a.js', 'n="http://www.w3.org/2000/svg/more"'],
    ['assets/a.js', 'n="http://www.w3.org.example.org/2000/svg"'],
  ])('%s: %s is warned of', async (path, text) => {
    expect(await toldWith({ [path]: text })).toEqual([`plainHttp ${path}`]);
  });

  test.each([
    ['assets/a.js', 'fetch("https://example.org/a")'],
    ['assets/a.js', 'n="http://www.w3.org/1998/Math/MathML"'],
    ['assets/a.js', "n='http://www.w3.org/XML/1998/namespace'"],
    ['assets/a.js', '"http://"'],
    ['assets/a.css', 'a{background:url(http://example.org/a)}'],
  ])('%s: %s is not', async (path, text) => {
    expect(await toldWith({ [path]: text })).toEqual([]);
  });

  test('tells each address once, and not more than twenty of a file', async () => {
    const text = Array.from({ length: 100 }, (_, i) => `"http://example.org/${i % 50}"`).join();
    const told = await toldWith({ 'assets/a.js': text });
    expect(told).toHaveLength(20);
  });
});
