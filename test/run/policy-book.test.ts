/** By which version of the tiers file is a ticket judged? */
import { policyBook } from '../../engine/run/policy-book.ts';
import { at } from '../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';

const version = (name: string, effectiveFrom: string) =>
  policyFrom({ ...EXAMPLE_FILE, version: name, effectiveFrom });
const first = version('first', '2026-01-01T00:00:00+01:00');
const second = version('second', '2026-06-01T00:00:00+02:00');
const twin = version('twin', '2026-06-01T00:00:00+02:00');
const book = policyBook(() => [first, second, twin]);
const CHANGE = at('2026-06-01T00:00:00+02:00');

describe('policyBook', () => {
  test.each([
    ['long before the first', 0, 'first'],
    ['1 ms before a change', CHANGE - 1, 'first'],
    ['at a change, of equal beginnings the later version', CHANGE, 'twin'],
    ['1 ms after a change', CHANGE + 1, 'twin'],
  ])('a ticket opened %s is judged by its version', (_when, openedAt, name) => {
    expect(book.inForceAt(openedAt).version).toBe(name);
  });

  test('a pinned version is kept, one that is not known any more is the one then in force', () => {
    expect(book.of('second', 0).version).toBe('second');
    expect(book.of('forgotten', CHANGE - 1).version).toBe('first');
  });

  test('what belongs to no ticket is served by the newest', () => {
    expect(book.current().version).toBe('twin');
  });

  test('a version that comes while the engine runs is taken up', () => {
    const versions = [first];
    const growing = policyBook(() => versions);
    versions.push(second);
    expect(growing.current().version).toBe('second');
  });
});
