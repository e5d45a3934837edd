// How is something measured in a process of its own, so that what stands around it has no part?
import { fileURLToPath } from 'node:url';
import { deathOf, startChild } from '../../engine/cli/demo/child.ts';
import { ENGINE_FLAGS } from '../../engine/cli/engine-flags.ts';

/** The answer of store-program.ts, run as the engine is; fails with its last words. */
export async function measuredAlone<T>(...args: readonly string[]): Promise<T> {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = startChild({
    name: 'measurement',
    file: fileURLToPath(new URL('./store-program.js', import.meta.url)),
    args,
    nodeFlags: ENGINE_FLAGS,
    env: { PATH, HOME, TMPDIR },
  });
  const ending = await child.ended;
  if (ending.code !== 0) throw new Error(deathOf('measurement', ending));
  return JSON.parse(ending.output) as T;
}
