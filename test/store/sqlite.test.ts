import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from '../../engine/errors.ts';
import type { Store } from '../../engine/ports.ts';
import { openSqliteStore } from '../../engine/store/sqlite.ts';
import { storeContract } from '../contract/store-contract.ts';

/** Does SQLite keep the store's contract, and does it refuse what it must refuse? */
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'palier-store-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function refusal(opening: Promise<Store>): Promise<EngineError> {
  const error = await opening.then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(error instanceof EngineError)) throw new Error(`Not refused: ${String(error)}`);
  return error;
}

describe('openSqliteStore', () => {
  storeContract(async () => {
    const folder = join(dir, 'contract');
    let store = await openSqliteStore(folder);
    return {
      store,
      async again() {
        await store.close();
        store = await openSqliteStore(folder);
        return store;
      },
      remove: () => store.close(),
    };
  });

  test('a second engine on the folder is refused until the first has ended', async () => {
    const first = await openSqliteStore(dir);
    const error = await refusal(openSqliteStore(dir));
    expect(error.code).toBe('storeLocked');
    expect(error.message).toContain(`Another engine is working in ${dir}`);
    await first.close();
    await (await openSqliteStore(dir)).close();
  });

  test('engines on two folders do not disturb each other', async () => {
    const stores = [await openSqliteStore(join(dir, 'a')), await openSqliteStore(join(dir, 'b'))];
    await Promise.all(stores.map((store) => store.close()));
  });

  test('a file that is no database is refused with what to do, and the lock is free again', async () => {
    writeFileSync(join(dir, 'palier.db'), 'these are words, not a database. '.repeat(100));
    const error = await refusal(openSqliteStore(dir));
    expect(error.code).toBe('storeFailed');
    expect(error.message).toContain('the file is not a store');
    rmSync(join(dir, 'palier.db'));
    await (await openSqliteStore(dir)).close();
  });

  test('a folder that cannot be made is refused with its path', async () => {
    writeFileSync(join(dir, 'file'), '');
    const error = await refusal(openSqliteStore(join(dir, 'file', 'store')));
    expect(error.code).toBe('storeFailed');
    expect(error.message).toContain(join(dir, 'file', 'store'));
  });

  test('a store file that cannot be opened is refused with what to do', async () => {
    mkdirSync(join(dir, 'palier.db'));
    const error = await refusal(openSqliteStore(dir));
    expect(error.code).toBe('storeFailed');
    expect(error.message).toContain('check the folder and its permissions');
  });
});
