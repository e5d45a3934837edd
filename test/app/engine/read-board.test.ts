// Is a board told from what only looks like an answer?
import { readBoard } from '../../../app/engine/read-board.ts';
import { sampleBoard } from '../../browser/board-sample.ts';

const board = sampleBoard(1);

describe('readBoard', () => {
  it('reads the engine’s board', () => {
    expect(readBoard(JSON.stringify(board))).toEqual(board);
  });

  it.each(['nowAt', 'speed', 'queue', 'happenings', 'tiers', 'kinds', 'counts', 'health'])(
    'says that %s is missing',
    (name) => {
      const { [name as keyof typeof board]: _left, ...rest } = board;
      expect(() => readBoard(JSON.stringify(rest))).toThrow(`${name} is missing.`);
    },
  );

  it.each([
    ['<!doctype html>', /not JSON/],
    ['null', /not an object/],
    ['[]', /not an object/],
    [JSON.stringify({ ...board, nowAt: 'soon' }), /nowAt/],
    [JSON.stringify({ ...board, queue: {} }), /queue/],
  ])('refuses %.20s', (text, why) => {
    expect(() => readBoard(text)).toThrow(why);
  });
});
