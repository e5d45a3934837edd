/** How does the demo run another program of the product: start it, hear it is ready, stop it? */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EngineError } from '../../errors.ts';

const STOP_PATIENCE_MS = 8000;
const LAST_WORDS = 12;

export interface ChildProgram {
  /** As the console calls it: "the desk". */
  readonly name: string;
  /** The compiled file. */
  readonly file: string;
  readonly args: readonly string[];
  /** What Node itself is told; nothing for most. */
  readonly nodeFlags?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Child {
  readonly name: string;
  /** Undefined when the program could not be started. */
  readonly pid: number | undefined;
  /** The first JSON line on standard output that says `"ready":true`. */
  readonly ready: Promise<Readonly<Record<string, unknown>>>;
  /** Resolves when the program ended, with what it said last. */
  readonly ended: Promise<Ending>;
  /** Asks it to stop, then insists; resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  /** The last lines of its standard error. */
  readonly lastWords: readonly string[];
  /** Everything it wrote on standard output. */
  readonly output: string;
}

/** The preloaded file; it is compiled when this one is. */
const guard = (): string => fileURLToPath(new URL('./stop-with-parent.js', import.meta.url));

/** Starts a program in its own process group, so that Ctrl-C reaches it through `stop` alone. */
export function startChild(program: ChildProgram, guardFile = guard()): Child {
  const child = spawn(
    process.execPath,
    [
      ...(program.nodeFlags ?? []),
      '--import',
      `file://${guardFile}`,
      program.file,
      ...program.args,
    ],
    { env: { ...program.env }, stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  const words: string[] = [];
  const output: string[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      words.push(line);
      if (words.length > LAST_WORDS) words.shift();
    });
  }
  const ended = new Promise<Ending>((resolve) => {
    const end = (code: number | null, signal: string | null) =>
      resolve({ code, signal, lastWords: words, output: output.join('\n') });
    child.once('close', end);
    child.once('error', (error) => {
      words.push(error.message);
      end(null, null);
    });
  });
  const ready = readiness(program.name, child, output, ended);
  // Whoever waits for it hears of it; a child that nobody waits for must not end the demo.
  ready.catch(() => undefined);
  const { pid } = child;
  return { name: program.name, pid, ready, ended, stop: () => stop(child, ended) };
}

function readiness(
  name: string,
  child: ChildProcess,
  output: string[],
  ended: Promise<Ending>,
): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        output.push(line);
        const said = readyLine(line);
        if (said) resolve(said);
      });
    }
    ended.then((ending) => reject(new EngineError('badSettings', deathOf(name, ending))));
  });
}

function readyLine(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith('{')) return null;
  try {
    const said = JSON.parse(line) as Readonly<Record<string, unknown>>;
    return said.ready === true ? said : null;
  } catch {
    // Another program's line that only looks like JSON is no word of readiness.
    return null;
  }
}

async function stop(child: ChildProcess, ended: Promise<Ending>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(insist);
}

/** One sentence on how a program ended, followed by its last words. */
export function deathOf(name: string, { code, signal, lastWords }: Ending): string {
  const how = signal === null ? `with code ${code ?? 'unknown'}` : `by ${signal}`;
  const said = lastWords.length === 0 ? 'It said nothing.' : `It said last:\n${indent(lastWords)}`;
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} ended ${how}. ${said}`;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
