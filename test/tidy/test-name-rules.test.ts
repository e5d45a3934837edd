import { readSyntax } from './syntax.ts';
import { testOffences } from './test-name-rules.ts';
import { isCode, textOf, trackedFiles } from './tracked-files.ts';

const offences = (text: string) => testOffences(readSyntax('a.test.ts', text));

describe('testOffences', () => {
  it('finds none in the project', () => {
    const tests = trackedFiles().filter((path) => path.startsWith('test/') && isCode(path));
    expect(tests.flatMap((path) => testOffences(readSyntax(path, textOf(path))))).toEqual([]);
  });

  it.each([
    "it('should be met', () => {});",
    "test('a reply should not be late', () => {});",
    "it.each([1])('should be %i', () => {});",
    "it('works', () => {});",
    "describe('judge works correctly', () => {});",
    "it.only('is met', () => {});",
    "describe.only('judge', () => {});",
    "fit('is met', () => {});",
    "it.skip('is met', () => {});",
    "xdescribe('judge', () => {});",
    'describe.skip(`judge`, () => {});',
    "it.todo('is met');",
  ])('finds one in %j', (text) => {
    expect(offences(text)).toHaveLength(1);
  });

  it.each([
    "it('a four-hour target opened Friday 16:00 falls due Monday 12:00', () => {});",
    "it('sends the work that a crash cut off again', () => {});",
    'describe.skip(`a board (skipped: no Chromium here)`, () => {});',
    "something.only('a');",
    "words('should be left alone');",
  ])('finds none in %j', (text) => {
    expect(offences(text)).toEqual([]);
  });
});
