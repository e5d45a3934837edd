/**
 * What does `npm start` run? Without an account in the environment the demo; with one the engine
 * against it, observing unless a mode is chosen.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { checkNode } from './demo/checks.ts';
import { runDemo } from './demo/demo.ts';
import { readDemoOptions } from './demo/options.ts';
import { runAccount } from './run-account.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether any `ZENDESK_*` variable is set: half an account is a mistake, not a wish for the demo.
 */
function namesAccount(env: Environment): boolean {
  return Object.entries(env).some(([name, value]) => name.startsWith('ZENDESK_') && value);
}

/** Runs until it is stopped; resolves to the exit code. */
export async function start(args: readonly string[], env: Environment): Promise<number> {
  const complain = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const old = checkNode(process.versions.node);
  if (old !== null) {
    complain(old);
    return 1;
  }
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve());
    }
  });
  if (namesAccount(env)) {
    const main = fileURLToPath(new URL('../main.js', import.meta.url));
    return runAccount(main, { PALIER_MODE: 'observe', ...env }, stopped);
  }
  const read = readDemoOptions(args, env);
  if ('problems' in read) {
    for (const problem of read.problems) complain(problem);
    return 1;
  }
  const out = {
    isTerminal: process.stdout.isTTY === true,
    write: (text: string) => void process.stdout.write(text),
  };
  return runDemo(read.options, { out, complain, stopped, env });
}
