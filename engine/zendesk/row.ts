/**
 * How single values of Zendesk's answers are read, the same in every list; nothing is guessed.
 * Exports bring hundreds of thousands of rows, so the plain functions do the work and the zod forms
 * for the rarer answers are made of them.
 */
import { z } from 'zod';
import { type Instant, parseInstant } from '../core/time/instant.ts';
import type { Malformed } from '../ports/desk.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A row that is not of the documented form; the reason names a place, never a value. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem';
}

/** The number behind an id: ids come as numbers, in audits and webhooks as digits; else null. */
export function idOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || !/^-?\d{1,16}$/.test(value)) return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

/** Tags as a list; older answers hold one space-separated text, and nothing means none. */
export function tagsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
}

/** ISO 8601 with an offset, to epoch milliseconds; finer decimals (webhooks have nine) are cut. */
function instantOf(value: unknown): Instant | null {
  if (typeof value !== 'string') return null;
  const text = value.length > 24 ? value.replace(/(\.\d{3})\d+/, '$1') : value;
  return parseInstant(text) ?? null;
}

export function asRow(value: unknown): Row {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Row;
  throw new RowProblem('row: is not an object');
}

export function needId(row: Row, key: string): number {
  return idOf(row[key]) ?? wrong(key, 'is not an id');
}

/** An id or nothing; absent counts as null. */
export function needMaybeId(row: Row, key: string): number | null {
  const value = row[key];
  return value === null || value === undefined ? null : needId(row, key);
}

export function needInstant(row: Row, key: string): Instant {
  return instantOf(row[key]) ?? wrong(key, 'is not a time with an offset');
}

export function needText(row: Row, key: string): string {
  const value = row[key];
  return typeof value === 'string' && value !== '' ? value : wrong(key, 'is not a text');
}

/** A text or nothing; absent counts as null. */
export function needMaybeText(row: Row, key: string): string | null {
  const value = row[key] ?? null;
  return value === null || typeof value === 'string' ? value : wrong(key, 'is not a text');
}

export function needRows(row: Row, key: string): readonly Row[] {
  const value = row[key];
  if (!Array.isArray(value)) return wrong(key, 'is not a list');
  for (const one of value) asRow(one);
  return value;
}

function wrong(key: string, reason: string): never {
  throw new RowProblem(`${key}: ${reason}`);
}

/** An id in a zod form. */
export const id = z.unknown().transform((value, context) => {
  const number = idOf(value);
  if (number !== null) return number;
  context.addIssue({ code: 'custom', message: 'is not an id' });
  return z.NEVER;
});

/** An id or nothing, in a zod form. */
export const maybeId = z.preprocess((value) => value ?? null, z.union([z.null(), id]));

/** An instant in a zod form. */
export const instant = z.unknown().transform((value, context) => {
  const at = instantOf(value);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'is not a time with an offset' });
  return z.NEVER;
});

/** Tags in a zod form. */
export const tags = z.unknown().transform(tagsOf);

/**
 * Reads the rows of one list, each on its own: a row that does not fit is told apart with its
 * reason, and the others stand.
 */
export function readRows<T>(
  rows: readonly unknown[],
  read: (row: unknown) => T,
  what: string,
): { readonly good: readonly T[]; readonly malformed: readonly Malformed[] } {
  const good: T[] = [];
  const malformed: Malformed[] = [];
  for (const row of rows) {
    try {
      good.push(read(row));
    } catch (error) {
      malformed.push(describe(row, reasonOf(error), what));
    }
  }
  return { good, malformed };
}

/** Values are left out on purpose: they may be customers' words. */
function reasonOf(error: unknown): string {
  if (error instanceof RowProblem) return error.message;
  if (!(error instanceof z.ZodError)) throw error;
  return error.issues.map((one) => `${one.path.join('.') || 'row'}: ${one.message}`).join('; ');
}

function describe(row: unknown, reason: string, what: string): Malformed {
  const fields = row !== null && typeof row === 'object' ? (row as Row) : {};
  const ownId = idOf(fields.id);
  const ticketId = idOf(fields.ticket_id) ?? (what === 'ticket' ? ownId : null);
  const name = ownId === null ? `a ${what} without an id` : `${what} ${ownId}`;
  return { what: `${name} could not be read (${reason})`, ticketId };
}
