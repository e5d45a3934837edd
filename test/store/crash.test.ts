import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Store } from '../../engine/ports/store.ts';
import { openSqliteStore } from '../../engine/store/sqlite.ts';
import { MADE_AT, newObligation } from '../support/store-rows.ts';
import { tornOrLost } from './crash-writer.ts';

/** Does an acknowledged transaction survive kill -9, whole, and a half-done one leave nothing? */
const KILLS = 20;

/**
 * Runs the writer until it has acknowledged so many, kills it, and returns the last one it said.
 */
async function writeAndKill(dir: string, count: number): Promise<number> {
  const run = require.resolve('../support/run-typescript.cjs');
  const child = spawn(process.execPath, [run, join(__dirname, 'crash-writer.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  let heard = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    heard += 1;
    if (heard === count) child.kill('SIGKILL');
  }
  return acknowledged;
}

/** The wrong things, found without leaving a trace: the looking transaction is undone. */
async function lookAt(store: Store, acknowledged: number): Promise<readonly string[]> {
  let wrong: readonly string[] = ['not looked at'];
  await store
    .transact(async (tx) => {
      wrong = await tornOrLost(tx, acknowledged);
      throw new Error('undo');
    })
    .catch((error: Error) => expect(error.message).toBe('undo'));
  return wrong;
}

describe('openSqliteStore after kill -9', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'palier-crash-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('no acknowledged transaction is lost and none is torn, twenty times', async () => {
    let last = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const acknowledged = await writeAndKill(dir, 3 + kill * 5);
      expect(acknowledged).toBeGreaterThan(last);
      const store = await openSqliteStore(dir);
      expect(await lookAt(store, acknowledged)).toEqual([]);
      await store.close();
      last = acknowledged;
    }
  }, 120_000);

  test('the check sees a lost transaction and a torn one', async () => {
    const store = await openSqliteStore(dir);
    expect(await lookAt(store, 1)).toEqual(['transaction 1 was acknowledged, 0 is last']);
    await store.transact((tx) => tx.setValue('n', '1'));
    await store.transact((tx) => tx.owe(newObligation({ key: 'x', createdAt: MADE_AT })));
    expect(await lookAt(store, 1)).toEqual([
      'facts not in the journal: fact-1,fact-2',
      '1 transactions, the last ticket has undefined',
    ]);
    await store.close();
  });
});
