/** Does every dependency have its reason, and does the package say what this project is? */
import { isBuiltin } from 'node:module';
import { readSyntax } from './syntax.ts';
import { isTest, textOf, trackedFiles } from './tracked-files.ts';

/** The packages that the tables of the page give a reason for. */
function listed(page: string): readonly string[] {
  const rows = page.split('\n').filter((line) => /^\| `/.test(line));
  return rows.flatMap((row) => {
    const [, names = '', why = ''] = row.split(' | ').length > 1 ? split(row) : [];
    return why.trim().length < 10
      ? []
      : [...names.matchAll(/`([^`]+)`/g)].map(([, one]) => one ?? '');
  });
}

function split(row: string): readonly string[] {
  const [names = '', ...rest] = row.replace(/^\| /, '').split(' | ');
  return [row, names, rest.join(' | ').replace(/\|$/, '')];
}

describe('docs/dependencies.md', () => {
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json'));
  const needed = [...Object.keys(dependencies), ...Object.keys(devDependencies)].sort();

  it('gives a reason for every package of package.json, and for no other', () => {
    expect([...listed(textOf('docs/dependencies.md'))].sort()).toEqual(needed);
  });

  it('is read by package, and a row without a reason counts for nothing', () => {
    expect(listed('| `a`, `@b/c` | because it is cheaper |\n| `d` | |\n')).toEqual(['a', '@b/c']);
  });

  it('takes the same versions as the lock file', () => {
    const root = JSON.parse(textOf('package-lock.json')).packages[''];
    expect({ ...root.dependencies, ...root.devDependencies }).toEqual({
      ...dependencies,
      ...devDependencies,
    });
  });
});

// The pages are bundled when they are built. Whoever installs the package would get Garden and the
// peers it asks for, whose conflict over React keeps npm busy without an end.
describe('dependencies of package.json', () => {
  const { dependencies } = JSON.parse(textOf('package.json'));
  const runs = (path: string) =>
    /^(engine|test\/emulator)\/.*\.ts$/.test(path) && !isTest(path) && !/\/check\//.test(path);

  it('are what the engine and the desk import when they run, and nothing else', () => {
    const imported = trackedFiles()
      .filter(runs)
      .flatMap((path) => readSyntax(path, textOf(path)).imports)
      .filter(({ of, isRelative, isTypeOnly }) => !isRelative && !isTypeOnly && !isBuiltin(of))
      .map(({ of }) => of);
    expect([...new Set(imported)].sort()).toEqual(Object.keys(dependencies).sort());
  });
});
