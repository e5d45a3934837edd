/** Are patterns refused that could hold up the engine, and plain ones taken? */
import { slowness } from '../../engine/tiers-file/triage.ts';

describe('slowness', () => {
  test.each([
    '\\b(down|unreachable|panne)\\b',
    'colou?r',
    'disk.*(failed|broken)',
    '[a-z+*]+ down',
    '\\(a+\\)+',
    '(ab)+',
    '(a|b)',
    'a{2,3}b+c*',
    '\\d+',
    '(?:a|b)?',
  ])('takes %s', (pattern) => {
    expect(slowness(pattern)).toBeUndefined();
  });

  test.each([
    '(a+)+',
    '(a*)*$',
    '(a|aa)+$',
    '((a+)b)*',
    '(?:a+){2,}',
    '([a-z]+)*x',
    '(a{1,9}){1,9}',
    '(\\w+\\s?)*$',
    '(a)\\1',
    '(?<x>a)\\k<x>',
    '.*.*.*.*x',
  ])('refuses %s', (pattern) => {
    expect(slowness(pattern)).toEqual(expect.any(String));
  });
});
