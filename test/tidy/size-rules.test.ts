import { LONG_FILES, LONG_FUNCTIONS } from './exceptions.ts';
import { FUNCTION_LINES_MAX, LINES_MAX, linesOf, longFunctions, wideLines } from './size-rules.ts';
import { readSyntax } from './syntax.ts';
import { isCode, textOf, trackedFiles } from './tracked-files.ts';

const code = trackedFiles().filter(isCode);
const styles = trackedFiles().filter((path) => path.endsWith('.css'));

/** What is longer than it may be, and what need not be excepted any more. */
function againstList(
  found: Readonly<Record<string, number>>,
  list: Readonly<Record<string, number>>,
) {
  const tooLong = Object.entries(found).filter(([name, lines]) => lines > (list[name] ?? 0));
  const unneeded = Object.keys(list).filter((name) => found[name] === undefined);
  return { tooLong, unneeded };
}

describe('linesOf', () => {
  it('stays under the limit in every file that is not listed, and the list shrinks', () => {
    const long: Record<string, number> = {};
    for (const path of [...code, ...styles]) {
      const lines = linesOf(textOf(path));
      if (lines > LINES_MAX) long[path] = lines;
    }
    expect(againstList(long, LONG_FILES)).toEqual({ tooLong: [], unneeded: [] });
  });

  it.each([
    ['', 1],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['a\n\n', 2],
  ])('counts the lines of %j as %i', (text, lines) => {
    expect(linesOf(text)).toBe(lines);
  });

  it('fails a file that has grown, and an entry that is no longer needed', () => {
    expect(againstList({ 'a.ts': 302 }, { 'a.ts': 301 }).tooLong).toHaveLength(1);
    expect(againstList({ 'a.ts': 301 }, {}).tooLong).toHaveLength(1);
    expect(againstList({}, { 'a.ts': 301 }).unneeded).toHaveLength(1);
    expect(againstList({ 'a.ts': 301 }, { 'a.ts': 302 })).toEqual({ tooLong: [], unneeded: [] });
  });
});

describe('longFunctions', () => {
  const body = (lines: number) => '  a();\n'.repeat(lines - 2);
  const long = (text: string) => longFunctions(readSyntax('a.ts', text));

  it('finds none in the project that is not listed, and the list shrinks', () => {
    const found = Object.assign(
      {},
      ...code.map((path) => longFunctions(readSyntax(path, textOf(path)))),
    );
    expect(againstList(found, LONG_FUNCTIONS)).toEqual({ tooLong: [], unneeded: [] });
  });

  it.each([
    ['a function', 'a.ts f', (lines: number) => `function f() {\n${body(lines)}}\n`],
    ['an arrow function', 'a.ts f', (lines: number) => `const f = () => {\n${body(lines)}};\n`],
    ['a method', 'a.ts f', (lines: number) => `class A { b = 1; f() {\n${body(lines)}} }\n`],
    ['a property', 'a.ts f', (lines: number) => `g({ f: () => {\n${body(lines)}} });\n`],
  ])('finds %s one line over the limit', (_what, name, text) => {
    expect(long(text(FUNCTION_LINES_MAX))).toEqual({});
    expect(long(text(FUNCTION_LINES_MAX + 1))).toEqual({ [name]: FUNCTION_LINES_MAX + 1 });
  });

  it('lets a suite be as long as it likes, but not its tests', () => {
    expect(long(`describe('a', () => {\n${body(200)}});`)).toEqual({});
    expect(long(`describe.each([1])('a', () => {\n${body(200)}});`)).toEqual({});
    expect(Object.keys(long(`it('a', () => {\n${body(200)}});`))).toHaveLength(1);
  });
});

describe('wideLines', () => {
  it('finds none in the project', () => {
    expect([...code, ...styles].flatMap((path) => wideLines(path, textOf(path)))).toEqual([]);
  });

  it('finds a line of 101 columns and not one of 100', () => {
    const text = `${'a'.repeat(100)}\n${'é'.repeat(100)}\n${'b'.repeat(101)}\n`;
    expect(wideLines('a.ts', text)).toEqual(['a.ts:3']);
  });

  it('lets be what cannot be broken', () => {
    const wide = 'a'.repeat(100);
    expect(wideLines('a.ts', `// https://example.org/${wide}`)).toEqual([]);
    expect(wideLines('a.ts', `  it('${wide}', () => {`)).toEqual([]);
    expect(wideLines('a.ts', `// It says '${wide}'.`)).toEqual(['a.ts:1']);
    expect(wideLines('a.ts', `const ${wide} = 'b';`)).toEqual(['a.ts:1']);
  });
});
