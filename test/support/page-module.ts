/** How do tests get at the desk's page's modules, which only a browser loads as they are? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { transformSync } from '@swc/core';

const PAGE = join(__dirname, '../emulator/desk-page/page');

/** Functions of a module by name; what they take and give is the page's own affair. */
export type Made<Name extends string> = Readonly<Record<Name, (...given: unknown[]) => unknown>>;

/** What one of the page's files exports; what it imports is loaded with it. */
export function pageModule(name: string, loaded = new Map<string, unknown>()): never {
  const known = loaded.get(name);
  if (known !== undefined) return known as never;
  const { code } = transformSync(readFileSync(join(PAGE, name), 'utf8'), {
    jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    swcrc: false,
  });
  const exports = {};
  loaded.set(name, exports);
  const run = runInThisContext(`(exports, require) => {${code}\n}`, { filename: name });
  run(exports, (path: string) => pageModule(path.replace('./', ''), loaded));
  return exports as never;
}
