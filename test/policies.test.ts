/** Does a person who saved a wrong tiers file read where it is wrong? */
import { wordProblems } from '../engine/policies.ts';
import type { Problem } from '../engine/tiers-file/problem.ts';

const problem = (line: number, path: string, message: string): Problem => ({
  severity: 'error',
  code: 'badValue',
  path,
  line,
  column: 3,
  message,
});

describe('wordProblems', () => {
  it('says one problem in one sentence', () => {
    expect(wordProblems('tiers.json', [problem(2, 'tiers.a.weight', 'too heavy')])).toBe(
      'The tiers file cannot be used: tiers.json:2:3 tiers.a.weight: too heavy',
    );
  });

  it('gives each of several problems its line, without a path where there is none', () => {
    const problems = [problem(2, '', 'no value'), problem(4, 'queue', 'unknown')];
    expect(wordProblems('tiers.json', problems)).toBe(
      'The tiers file cannot be used:\ntiers.json:2:3: no value\ntiers.json:4:3 queue: unknown',
    );
  });
});
