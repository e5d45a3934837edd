// How is a built program started from outside, heard, killed or run to its end?
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const READY_MS = 20_000;
const STOP_MS = 8_000;
const LAST_WORDS = 40;

type Environment = Readonly<Record<string, string>>;

export interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Program {
  /** What its line with `"ready":true` says; rejects with its last words when it ends before. */
  readonly ready: Promise<Readonly<Record<string, unknown>>>;
  readonly ended: Promise<unknown>;
  /** The last lines of its standard error. */
  lastWords(): readonly string[];
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, and kills it when it does not. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const mistakes: string[] = [];

/**
 * What programs logged as errors since this was asked last: why a check could not be carried out.
 */
export function loggedErrors(): readonly string[] {
  return mistakes.splice(0);
}

/** Of our own environment only what a program needs to run at all: nobody's settings leak in. */
function environment(own: Environment): Environment {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), ...own };
}

function launch(file: string, args: readonly string[], env: Environment): ChildProcess {
  const child = spawn(process.execPath, [file, ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Starts a program that goes on until it is stopped. */
export function start(file: string, args: readonly string[], env: Environment): Program {
  const child = launch(file, args, env);
  const words: string[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      words.push(line);
      // pino's levels: 50 is an error, 60 fatal.
      if (/^\{"level":[56]0/.test(line)) mistakes.push(line);
      if (words.length > LAST_WORDS) words.shift();
    });
  }
  const ended = once(child, 'close');
  const ready = Promise.race([
    readyLine(child),
    ended.then(() => Promise.reject(new Error(`${file} ended: ${words.join(' / ')}`))),
    pause(READY_MS, undefined, { ref: false }).then(() =>
      Promise.reject(new Error(`${file} was not ready in ${READY_MS} ms: ${words.join(' / ')}`)),
    ),
  ]);
  // Whoever kills a program that is starting does not wait for it to be ready.
  ready.catch(() => undefined);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    ready,
    ended,
    lastWords: () => words,
    kill: () => end('SIGKILL'),
    async stop() {
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await end('SIGTERM');
      clearTimeout(patience);
    },
  };
}

function readyLine(child: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const said = JSON.parse(line) as Readonly<Record<string, unknown>>;
      if (said.ready === true) resolve(said);
    });
  });
}

/** Runs a program to its end; after the patience it is killed, and its code is null. */
export async function run(
  file: string,
  args: readonly string[],
  env: Environment,
  patienceMs = 20_000,
): Promise<Ending> {
  const child = launch(file, args, env);
  const out: string[] = [];
  const err: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (part: string) => out.push(part));
  child.stderr?.setEncoding('utf8').on('data', (part: string) => err.push(part));
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(patience);
  return { code, out: out.join(''), err: err.join('') };
}
