/** By which version of the tiers file is a ticket judged? */
import { policyBook } from '../../engine/run/policy-book.ts';
import { at } from '../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';

const version = (name: string, effectiveFrom: string) =>
  policyFrom({ ...EXAMPLE_FILE, version: name, effectiveFrom });
const first = version('first', '2026-01-01T00:00:00+01:00');
const second = version('second', '2026-06-01T00:00:00+02:00');
const twin = version('twin', '2026-06-01T00:00:00+02:00');
let now = 0;
const versions = [first, second, twin];
const book = policyBook(
  () => versions,
  () => now,
);
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
    expect(book.course('second', 0).pinned.version).toBe('second');
    expect(book.course('forgotten', CHANGE - 1).pinned.version).toBe('first');
  });

  test.each([
    ['1 ms before a version takes effect', CHANGE - 1, 'first'],
    ['when it takes effect', CHANGE, 'twin'],
    ['1 ms after', CHANGE + 1, 'twin'],
  ])('what belongs to no ticket is served, %s, by the one in force', (_when, at, name) => {
    now = at;
    expect(book.current().version).toBe(name);
  });

  test('a version that comes while the engine runs is taken up', () => {
    let known = [first];
    const growing = policyBook(
      () => known,
      () => CHANGE,
    );
    expect(growing.course('second', CHANGE).pinned.version).toBe('first');
    known = [first, second];
    expect(growing.current().version).toBe('second');
    expect(growing.course('second', CHANGE).pinned.version).toBe('second');
  });

  test('a correction of the first version, ahead of both beginnings, takes over once it is known', () => {
    const correction = policyFrom({
      ...EXAMPLE_FILE,
      version: 'first-corrected',
      effectiveFrom: '2026-01-01T00:00:00+01:00',
      rejudge: 'open',
    });
    const KNOWN = at('2025-12-01T10:00:00+01:00');
    const corrected = policyBook(
      () => [first, correction],
      () => KNOWN,
      () => KNOWN,
    );
    expect(corrected.course('first', KNOWN - 1).moves).toEqual([{ at: KNOWN, policy: correction }]);
  });

  test('a version with a later beginning takes over then, however long it was known', () => {
    const later = policyFrom({
      ...EXAMPLE_FILE,
      version: 'later',
      effectiveFrom: '2026-06-01T00:00:00+02:00',
      rejudge: 'open',
    });
    const growing = policyBook(
      () => [first, later],
      () => 0,
      () => 0,
    );
    expect(growing.course('first', 0).moves).toEqual([{ at: CHANGE, policy: later }]);
  });
});
