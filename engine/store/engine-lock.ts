import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { EngineError } from '../errors.ts';
import { isBusy, storeError } from './sqlite-error.ts';

/**
 * Who may write to this folder? The engine that holds `engine.lock`. The lock is a database of its
 * own held in exclusive mode, so that the store's file stays open to readers and backups, and so
 * that the operating system releases it however the engine dies.
 */
export interface EngineLock {
  release(): void;
}

/** Takes the folder's lock; EngineError storeLocked when another engine has it. */
export function takeEngineLock(dir: string): EngineLock {
  const path = join(dir, 'engine.lock');
  let database: DatabaseSyncInstance | null = null;
  try {
    database = new DatabaseSync(path);
    // Exclusive mode keeps the file lock after the commit, until the connection closes. Without
    // a journal file there is nothing left behind to recover when the holder was killed.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (x INTEGER); COMMIT');
  } catch (error) {
    database?.close();
    if (!isBusy(error)) throw storeError(`Locking the store's folder ${dir}`, error);
    throw new EngineError(
      'storeLocked',
      `Another engine is working in ${dir}: stop it first, or give this one its own folder ` +
        '(PALIER_DATA).',
      { cause: error },
    );
  }
  const held = database;
  return { release: () => held.close() };
}
