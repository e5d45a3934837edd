/** Does the project stand alone? No path of a developer's machine, nothing outside the checkout. */
import { isWritten, textOf, trackedFiles } from './tracked-files.ts';

/**
 * Folders that exist on somebody's machine only; /home and the like in examples are no exception.
 */
const MACHINE = /(?<![\w.])\/(?:work|home|Users|root|mnt)\/\w|\.\.\/shared\/|[A-Z]:\\Users\\/;

/** The lines that name a place outside the checkout. */
function strayPaths(path: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, i) => (MACHINE.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : []));
}

describe('strayPaths', () => {
  it('finds none in the project', () => {
    const paths = trackedFiles().filter(
      (path) => isWritten(path) && path !== 'package-lock.json' && path !== 'LICENSE',
    );
    expect(paths.length).toBeGreaterThan(400);
    expect(paths.flatMap((path) => strayPaths(path, textOf(path)))).toEqual([]);
  });

  it.each([
    ["read('", '/home', "/anna/palier/tiers.json')"],
    ['see ', '/work', '/notes.md'],
    ['see ', '../sha', 'red/design'],
    ['C:', '\\Users', '\\anna'],
  ])('finds %s%s%s', (...parts) => {
    expect(strayPaths('a.md', parts.join(''))).toHaveLength(1);
  });

  it.each(['the work/home balance', 'https://example.org/home/a', 'open /usr/bin/chromium'])(
    'lets "%s" be',
    (text) => {
      expect(strayPaths('a.md', text)).toEqual([]);
    },
  );
});
