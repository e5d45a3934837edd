/** Answers: do answers have the keys that recorded ones have, and values of the same kind? */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stop } from './tour.ts';

interface Interaction {
  readonly request: { readonly method: string; readonly path: string };
  readonly response: { readonly status: number; readonly body: unknown };
}

export interface Recorded {
  readonly file: string;
  readonly method: string;
  readonly template: string;
  readonly status: number;
  readonly body: unknown;
}

/** Every interaction of a folder of recordings whose body is JSON. */
export function readRecordings(folder: string): readonly Recorded[] {
  const found: Recorded[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const rows = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Interaction[];
    // One file is a sequence of pages, not a list of calls.
    if (!Array.isArray(rows)) continue;
    for (const { request, response } of rows) {
      if (response === undefined || typeof request?.path !== 'string') continue;
      const template = request.path
        .replace(/^\/api\/v2/, '')
        .replace(/\.json$/, '')
        .split('/')
        .map((part) => (/^(\d+|V3-[0-9a-f]+|[0-9A-Z]{26})$/.test(part) ? '{id}' : part))
        .join('/');
      found.push({ file, method: request.method, template, ...response });
    }
  }
  return found;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

// Objects whose keys are data: names of fields, one account's switches, what a client sent.
const free = new Set(['organization_fields', 'user_fields', 'settings', 'custom', 'system', 'via']);

/** Keys the recording has and the answer lacks, and values of another kind; nulls say nothing. */
export function shapeDifferences(recorded: unknown, answer: unknown, path = ''): string[] {
  const [was, is] = [kindOf(recorded), kindOf(answer)];
  if (was === 'null' || is === 'null') return [];
  if (was !== is) return [`${path || '/'} is ${is}, recorded as ${was}`];
  if (Array.isArray(recorded) && Array.isArray(answer)) {
    return listDifferences(recorded, answer, path);
  }
  if (was !== 'object') return [];
  const left = recorded as Record<string, unknown>;
  const right = answer as Record<string, unknown>;
  const found: string[] = [];
  for (const [name, value] of Object.entries(left)) {
    if (name === 'trimmed_from') continue;
    const at = `${path}/${name}`;
    if (!(name in right)) found.push(`${at} is missing`);
    else if (!free.has(name)) found.push(...shapeDifferences(value, right[name], at));
  }
  return found;
}

// Rows differ by type, so a recorded row is held against the row of ours that is most like it.
function listDifferences(recorded: unknown[], answer: unknown[], path: string): string[] {
  const [first] = recorded;
  if (first === undefined || answer.length === 0) return [];
  const each = answer.map((row) => shapeDifferences(first, row, `${path}/0`));
  return each.reduce((best, next) => (next.length < best.length ? next : best));
}

/** The least differences between a recording and any answer to the same call. */
export function closest(recorded: Recorded, stops: readonly Stop[]): string[] | null {
  const same = stops.filter(
    (stop) =>
      stop.method === recorded.method &&
      stop.template === recorded.template &&
      stop.status === recorded.status,
  );
  if (same.length === 0) return null;
  const each = same.map((stop) => shapeDifferences(recorded.body, stop.body));
  return each.reduce((best, next) => (next.length < best.length ? next : best));
}
