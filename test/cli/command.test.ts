/** Are arguments read as people write them, and is what is wrong said? */
import { failure, options } from '../../engine/cli/command.ts';

const FORM = { flags: ['json'], values: ['now', 'tiers'], rest: 1 } as const;
const read = (...args: string[]) => {
  const found = options(args, FORM);
  if ('problem' in found) return found.problem;
  return { flags: [...found.flags], values: found.values, rest: found.rest };
};

describe('options', () => {
  test.each<[readonly string[], object]>([
    [[], { flags: [], values: {}, rest: [] }],
    [['4711', '--json'], { flags: ['json'], values: {}, rest: ['4711'] }],
    [['--now', 'x', '4711'], { flags: [], values: { now: 'x' }, rest: ['4711'] }],
    [['--now=x=y'], { flags: [], values: { now: 'x=y' }, rest: [] }],
    [['--now='], { flags: [], values: { now: '' }, rest: [] }],
    [['--tiers', '-'], { flags: [], values: { tiers: '-' }, rest: [] }],
    [['-'], { flags: [], values: {}, rest: ['-'] }],
  ])('%j is understood', (args, expected) => {
    expect(read(...args)).toEqual(expected);
  });

  test.each([
    [['--jsno'], 'There is no option --jsno; see --help.'],
    [['--json=yes'], 'There is no option --json; see --help.'],
    [['--now'], '--now needs a value.'],
    [['1', '2'], '"2" is not expected here; see --help.'],
  ])('%j is refused', (args, problem) => {
    expect(read(...args)).toBe(problem);
  });

  test('where nothing may stand, any word is refused', () => {
    expect(options(['x'], {})).toEqual({ problem: '"x" is not expected here; see --help.' });
  });
});

describe('failure', () => {
  test('goes to standard error, by default because the input was wrong', () => {
    expect(failure('No.')).toEqual({ exitCode: 2, out: 'No.', isError: true });
    expect(failure('No.', 1).exitCode).toBe(1);
  });
});
