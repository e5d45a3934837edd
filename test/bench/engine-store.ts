// What stands in an engine's store, for somebody who only reads, while the engine runs or after?
import { DatabaseSync } from '@photostructure/sqlite';

export interface EngineStore {
  /** The rows of a query, its columns under their names; `?` are bound in order. */
  rows<T>(sql: string, ...values: readonly number[]): readonly T[];
  close(): void;
}

/** Opens the store's file for reading; statements are compiled once. */
export function engineStore(databasePath: string): EngineStore {
  const database = new DatabaseSync(databasePath, { readOnly: true });
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  return {
    rows<T>(sql: string, ...values: readonly number[]) {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement.all(...values) as unknown as readonly T[];
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}
