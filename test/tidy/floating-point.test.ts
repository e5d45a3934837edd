import { inexactitudes } from './floating-point.ts';
import { readSyntax } from './syntax.ts';
import { textOf, trackedFiles } from './tracked-files.ts';

const found = (text: string) => inexactitudes(readSyntax('engine/core/money/a.ts', text));

describe('inexactitudes', () => {
  it('finds none where money is counted', () => {
    const files = trackedFiles().filter((path) => /^engine\/core\/(money|ledger)\//.test(path));
    expect(files.length).toBeGreaterThan(15);
    expect(files.flatMap((path) => inexactitudes(readSyntax(path, textOf(path))))).toEqual([]);
  });

  it.each([
    ['const a = 0.2;', 'the fraction 0.2'],
    ['const a = 1e300;', 'the fraction 1e+300'],
    ['const a = b / c;', '/ on numbers'],
    ['const a = b / 100;', '/ on numbers'],
    ['a /= b;', '/= on numbers'],
    ['const a = b / c(2n);', '/ on numbers'],
    ['const a = b % c;', '% on numbers'],
    ['const a = 10 ** b;', '** on numbers'],
    ['const a = Number(b);', 'Number'],
    ['const a = parseFloat(b);', 'parseFloat'],
    ['const a = Math.round(b);', 'Math.round'],
    ['const a = b.toFixed(c);', 'toFixed'],
  ])('finds what "%s" does', (text, what) => {
    expect(found(text)).toEqual([`engine/core/money/a.ts:1 uses ${what}`]);
  });

  it.each([
    'const a = 100;',
    'const a = b / 100n;',
    'const a = (2n * b + c) / (2n * c);',
    'const a = 10n ** b;',
    'const a = b * c + d;',
    'const a = Math.max(b, c);',
    'const a = Number.isSafeInteger(b);',
    '// A double holds 0.1 / 0.3 only nearly.',
  ])('allows "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });
});
