/** Are the demo's programs started, heard, stopped, and never left behind? */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { type Child, deathOf, startChild } from '../../../engine/cli/demo/child.ts';

describe('startChild', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-child-'));
  const started: Child[] = [];
  const guard = join(folder, 'guard.mjs');
  beforeAll(() => writeFileSync(guard, compiledGuard()));
  afterAll(async () => {
    for (const child of started) await child.stop();
    rmSync(folder, { recursive: true });
  });

  function run(name: string, source: string): Child {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, source);
    const program = { name: 'the program', file, args: [], env: process.env };
    const child = startChild(program, guard);
    started.push(child);
    return child;
  }

  it('is ready at the first line that says so, whatever came before', async () => {
    const child = run(
      'ready',
      `console.log('hello'); console.log('{"ready":false}'); console.log('{broken');
       console.log('{"ready":true,"port":7}'); setInterval(() => {}, 1000);`,
    );
    expect(await child.ready).toEqual({ ready: true, port: 7 });
    await child.stop();
    expect(await child.ended).toMatchObject({ signal: 'SIGTERM' });
  });

  it('fails to become ready with the program’s last words when it ends first', async () => {
    const child = run('dies', "console.error('The port is taken.'); process.exit(3);");
    await expect(child.ready).rejects.toThrow(
      'The program ended with code 3. It said last:\n  The port is taken.',
    );
  });

  it('keeps only the last words of a talkative program', async () => {
    const child = run('talks', "for (let n = 1; n <= 40; n += 1) console.error('line ' + n);");
    const { lastWords } = await child.ended;
    expect(lastWords).toHaveLength(12);
    expect(lastWords.at(-1)).toBe('line 40');
  });

  it('gives the whole output of a program that ends by itself', async () => {
    const child = run('says', "console.log('one'); console.log('two');");
    expect(await child.ended).toMatchObject({ code: 0, output: 'one\ntwo' });
  });

  it('can be stopped when it has already ended', async () => {
    const child = run('gone', '');
    await child.ended;
    await child.stop();
    expect(await child.ended).toMatchObject({ code: 0 });
  });
});

describe('deathOf', () => {
  it('says how and that nothing was said', () => {
    const ending = { code: null, signal: 'SIGKILL', lastWords: [], output: '' };
    expect(deathOf('the engine', ending)).toBe('The engine ended by SIGKILL. It said nothing.');
  });
});

describe('the pipe to the parent', () => {
  it('stops a program when whoever started it is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'palier-orphan-'));
    const guard = join(folder, 'guard.mjs');
    const file = join(folder, 'parent.mjs');
    writeFileSync(guard, compiledGuard());
    writeFileSync(
      file,
      `import { spawn } from 'node:child_process';
       const child = 'console.log(process.pid); setInterval(() => {}, 1000);';
       const args = ['--import', 'file://${guard}', '-e', child];
       spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'], detached: true });
       setInterval(() => {}, 1000);`,
    );
    const parent = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    const endsAt = performance.now() + 5000;
    while (isAlive(pid) && performance.now() < endsAt) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(isAlive(pid)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

/** The guard as the build makes it: a child is plain Node, which reads no TypeScript. */
function compiledGuard(): string {
  const options = { jsc: { parser: { syntax: 'typescript' } }, swcrc: false } as const;
  return transformFileSync('engine/cli/demo/stop-with-parent.ts', options).code;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
