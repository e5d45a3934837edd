/** Is a table written as every program reads it, and so that nothing in it runs? */
import fc from 'fast-check';
import { csvLines, csvOf } from '../../engine/cli/csv.ts';

const one = (text: string) => csvOf(['a'], [{ a: text }]).slice('a\r\n'.length);

test('names come first, every line ends with CR LF, what is missing is empty', () => {
  expect(csvOf(['a', 'b'], [{ a: '1' }, { b: '2', a: 'x' }])).toBe('a,b\r\n1,\r\nx,2\r\n');
  expect(csvOf(['a', 'b'], [])).toBe('a,b\r\n');
});

test.each([
  ['a comma', 'a,b', '"a,b"'],
  ['a quote', 'a "b"', '"a ""b"""'],
  ['a line feed', 'a\nb', '"a\nb"'],
  ['a carriage return', 'a\rb', '"a\rb"'],
  ['a blank in front', ' a', '" a"'],
  ['a blank inside', 'a b', 'a b'],
  ['nothing', '', ''],
])('a text with %s is quoted as need be', (_what, text, field) => {
  expect(one(text)).toBe(`${field}\r\n`);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+33 1 23', "'+33 1 23"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
])('%j is no formula any more', (text, field) => {
  expect(one(text)).toBe(`${field}\r\n`);
});

test.each(['-20.00', '-3', '20.00', '0', 'a=b', "'quoted"])('%s stays as it is', (text) => {
  expect(one(text)).toBe(`${text}\r\n`);
});

describe('csvLines', () => {
  test.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\n\n \n1\n', [['a'], ['1']]],
    [
      'a,\n,1\n',
      [
        ['a', ''],
        ['', '1'],
      ],
    ],
    ['"a,b","c ""d""","e\r\nf"\n', [['a,b', 'c "d"', 'e\r\nf']]],
    ['\uFEFFa\n1\n', [['a'], ['1']]],
    ['', []],
    [',', []],
  ])('%j is read', (text, lines) => {
    expect(csvLines(text)).toEqual(lines);
  });

  test.each([
    ['a\n"b\n', 2],
    ['a"b\n', 1],
    ['"a"b\n', 1],
  ])('%j goes wrong', (text, line) => {
    expect(csvLines(text)).toEqual({ problem: `Row ${line} has a quote too many.` });
  });

  test('what was written is read back, whatever stands in it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', 'é'),
      minLength: 1,
    });
    const rows = fc.array(fc.tuple(text, text).map(([a, b]) => ({ a: `x${a}`, b: `x${b}` })));
    fc.assert(
      fc.property(rows, (all) => {
        const back = [['a', 'b'], ...all.map(({ a, b }) => [a, b])];
        expect(csvLines(csvOf(['a', 'b'], all))).toEqual(back);
      }),
    );
  });
});
