/**
 * How does `npm start` run the engine against a true account? As one process that keeps the
 * terminal.
 */
import { spawn } from 'node:child_process';
import { ENGINE_FLAGS } from './engine-flags.ts';

/** Starts the engine's program; resolves to its exit code, stopping it when asked. */
export function runAccount(
  mainFile: string,
  env: Readonly<Record<string, string | undefined>>,
  stopped: Promise<void>,
): Promise<number> {
  const child = spawn(process.execPath, [...ENGINE_FLAGS, mainFile], {
    env: { ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  stopped.then(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // A program ended by a signal has no code of its own; shells count from 128 then.
    child.once('close', (code) => resolve(code ?? 128));
  });
}
