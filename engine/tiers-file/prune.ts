/**
 * What of a broken file can still be checked? Wrong parts are cut out, so that the rest is read to
 * its end and every problem is told at once.
 */

import type { z } from 'zod';
import type { Finding, Path } from './problem.ts';
import { findingsOf, valueAt } from './zod-findings.ts';

export interface Shaped<T> {
  /** The parts that have the right shape; undefined when nothing could be kept. */
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
  /** Where something of `value` stands in the file: cut lists have other indexes. */
  original(path: Path): Path;
}

/** Each round cuts at least one part, and one mistake can uncover only so many others. */
const MAX_ROUNDS = 20;

/**
 * Parses `raw`; where that fails, parses again without the parts at fault. `standIns` replace
 * required keys of the root that are absent or wrong.
 */
export function parseWhatFits<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  standIns: Readonly<Record<string, unknown>>,
): Shaped<T> {
  const indexes = new WeakMap<object, number[]>();
  const rest = structuredClone(raw);
  const original = (path: Path) => originalPath(rest, indexes, path);
  let findings: readonly Finding[] | undefined;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { value: parsed.data, findings: findings ?? [], original };
    const found = findingsOf(parsed.error.issues, rest);
    // Later rounds see what the cutting itself left behind; only the first speaks of the file.
    findings ??= found;
    if (!cutAll(rest, found, indexes, standIns)) break;
  }
  return { value: undefined, findings: findings ?? [], original };
}

function cutAll(
  root: unknown,
  findings: readonly Finding[],
  indexes: WeakMap<object, number[]>,
  standIns: Readonly<Record<string, unknown>>,
): boolean {
  // All are resolved before the first cut, and later parts go first: cutting moves what follows.
  const targets = new Map<string, Path>();
  for (const { path } of findings) {
    const target = existing(root, path, standIns);
    if (target !== undefined) targets.set(JSON.stringify(target), target);
  }
  for (const path of [...targets.values()].sort(lastAndDeepestFirst)) {
    cut(root, path, indexes, standIns);
  }
  return targets.size > 0;
}

/** What is missing can't be cut; the thing that misses it can. The root itself can't. */
function existing(
  root: unknown,
  path: Path,
  standIns: Readonly<Record<string, unknown>>,
): Path | undefined {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    if (length === 1 && Object.hasOwn(standIns, part[0] ?? '')) return part;
    if (valueAt(root, part) !== undefined) return part;
  }
  return undefined;
}

function cut(
  root: unknown,
  path: Path,
  indexes: WeakMap<object, number[]>,
  standIns: Readonly<Record<string, unknown>>,
): void {
  const step = path.at(-1) ?? '';
  const parent = valueAt(root, path.slice(0, -1));
  if (Array.isArray(parent)) {
    const known = indexes.get(parent) ?? parent.map((_, i) => i);
    known.splice(Number(step), 1);
    indexes.set(parent, known);
    parent.splice(Number(step), 1);
  } else if (path.length === 1 && Object.hasOwn(standIns, step)) {
    (parent as Record<string, unknown>)[step] = standIns[step];
  } else {
    delete (parent as Record<string, unknown>)[step];
  }
}

function lastAndDeepestFirst(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? ''];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return y - x;
    return String(x) < String(y) ? -1 : 1;
  }
  return b.length - a.length;
}

function originalPath(root: unknown, indexes: WeakMap<object, number[]>, path: Path): Path {
  let value = root;
  return path.map((step) => {
    const known = typeof value === 'object' && value !== null ? indexes.get(value) : undefined;
    value = valueAt(value, [step]);
    return typeof step === 'number' ? (known?.[step] ?? step) : step;
  });
}
