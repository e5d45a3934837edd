import {
  DatabaseSync,
  type DatabaseSyncInstance,
  type StatementSyncInstance,
} from '@photostructure/sqlite';
import type { Database, SqlList, SqlRow, SqlValue } from './database.ts';
import { numberIn } from './row.ts';
import { storeError } from './sqlite-error.ts';

/**
 * How does SQLite fill the Database seam? One connection, statements compiled once. Write-ahead
 * log with synchronous=FULL: an acknowledged commit survives a power cut, which NORMAL does not
 * promise (https://sqlite.org/pragma.html#pragma_synchronous).
 */
const PRAGMAS =
  'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ' +
  'PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY';

export class SqliteDatabase implements Database {
  readonly #connection: DatabaseSyncInstance;
  readonly #statements = new Map<string, StatementSyncInstance>();
  readonly #listing = new Map<string, StatementSyncInstance>();

  constructor(path: string) {
    this.#connection = this.#told(`Opening the store ${path}`, () => new DatabaseSync(path));
    try {
      this.exec(PRAGMAS);
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  async all(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.#told('Reading the store', () => this.#statement(sql).all(...values));
  }

  async run(sql: string, values: readonly SqlValue[]): Promise<number> {
    return this.#told('Writing to the store', () => this.#statement(sql).run(...values).changes);
  }

  async firstOfEach(
    sql: string,
    sets: readonly (readonly SqlValue[])[],
  ): Promise<readonly (SqlRow | null)[]> {
    return this.#told('Reading the store', () => {
      const statement = this.#statement(sql);
      return sets.map((values) => statement.get(...values) ?? null);
    });
  }

  async lists(sql: string, sets: readonly (readonly SqlValue[])[]): Promise<readonly SqlList[]> {
    return this.#told('Reading the store', () => {
      const statement = this.#listStatement(sql);
      return sets.flatMap((values): SqlList[] => statement.all(...values));
    });
  }

  async runEach(sql: string, sets: readonly (readonly SqlValue[])[]): Promise<readonly number[]> {
    return this.#told('Writing to the store', () => {
      const statement = this.#statement(sql);
      return sets.map((values) => statement.run(...values).changes);
    });
  }

  /** Several statements without values: pragmas, schema, BEGIN and COMMIT. */
  exec(sql: string): void {
    this.#told('Writing to the store', () => this.#connection.exec(sql));
  }

  /** The recorded schema version, 0 for an empty file. */
  version(): number {
    const row = this.#told('Reading the store', () =>
      this.#connection.prepare('SELECT MAX(version) AS version FROM schema_version').get(),
    );
    return row.version === null ? 0 : numberIn(row, 'version');
  }

  /** Undoes what the open transaction did; a full disk may have made SQLite do so by itself. */
  rollBack(): void {
    if (this.#connection.isTransaction) this.exec('ROLLBACK');
  }

  /**
   * Moves everything from the log into the file, so that the file alone is the store. Closing does
   * not: this SQLite package ends a connection only when its statements are garbage-collected.
   */
  checkpoint(): void {
    this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#statements.clear();
    this.#listing.clear();
    this.#connection.close();
  }

  #statement(sql: string): StatementSyncInstance {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #listStatement(sql: string): StatementSyncInstance {
    const known = this.#listing.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    statement.setReturnArrays(true);
    this.#listing.set(sql, statement);
    return statement;
  }

  #told<T>(attempted: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeError(attempted, error);
    }
  }
}
