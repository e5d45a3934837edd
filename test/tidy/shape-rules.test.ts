import { hasDefaultExport, hasEmptyName, isBarrel, opensWithWords } from './shape-rules.ts';
import { readSyntax } from './syntax.ts';
import { isCode, isTest, textOf, trackedFiles } from './tracked-files.ts';

const code = trackedFiles().filter(isCode);
const breaking = (rule: (syntax: ReturnType<typeof readSyntax>) => boolean) =>
  code.filter((path) => rule(readSyntax(path, textOf(path))));

describe('hasEmptyName', () => {
  it('is true of no file of the project', () => {
    expect(trackedFiles().filter(hasEmptyName)).toEqual([]);
  });

  it.each([
    'engine/utils/a.ts',
    'engine/core/helpers.ts',
    'engine/lib/a.ts',
    'engine/run/queue-manager.ts',
    'engine/run/TicketService.ts',
    'app/common/a.tsx',
    'app/misc.ts',
  ])('is true of %s', (path) => {
    expect(hasEmptyName(path)).toBe(true);
  });

  it.each([
    'engine/core/clock/judge.ts',
    'engine/run/reduced-service-days.ts',
    'engine/library.ts',
  ])('is false of %s', (path) => {
    expect(hasEmptyName(path)).toBe(false);
  });
});

describe('isBarrel', () => {
  it('is true of no file of the project', () => {
    expect(breaking(isBarrel)).toEqual([]);
  });

  it.each([
    ['engine/core/clock/clocks.ts', "export * from './judge.ts';\nexport { a } from './run.ts';"],
    ['engine/core/clock/index.ts', 'export const a = 1;'],
  ])('is true of %s with %j', (path, text) => {
    expect(isBarrel(readSyntax(path, text))).toBe(true);
  });

  it('is false of a file that also has something of its own', () => {
    const text = "export { a } from './judge.ts';\nexport const b = 1;";
    expect(isBarrel(readSyntax('engine/a.ts', text))).toBe(false);
  });
});

describe('hasDefaultExport', () => {
  it('is true of no file of the project', () => {
    expect(breaking(hasDefaultExport)).toEqual([]);
  });

  it.each([
    'export default 1;',
    'export default function a() {}',
    'const a = 1; export { a as default };',
  ])('is true of %j', (text) => {
    expect(hasDefaultExport(readSyntax('engine/a.ts', text))).toBe(true);
    expect(hasDefaultExport(readSyntax('app/vite.config.ts', text))).toBe(false);
  });

  it('is false of named exports', () => {
    expect(hasDefaultExport(readSyntax('a.ts', 'export const a = 1; export { b };'))).toBe(false);
  });
});

describe('opensWithWords', () => {
  it('is true of every source of the project', () => {
    const silent = breaking((syntax) => !opensWithWords(syntax));
    expect(silent.filter((path) => !isTest(path))).toEqual([]);
  });

  it.each([
    '/** What does a calendar answer? */\nexport const a = 1;',
    '// Which words does the app say?\nimport { b } from "b";\nexport const a = b;',
    'import { b } from "b";\n\n/** Says each alert once. */\nexport const a = b;',
    '/**\n * Judges a ticket.\n */\nexport const a = 1;',
  ])('is true of %j', (text) => {
    expect(opensWithWords(readSyntax('a.ts', text))).toBe(true);
  });

  it.each([
    'export const a = 1;\n/** Says each alert once. */\nexport const b = 1;',
    'import { b } from "b";\nexport const a = b;',
    '// @ts-check\nexport const a = 1;',
    '',
  ])('is false of %j', (text) => {
    expect(opensWithWords(readSyntax('a.ts', text))).toBe(false);
  });
});
