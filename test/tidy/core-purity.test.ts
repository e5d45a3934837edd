import { impurities } from './core-purity.ts';
import { readSyntax } from './syntax.ts';
import { textOf, trackedFiles } from './tracked-files.ts';

const found = (text: string) => impurities(readSyntax('engine/core/time/a.ts', text));

describe('impurities', () => {
  it('finds none in the core', () => {
    const core = trackedFiles().filter((path) => path.startsWith('engine/core/'));
    expect(core.length).toBeGreaterThan(40);
    expect(core.flatMap((path) => impurities(readSyntax(path, textOf(path))))).toEqual([]);
  });

  it.each([
    ['const a = Date.now();', 'Date.now'],
    ['const now = Date.now;', 'Date.now'],
    ['const a = new Date();', 'new Date()'],
    ['const a = new Date;', 'new Date()'],
    ['const a = Date();', 'Date()'],
    ['const a = Math.random();', 'Math.random'],
    ['setTimeout(() => {}, 1);', 'setTimeout'],
    ['const { env } = process;', 'process'],
    ['const a = performance.now();', 'performance'],
    ['fetch("http://127.0.0.1");', 'fetch'],
    ['export async function a() {}', 'an async function'],
    ['const a = await b;', 'await'],
  ])('finds what "%s" does', (text, what) => {
    expect(found(text)).toEqual([`engine/core/time/a.ts:1 uses ${what}`]);
  });

  it.each([
    'const a = new Date(0);',
    'const a = Date.parse("2026-11-20T16:00:00Z");',
    'const a = { process: 1 };',
    'const a = ticket.process;',
    'const a = Math.round(1.5);',
    '// Date.now() is not called here.',
  ])('allows "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });
});
