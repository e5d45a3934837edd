import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import { send } from './desk-caller.ts';

/** The desk's sources as plain modules in a folder of their own, so that the real process runs. */
function buildInto(folder: string): string {
  const from = __dirname;
  for (const entry of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts') || entry.endsWith('.test.ts')) continue;
    const { code } = transformSync(readFileSync(join(from, entry), 'utf8'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
      swcrc: false,
    });
    const target = join(folder, entry.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code.replace(/(from\s+['"]\.[^'"]+)\.ts(['"])/g, '$1.js$2'));
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(from, '..', '..', 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'main.js');
}

interface Ready {
  readonly apiUrl: string;
  readonly controlUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

describe('the desk as a process', () => {
  let folder: string;
  let main: string;
  let running: ChildProcess[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'palier-desk-process-'));
    main = buildInto(folder);
  });
  afterEach(async () => {
    for (const child of running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    running = [];
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => {
    const ports = ['--control-port', '0', '--smtp-port', '0'];
    const child = spawn(process.execPath, [main, ...ports, ...args], { stdio: 'pipe' });
    running.push(child);
    return child;
  };
  const ready = async (child: ChildProcess): Promise<Ready> => {
    for await (const part of child.stdout ?? []) return JSON.parse(String(part)) as Ready;
    throw new Error('the desk ended before it was ready');
  };
  const signIn = async (desk: Ready) => {
    const body = {
      grant_type: 'client_credentials',
      client_id: desk.clientId,
      client_secret: desk.clientSecret,
      scope: 'read write',
    };
    const given = await send(`${desk.apiUrl}/oauth/tokens`, 'POST', body);
    return { authorization: `Bearer ${given.body.access_token}` };
  };

  test('after kill -9 in the middle of writing, everything that was answered is there', async () => {
    const state = join(folder, 'state');
    const args = ['--port', '0', '--state', state, '--start', '2026-03-02T08:00:00Z'];
    let answered = 0;
    for (const killAfter of [3, 7]) {
      const child = run(...args, '--speed', '0');
      const desk = await ready(child);
      const headers = await signIn(desk);
      const before = answered;
      const ticket = { comment: { body: 'x' } };
      const writing = Array.from({ length: 40 }, () =>
        send(`${desk.apiUrl}/api/v2/tickets`, 'POST', { ticket }, headers).then(
          () => {
            answered += 1;
            if (answered - before === killAfter) child.kill('SIGKILL');
          },
          () => undefined,
        ),
      );
      await Promise.all(writing);
      const second = run(...args);
      const desk2 = await ready(second);
      const found = await send(`${desk2.apiUrl}/api/v2/tickets/count`, 'GET', undefined, headers);
      expect(found.body.count.value).toBeGreaterThanOrEqual(answered);
      for (let id = 1; id <= found.body.count.value; id += 1) {
        const url = `${desk2.apiUrl}/api/v2/tickets/${id}/audits`;
        expect((await send(url, 'GET', undefined, headers)).body.audits).toHaveLength(1);
      }
      answered = found.body.count.value;
      second.kill('SIGTERM');
      await once(second, 'exit');
      expect(second.exitCode).toBe(0);
    }
  }, 60_000);

  test('a busy port is one clear sentence and exit code 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const child = run('--port', String(port));
    const said: string[] = [];
    child.stderr?.on('data', (part) => said.push(String(part)));
    await once(child, 'close');
    taken.close();
    expect(child.exitCode).toBe(1);
    expect(said.join('')).toBe(
      `The desk cannot start: port ${port} is taken; choose another one.\n`,
    );
  }, 60_000);

  test.each([
    ['--start', 'yesterday', 'The desk cannot start: --start "yesterday" is no instant.\n'],
    ['--speed', '-1', 'The desk cannot start: --speed "-1" is no speed.\n'],
    [
      '--https-port',
      '0',
      'The desk cannot start: --https-port, --https-cert and --https-key go together.\n',
    ],
  ])(
    'a wrong %s is one clear sentence',
    async (name, value, sentence) => {
      const child = run('--port', '0', `${name}=${value}`);
      const said: string[] = [];
      child.stderr?.on('data', (part) => said.push(String(part)));
      await once(child, 'close');
      expect([child.exitCode, said.join('')]).toEqual([1, sentence]);
    },
    60_000,
  );
});
