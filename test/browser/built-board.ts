// Where is a board built from the sources as they are now? In a folder of this test run's own, so
// that neither an old build nor a build under way is tested by mistake.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

export interface BuiltBoard {
  readonly dir: string;
  remove(): void;
}

/** Builds the board as `npm run build` does, in seconds; throws with Vite's words if it fails. */
export function buildBoard(): BuiltBoard {
  const dir = mkdtempSync(join(tmpdir(), 'palier-board-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '-c', 'app/vite.config.ts', '--outDir', dir, '--emptyOutDir'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env });
  if (done.status !== 0) throw new Error(`The board could not be built.\n${done.stderr}`);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
