import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../core/invariant.ts';
import { EngineError } from '../errors.ts';
import type { Store, Tx } from '../ports/store.ts';
import { takeEngineLock } from './engine-lock.ts';
import { migrate } from './schema/migrate.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { namedValue, setNamedValue } from './statements/named-value.ts';
import { transactionOn } from './transaction.ts';
import { Turns, withLease } from './turns.ts';

/** The durable store of one engine in one folder: `palier.db`, guarded by `engine.lock`. */
export async function openSqliteStore(dir: string): Promise<Store> {
  makeFolder(dir);
  const lock = takeEngineLock(dir);
  let database: SqliteDatabase | null = null;
  try {
    database = new SqliteDatabase(join(dir, 'palier.db'));
    migrate(database);
    const epoch = await nextEpoch(database);
    return storeOn(database, transactionOn(database, epoch), () => lock.release());
  } catch (error) {
    database?.close();
    lock.release();
    throw error;
  }
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new EngineError(
      'storeFailed',
      `Making the store's folder ${dir} failed (${String(error)}): check the path and its ` +
        'permissions, or choose another folder (PALIER_DATA).',
      { cause: error },
    );
  }
}

/** Numbers the runs of the engine on this store, so that each knows what an earlier one left. */
async function nextEpoch(database: SqliteDatabase): Promise<number> {
  database.exec('BEGIN IMMEDIATE');
  const epoch = Number((await namedValue(database, 'engineEpoch')) ?? '0') + 1;
  await setNamedValue(database, 'engineEpoch', String(epoch));
  database.exec('COMMIT');
  return epoch;
}

function storeOn(database: SqliteDatabase, tx: Tx, released: () => void): Store {
  const turns = new Turns();
  let closed: Promise<void> | null = null;
  const take = <T>(work: () => Promise<T>) => {
    invariant(closed === null, 'The store was used after it was closed.');
    return turns.take(work);
  };
  return {
    transact: (work) =>
      take(async () => {
        database.exec('BEGIN IMMEDIATE');
        try {
          const answer = await withLease(tx, true, work);
          database.exec('COMMIT');
          return answer;
        } catch (error) {
          database.rollBack();
          throw error;
        }
      }),
    // Reads take their turn too: the one connection would show them a half-done transaction.
    read: (look) => take(() => withLease(tx, false, look)),
    close() {
      closed ??= turns.idle().then(() => {
        try {
          database.checkpoint();
        } finally {
          database.close();
          released();
        }
      });
      return closed;
    },
  };
}
