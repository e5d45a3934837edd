/** Is what is wrong printed so that editors link it and no file steers the terminal? */
import { problemLine } from '../../engine/cli/problem-line.ts';

describe('problemLine', () => {
  test('lets no text of the file steer the terminal or fake a line', () => {
    const line = problemLine('a\u001b[31m.json', {
      severity: 'error',
      path: 'x\ny',
      line: 1,
      column: 2,
      message: '"\u202e\u0007" is not known here',
    });
    expect(line).toBe('a\uFFFD[31m.json:1:2 error x\uFFFDy: "\uFFFD\uFFFD" is not known here');
  });
});
