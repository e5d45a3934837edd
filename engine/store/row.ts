import { invariant } from '../core/invariant.ts';
import type { SqlRow } from './database.ts';

/**
 * How is a column read back as what was put in? A column of another type than the schema says is
 * an error of ours (or of a hand in the file), never something to guess around.
 */
export function numberIn(row: SqlRow, column: string): number {
  const value = row[column];
  invariant(typeof value === 'number', `The store's column ${column} holds no number.`);
  return value;
}

/** A number column that may be empty. */
export function numberOrNullIn(row: SqlRow, column: string): number | null {
  return row[column] === null ? null : numberIn(row, column);
}

/** A text column. */
export function textIn(row: SqlRow, column: string): string {
  const value = row[column];
  invariant(typeof value === 'string', `The store's column ${column} holds no text.`);
  return value;
}

/** A text column that may be empty. */
export function textOrNullIn(row: SqlRow, column: string): string | null {
  return row[column] === null ? null : textIn(row, column);
}

/** A 0/1 column. */
export function flagIn(row: SqlRow, column: string): boolean {
  return numberIn(row, column) === 1;
}

/** A JSON column; its form is the writer's, the schema version guards it. */
export function jsonIn<T>(row: SqlRow, column: string): T {
  return JSON.parse(textIn(row, column)) as T;
}
