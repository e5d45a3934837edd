// Where do the keys lead at the queue's ends and outside of it?
import { rowAfterKey } from '../../../app/panels/queue-keys.ts';

describe('rowAfterKey', () => {
  it.each([
    ['j', -1, false, 0],
    ['j', 0, false, 1],
    ['j', 2, true, 2],
    ['k', -1, false, 0],
    ['k', 0, true, 0],
    ['k', 2, true, 1],
    ['о', 0, false, 1],
    ['л', 2, false, 1],
    ['ArrowDown', 0, true, 1],
    ['ArrowUp', 1, true, 0],
    ['ArrowDown', -1, false, null],
    ['ArrowUp', -1, false, null],
    ['Home', 2, true, 0],
    ['End', 0, true, 2],
    ['Home', -1, false, null],
    ['End', -1, false, null],
    ['Enter', 1, true, null],
    ['x', 1, true, null],
  ])('%s from row %d of 3 (inside: %s) leads to %s', (key, current, isInside, next) => {
    expect(rowAfterKey(key, current, 3, isInside)).toBe(next);
  });

  it('leads nowhere in an empty queue', () => {
    expect(rowAfterKey('j', -1, 0, false)).toBeNull();
  });
});
