/** Is a table written as every program reads it, and so that nothing in it runs? */
import { csvOf } from '../../engine/cli/csv.ts';

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
