/**
 * Which files make the project? Those git tracks, or all but the products where there is no git.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '../..');

/** Folders that hold products, other people's code or a desk's state; as in .gitignore. */
const PRODUCTS = new Set(['node_modules', 'dist', '.git', '.palier', 'coverage', 'tmp']);

/** Paths from the root with forward slashes, sorted; only those that are on disk. */
export function trackedFiles(): readonly string[] {
  const found = existsSync(join(root, '.git')) ? fromGit() : [...fromDisk(root)];
  return found.filter((path) => existsSync(join(root, path))).sort();
}

/** The text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Whether a file is text that people write: code, styles, prose, configuration. */
export function isWritten(path: string): boolean {
  return /\.(ts|tsx|js|cjs|mjs|css|html|svg|md|json|jsonc|sql|yml)$|(^|\/)\.?[\w-]+$/.test(path);
}

/** Whether a file is code that the rules of style are about. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|js|cjs|mjs)$/.test(path);
}

/** Whether a file only tests, so that nothing is built from it. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function fromGit(): readonly string[] {
  const out = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return out.split('\0').filter((path) => path !== '');
}

function* fromDisk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    if (PRODUCTS.has(name)) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* fromDisk(path);
    else yield relative(root, path).replaceAll('\\', '/');
  }
}
