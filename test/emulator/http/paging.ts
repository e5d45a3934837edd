/** Answers: which part of a list is asked for, and which links lead on? */
import { badRequest } from '../rules/refusal.ts';
import { type Answer, type Call, ok, refuse } from './call.ts';

const deepestRow = 10_000;

export interface PagingDefaults {
  /** Rows of a page without `per_page`; the API's own default is 100. */
  readonly perPage?: number;
  /** Total rows to tell where that differs from the rows given. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Answers a list in the paging form that the query asks for. */
export function page<T>(
  call: Call,
  name: string,
  rows: readonly T[],
  show: (row: T) => unknown,
  defaults: PagingDefaults = {},
): Answer {
  const size = call.query.get('page[size]');
  return size === null
    ? byOffset(call, name, rows, show, defaults)
    : byCursor(call, name, rows, show, size);
}

function byOffset<T>(
  call: Call,
  name: string,
  rows: readonly T[],
  show: (row: T) => unknown,
  defaults: PagingDefaults,
): Answer {
  const asked = Number(call.query.get('per_page') ?? defaults.perPage ?? 100);
  const perPage = Math.min(100, Math.max(1, Math.floor(asked) || 100));
  const number = Math.max(1, Math.floor(Number(call.query.get('page') ?? 1)) || 1);
  if ((number - 1) * perPage >= deepestRow) {
    return refuse(
      badRequest('InvalidPaginationDepth', `Number of results exceeds maximum of ${deepestRow}`),
    );
  }
  const first = (number - 1) * perPage;
  const shown = rows.slice(first, first + perPage);
  const link = (page: number): string => linkTo(call, { page: String(page) });
  return ok({
    [name]: shown.map(show),
    ...defaults.extra,
    next_page: first + perPage < rows.length ? link(number + 1) : null,
    previous_page: number > 1 ? link(number - 1) : null,
    count: rows.length,
  });
}

function byCursor<T>(
  call: Call,
  name: string,
  rows: readonly T[],
  show: (row: T) => unknown,
  size: string,
): Answer {
  const count = Math.floor(Number(size));
  if (!(count >= 1 && count <= 100)) {
    return refuse(badRequest('InvalidValue', 'page[size] must be between 1 and 100'));
  }
  const after = offsetOf(call.query.get('page[after]'));
  const before = offsetOf(call.query.get('page[before]'));
  const first = after !== null ? after : before !== null ? Math.max(0, before - count) : 0;
  const shown = rows.slice(first, first + count);
  const end = first + shown.length;
  const has = end < rows.length;
  return ok({
    [name]: shown.map(show),
    meta: { has_more: has, after_cursor: cursorOf(end), before_cursor: cursorOf(first) },
    links: {
      prev: first > 0 ? linkTo(call, { 'page[before]': cursorOf(first) }) : null,
      next: has ? linkTo(call, { 'page[after]': cursorOf(end) }) : null,
    },
  });
}

function cursorOf(offset: number): string {
  return Buffer.from(JSON.stringify({ o: 'id', v: offset })).toString('base64');
}

function offsetOf(cursor: string | null): number | null {
  if (cursor === null || cursor === '') return null;
  const offset = /"v":(\d+)/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  return offset === undefined ? 0 : Number(offset);
}

function linkTo(call: Call, changed: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(call.query);
  query.delete('page[after]');
  query.delete('page[before]');
  for (const [name, value] of Object.entries(changed)) query.set(name, value);
  return `${call.base}${call.path}.json?${query.toString()}`;
}
