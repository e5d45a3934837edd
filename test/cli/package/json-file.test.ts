/** Is JSON read as strictly as Zendesk reads it, with the place of each mistake? */
import { readJsonFile } from '../../../engine/cli/package/json-file.ts';
import { problemList } from '../../../engine/cli/package/problem.ts';

function read(content: string | Buffer) {
  const { problems, tell } = problemList();
  const json = readJsonFile({ path: 'manifest.json', bytes: Buffer.from(content) }, tell);
  const told = problems.map(({ code, line, column, path }) => `${line}:${column} ${code} ${path}`);
  return { value: json?.value, told: told.map((one) => one.trim()) };
}

describe('readJsonFile', () => {
  test('reads an object', () => {
    expect(read('{"a": [1, {"b": null}]}')).toEqual({ value: { a: [1, { b: null }] }, told: [] });
  });

  test.each([
    ['nothing', '', '1:1 notJson'],
    ['an array', '[]', '1:1 wrongType'],
    ['a text', '"manifest"', '1:1 wrongType'],
    ['null', 'null', '1:1 wrongType'],
    ['a comment', '{\n  // why\n  "a": 1\n}', '2:3 notJson'],
    ['a comma too many', '{"a": 1,}', '1:9 notJson'],
    ['single quotes', "{'a': 1}", '1:2 notJson'],
    ['an open brace', '{"a": 1', '1:8 notJson'],
    ['a second value', '{} {}', '1:4 notJson'],
    ['a key written twice', '{\n  "a": 1,\n  "a": 2\n}', '3:3 duplicateKey a'],
    ['a key twice deep inside', '{"a": [{"b": 1, "b": 1}]}', '1:17 duplicateKey a[0].b'],
    ['a key that is a prototype', '{"__proto__": 1}', '1:2 badValue __proto__'],
    ['a byte order mark', '\uFEFF{"a": 1}', '1:1 byteOrderMark'],
    ['another encoding', Buffer.from('{"a": "é"}', 'latin1'), '1:1 unreadable'],
    ['a zip', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]), '1:1 unreadable'],
    ['a megabyte', `{"a": "${'x'.repeat(1_000_000)}"}`, '1:1 tooLarge'],
    ['a hundred levels', '['.repeat(100) + ']'.repeat(100), '1:1 tooDeep'],
    ['a hundred thousand levels', '['.repeat(100_000), '1:1 tooDeep'],
  ])('%s is told', (_what, content, told) => {
    expect(read(content).told[0]).toBe(told);
  });

  test('keeps the first of two equal keys, so that the rest is checked, too', () => {
    expect(read('{"a": 1, "a": 2}').value).toEqual({ a: 1 });
  });
});
