/**
 * How is the app in Zendesk built from the sources as they are now? By its own Vite settings, in a
 * folder of this test run's own, with word of what came out: an old build is not tested by mistake.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

export interface Chunk {
  /** The file's name in `assets`. */
  readonly file: string;
  readonly code: string;
  readonly isEntry: boolean;
  /** Files that are loaded with it. */
  readonly imports: readonly string[];
  /** What it is made of, from the project's folder, e.g. "translations/fr.json?sidebar". */
  readonly modules: readonly string[];
}

export interface BuiltApp {
  /** As `palier package` takes it. */
  readonly folder: string;
  readonly chunks: readonly Chunk[];
  remove(): void;
}

/** Vite is there for ES modules only, which a test is not; its answer comes through a file. */
const PROGRAM = `
  import { writeFileSync } from 'node:fs';
  import { build } from 'vite';
  const [mode, outDir, told] = process.argv.slice(1);
  const configFile = 'app/sidebar.vite.config.ts';
  const { output } = await build({ configFile, mode, logLevel: 'error', build: { outDir } });
  writeFileSync(told, JSON.stringify(output.filter(({ type }) => type === 'chunk')));
`;

interface ViteChunk {
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly moduleIds: readonly string[];
}

/** Takes seconds; throws with Vite's words if it fails. */
export function buildApp(
  mode: 'package' | 'workspace',
  env: Readonly<Record<string, string>> = {},
): BuiltApp {
  const home = mkdtempSync(join(tmpdir(), 'palier-app-'));
  const folder = join(home, 'app');
  const told = join(home, 'chunks.json');
  const { PATH, HOME } = process.env;
  execFileSync(
    process.execPath,
    ['--input-type=module', '-e', PROGRAM, '--', mode, join(folder, 'assets'), told],
    { cwd: ROOT, encoding: 'utf8', env: { PATH, HOME, NODE_ENV: 'production', ...env } },
  );
  const chunks = JSON.parse(readFileSync(told, 'utf8')) as readonly ViteChunk[];
  return {
    folder,
    chunks: chunks.map(({ fileName, code, isEntry, imports, moduleIds }) => ({
      ...{ file: fileName, code, isEntry, imports },
      modules: moduleIds.map((id) => relative(ROOT, id)),
    })),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}
