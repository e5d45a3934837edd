/**
 * The seam below the statements: what one SQL connection inside one transaction can do. SQLite
 * answers at once; the promises are there so that a PostgreSQL connection fits the same statements.
 */

/** What may be bound and what comes back: booleans are 0 and 1, instants epoch milliseconds. */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;
/** A row's values in the order of the query's columns. */
export type SqlList = readonly SqlValue[];

export interface Database {
  /** The rows of a query, `?` bound in order. */
  all(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** Runs one statement and tells how many rows it changed. */
  run(sql: string, values: readonly SqlValue[]): Promise<number>;
  /** The first row, or null, of the same query for each set of values; in the order given. */
  firstOfEach(
    sql: string,
    sets: readonly (readonly SqlValue[])[],
  ): Promise<readonly (SqlRow | null)[]>;
  /**
   * The rows of the same query for each set of values, one after the other, without names: what
   * reads many wide rows saves the third of its time that naming takes.
   */
  lists(sql: string, sets: readonly (readonly SqlValue[])[]): Promise<readonly SqlList[]>;
  /** Runs one statement for each set of values; how many rows each changed. */
  runEach(sql: string, sets: readonly (readonly SqlValue[])[]): Promise<readonly number[]>;
}
