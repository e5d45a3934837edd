/** Is the word named that was probably meant, and none where nothing is near? */
import { distance, hint, nearest } from '../../engine/tiers-file/nearest.ts';

describe('nearest', () => {
  const known = ['people', 'promises', 'match', 'weight', 'timeZone'];

  test.each([
    ['poeple', 'people'],
    ['promise', 'promises'],
    ['timezone', 'timeZone'],
    ['wieght', 'weight'],
    ['match', 'match'],
    ['queue', undefined],
    ['zzz', undefined],
    ['', undefined],
    ['x'.repeat(61), undefined],
  ])('takes %j for %s', (word, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});

describe('distance', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 2],
  ])('counts the changes from %j to %j', (a, b, changes) => {
    expect(distance(a, b)).toBe(changes);
  });
});

describe('hint', () => {
  test('lists what is known where nothing is near', () => {
    expect(hint('zzz', ['a', 'b'])).toBe('write one of "a", "b"');
    expect(hint('zzz', ['a'])).toBe('write "a"');
    expect(hint('zzz', [])).toBe('none is defined');
  });
});
