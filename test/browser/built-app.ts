// Where is the app in Zendesk built from the sources as they are now? In a folder of this test
// run's own, as the board is; with the SDK of npm in it, since tests work without a network.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

export interface BuiltApp {
  /** The package's folder: manifest, translations, assets. */
  readonly dir: string;
  remove(): void;
}

/** Builds the app as the workspace has it; throws with Vite's words if it fails. */
export function buildApp(): BuiltApp {
  const dir = mkdtempSync(join(tmpdir(), 'palier-app-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const config = ['-c', 'app/sidebar.vite.config.ts', '--mode', 'workspace'];
  const args = [vite, 'build', ...config, '--outDir', join(dir, 'assets'), '--emptyOutDir'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env });
  if (done.status !== 0) throw new Error(`The app could not be built.\n${done.stderr}`);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
