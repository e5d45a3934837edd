/** Which names mean the same on every system, and which are refused? */
import { checkName, refuseSameNames } from '../../../engine/cli/package/names.ts';
import { problemList } from '../../../engine/cli/package/problem.ts';
import { removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

function toldOf(...paths: string[]): readonly string[] {
  const { problems, tell } = problemList();
  for (const path of paths) checkName(path, tell);
  refuseSameNames(
    paths.map((path) => ({ path, bytes: Buffer.alloc(0) })),
    tell,
  );
  return problems.map(({ code, file }) => `${code} ${file}`);
}

describe('checkName', () => {
  test.each([
    'assets\\app.js',
    '..\\manifest.json',
    'assets/a\nb.js',
    'assets/a\u0007.js',
    'assets/a:b.js',
    'assets/what?.js',
    'assets/a*.js',
    'assets/"a".js',
    'assets/a|b',
    'assets/<a>',
    'assets/a.',
    'assets/a ',
  ])('%j is refused', (path) => {
    expect(toldOf(path)).toEqual([`badName ${path}`]);
  });

  test.each([
    'assets/a b.js',
    'assets/été.js',
    'assets/план.js',
    'assets/🙂.js',
    "it's & (1)+[2].js",
  ])('%j is taken', (path) => {
    expect(toldOf(path)).toEqual([]);
  });

  test('a file on disk whose name looks like a way out is refused', async () => {
    const path = 'assets/a\\..\\..\\b.js';
    expect(await toldWith({ [path]: '' })).toEqual([`badName ${path}`]);
    expect(await toldWith({ 'assets/a..b.js': '' })).toEqual([]);
  });
});

describe('refuseSameNames', () => {
  test.each<[readonly string[], readonly string[]]>([
    [['a.js', 'A.js'], ['sameName A.js']],
    [['Assets/a.js', 'assets/b.js'], ['sameName assets']],
    [
      ['a/b/c', 'a/B/c'],
      ['sameName a/B', 'sameName a/B/c'],
    ],
    [['A', 'a/b'], ['sameName a']],
    [['caf\u00e9.js', 'cafe\u0301.js'], ['sameName cafe\u0301.js']],
    [['a.js', 'b.js', 'a/a.js'], []],
  ])('%j', (paths, told) => {
    expect(toldOf(...paths)).toEqual(told);
  });
});
