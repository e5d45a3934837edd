/** Are the lines of .zcliignore read as zcli reads them, and is what it would misread told? */
import { readIgnores, warnOfIdleIgnores } from '../../../engine/cli/package/ignore.ts';
import { problemList } from '../../../engine/cli/package/problem.ts';

function read(text: string) {
  const { problems, tell } = problemList();
  const ignores = readIgnores(text, tell);
  return { ignores, problems, tell, told: () => problems.map((one) => `${one.line} ${one.code}`) };
}

describe('readIgnores', () => {
  test.each([
    ['a.js', 'a.js', true],
    ['a.js', 'b/a.js', false],
    ['a.js', 'axjs', false],
    ['*.map', 'a.map', true],
    ['*.map', 'assets/a.map', false],
    ['**/*.map', 'a.map', true],
    ['**/*.map', 'assets/b/a.map', true],
    ['docs/**', 'docs/a/b.md', true],
    ['docs/**', 'docs2/a.md', false],
    ['docs', 'docs/a.md', false],
    ['a/**/b.js', 'a/b.js', true],
    ['a/**/b.js', 'a/x/y/b.js', true],
    ['a/*/b.js', 'a/x/y/b.js', false],
    ['?.js', 'a.js', true],
    ['?.js', '/.js', false],
    ['*.{md,txt}', 'a.txt', true],
    ['*.{md,txt}', 'a.text', false],
    ['a+b$.js', 'a+b$.js', true],
    ['план*', 'план.md', true],
    ['  a.js  ', 'a.js', true],
    ['#a.js', '#a.js', false],
  ])('"%s" and "%s": %s', (line, path, expected) => {
    const { ignores, told } = read(line);
    expect(ignores.some(({ matches }) => matches(path))).toBe(expected);
    expect(told()).toEqual([]);
  });

  test.each([
    '!a.js',
    '/a.js',
    './a.js',
    'docs/',
    'a\\b',
    'a[bc].js',
    '+(a|b)',
    '{a,{b,c}}',
    '*a*a*a*a*a*a*a*a*',
  ])('"%s" is refused, with its line', (line) => {
    const { ignores, told } = read(`a\n\n${line}\n`);
    expect(told()).toEqual(['3 badIgnore']);
    expect(ignores).toHaveLength(1);
  });

  test('a folder’s bare name leaves nothing out, which is said', () => {
    const { ignores, problems, tell, told } = read('docs\nassets/**\nother\n*.js');
    warnOfIdleIgnores(ignores, ['docs', 'docs/a', 'assets', 'assets/b'], tell);
    expect(told()).toEqual(['1 ignoresNothing']);
    expect(problems[0]?.message).toContain('write "docs/**"');
  });
});
