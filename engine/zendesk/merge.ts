/**
 * Whether an update merged its ticket into another one, and into which. Zendesk has no field for
 * it: the update comes by the way "merge" or sets the tag "closed_by_merge", and closes the ticket;
 * the target stands in the source of the update, or only in the comment it left behind
 * ("… merged into request #42 …").
 */
import type { AuditChange } from '../ports/desk.ts';
import { idOf } from './row.ts';
import { channelOf } from './via.ts';

/** The surviving ticket, or null when this update was no merge away or does not say where to. */
export function mergedInto(
  via: unknown,
  children: readonly Readonly<Record<string, unknown>>[],
  changes: readonly AuditChange[],
): number | null {
  const ways = [via, ...children.map((one) => one.via)];
  const isMerge = ways.some((way) => channelOf(way) === 'merge') || changes.some(tagsAsMerged);
  if (!isMerge) return null;
  // The surviving ticket gets a merge update too, but stays as it is.
  if (!changes.some(closes)) return null;
  for (const way of ways) {
    const target = namedTarget(way);
    if (target !== null) return target;
  }
  return namedInComment(children);
}

function closes(change: AuditChange): boolean {
  return change.field === 'status' && (change.value === 'closed' || change.value === 'solved');
}

function tagsAsMerged({ field, value, previous }: AuditChange): boolean {
  const has = (tags: unknown) => Array.isArray(tags) && tags.includes('closed_by_merge');
  return field === 'tags' && has(value) && !has(previous);
}

function namedTarget(way: unknown): number | null {
  const source = part(way, 'source');
  for (const end of ['to', 'from'] as const) {
    const found = idOf(part(part(source, end), 'ticket_id'));
    if (found !== null) return found;
  }
  return null;
}

function namedInComment(children: readonly Readonly<Record<string, unknown>>[]): number | null {
  for (const one of children) {
    const body = one.body;
    const found = typeof body === 'string' ? /#(\d{1,15})\b/.exec(body) : null;
    if (found) return Number(found[1]);
  }
  return null;
}

function part(whole: unknown, key: string): unknown {
  return whole !== null && typeof whole === 'object'
    ? (whole as Record<string, unknown>)[key]
    : undefined;
}
