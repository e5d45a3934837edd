import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from '../../engine/errors.ts';
import type { Store, Tx } from '../../engine/ports/store.ts';
import { openSqliteStore } from '../../engine/store/sqlite.ts';
import { SqliteDatabase } from '../../engine/store/sqlite-database.ts';
import { storeContract } from '../contract/store-contract.ts';
import { charge, line } from '../support/ledger.ts';
import { ticketRow } from '../support/store-rows.ts';

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

  test('a closed store is one file: its log is empty', async () => {
    const store = await openSqliteStore(dir);
    await store.transact((tx) => tx.saveTickets([ticketRow({ id: 1 })]));
    expect(statSync(join(dir, 'palier.db-wal')).size).toBeGreaterThan(0);
    await store.close();
    expect(statSync(join(dir, 'palier.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });

  test('a damaged file is an error that says what to do, not a wrong answer', async () => {
    const store = await openSqliteStore(dir);
    const rows = Array.from({ length: 2000 }, (_, id) => ticketRow({ id }));
    await store.transact((tx) => tx.saveTickets(rows));
    await store.close();
    const path = join(dir, 'palier.db');
    const bytes = readFileSync(path);
    // The schema stands in the first pages; the second half is damaged, as by a failing disk.
    writeFileSync(path, bytes.fill(0x5a, Math.floor(bytes.length / 2)));
    const damaged = await openSqliteStore(dir);
    for (const look of [
      (tx: Tx): Promise<unknown> => tx.tickets(rows.map((row) => row.id)),
      (tx: Tx): Promise<unknown> => tx.glance(rows.map((row) => row.id)),
      (tx: Tx): Promise<unknown> => tx.openTickets(0, rows.length),
    ]) {
      const reading = damaged.read(look);
      await expect(reading).rejects.toMatchObject({ code: 'storeFailed' });
      await expect(reading).rejects.toThrow(/the file is damaged/);
    }
    await damaged.close();
  });

  test('a damaged timeline is an error that names its ticket, and the others can be read', async () => {
    const store = await openSqliteStore(dir);
    await store.transact((tx) => tx.saveTickets([ticketRow({ id: 1 }), ticketRow({ id: 2 })]));
    const hand = new SqliteDatabase(join(dir, 'palier.db'));
    await hand.run('UPDATE ticket SET timeline = substr(timeline, 1, 20) WHERE id = 2', []);
    hand.close();
    const reading = store.read((tx) => tx.openTickets(0, 10));
    await expect(reading).rejects.toMatchObject({ code: 'storeFailed' });
    await expect(reading).rejects.toThrow(/The timeline of ticket 2 in the store is damaged/);
    expect((await store.read((tx) => tx.tickets([1]))).get(1)).toEqual(ticketRow({ id: 1 }));
    await store.close();
  });

  test.each([
    ['changed', "UPDATE ledger SET account = 'C2'"],
    ['taken out', 'DELETE FROM ledger'],
  ])('an entry of the ledger cannot be %s, not even by hand', async (how, statement) => {
    const store = await openSqliteStore(dir);
    await store.transact((tx) => tx.enter([charge('a', [line('20.00 EUR')])]));
    await store.close();
    const database = new SqliteDatabase(join(dir, 'palier.db'));
    expect(() => database.exec(statement)).toThrow(`an entry of the ledger is never ${how}`);
    database.close();
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
