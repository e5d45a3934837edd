/**
 * What one update of a ticket was, the same whichever way it was read: the event export's flat
 * children and the audit list's named changes become one and the same `Audit`.
 */
import type { Audit, AuditChange, AuditComment } from '../ports/desk.ts';
import { plainValue } from './audit-values.ts';
import { mergedInto } from './merge.ts';
import {
  asRow,
  idOf,
  needId,
  needInstant,
  needMaybeId,
  needRows,
  type Row,
  tagsOf,
} from './row.ts';
import { channelOf } from './via.ts';

/** Zendesk writes -1 for what it did itself; an absent author means the same. */
const SYSTEM = -1;

/** Keys of an exported change that are not the changed field. */
const NOT_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'via',
  'via_reference_id',
  'event_type',
  'previous_value',
  'added_tags',
  'removed_tags',
  'audit_id',
  'created_at',
  'field_name',
  'value',
]);

/** Reads one item of the ticket event export; throws a RowProblem when it cannot. */
export function auditFromExport(item: unknown): Audit {
  const row = asRow(item);
  const frame = frameOf(row, needMaybeId(row, 'updater_id'), null);
  return assemble(frame, row.via, needRows(row, 'child_events'), 'event_type');
}

/** Reads one item of a ticket's audit list; throws a RowProblem when it cannot. */
export function auditFromList(item: unknown): Audit {
  const row = asRow(item);
  const metadata = row.metadata ?? {};
  const custom = asRow(asRow(metadata).custom ?? {});
  const frame = frameOf(row, needMaybeId(row, 'author_id'), custom);
  return assemble(frame, row.via, needRows(row, 'events'), 'type');
}

function frameOf(row: Row, authorId: number | null, custom: Audit['custom']) {
  return {
    id: needId(row, 'id'),
    ticketId: needId(row, 'ticket_id'),
    at: needInstant(row, 'created_at'),
    authorId: authorId ?? SYSTEM,
    channel: channelOf(row.via) ?? 'unknown',
    custom,
  };
}

function assemble(
  frame: Omit<Audit, 'creates' | 'comments' | 'changes'>,
  via: unknown,
  children: readonly Row[],
  kindKey: 'event_type' | 'type',
): Audit {
  const comments: AuditComment[] = [];
  const changes: AuditChange[] = [];
  let creates = false;
  for (const one of children) {
    const kind = one[kindKey] ?? one.type;
    if (kind === 'Create') creates = true;
    if (kind === 'Create' || kind === 'Change') changes.push(...changesOf(one));
    if (kind === 'Comment' || kind === 'VoiceComment') {
      if (one.comment_present !== false) comments.push(commentOf(one, frame, hasNote(frame)));
    }
  }
  const into = mergedInto(via, children, changes);
  if (into !== null) {
    changes.push({ field: 'merged_into', value: into, previous: null });
    // What a merge leaves behind as a comment is nobody's word, by whatever way it came.
    comments.forEach((comment, at) => {
      comments[at] = { ...comment, channel: 'merge' };
    });
  }
  // The two readings list the changes in different orders; the sort is stable.
  changes.sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0));
  return { ...frame, creates, comments, changes };
}

/** Only what an action says of its note makes anybody read what a note says. */
function hasNote({ custom }: Pick<Audit, 'custom'>): boolean {
  const palier = custom?.palier;
  return palier !== null && typeof palier === 'object' && Object.hasOwn(palier, 'sha');
}

function commentOf(
  one: Row,
  frame: { authorId: number; channel: string },
  withText: boolean,
): AuditComment {
  const isInternal = one.public === false && typeof one.body === 'string';
  return {
    authorId: needMaybeId(one, 'author_id') ?? frame.authorId,
    // An absent answer counts as private: a word that was not published must meet nothing.
    public: (one.public ?? one.comment_public) === true,
    channel: channelOf(one.via) ?? frame.channel,
    ...(withText && isInternal ? { text: one.body as string } : {}),
  };
}

function changesOf(one: Row): AuditChange[] {
  if (typeof one.field_name === 'string' || typeof one.field_name === 'number') {
    const name = String(one.field_name);
    const field = /^\d+$/.test(name) ? `custom_field:${name}` : name;
    return [change(field, one.value, previousOf(one, one.value))];
  }
  const found: AuditChange[] = [];
  for (const [key, value] of Object.entries(one)) {
    if (NOT_FIELDS.has(key)) continue;
    if (key === 'custom_ticket_fields' || key === 'custom_fields') {
      found.push(...customChanges(value, one.previous_value));
    } else {
      found.push(change(key, value, previousOf(one, value)));
    }
  }
  return found;
}

/** Custom fields come keyed by id, or as a list of {id, value}; the previous value likewise. */
function customChanges(value: unknown, previous: unknown): AuditChange[] {
  const before = byFieldId(previous);
  return [...byFieldId(value)].map(([fieldId, now]) => {
    const then = before.size > 0 ? before.get(fieldId) : scalar(previous);
    return change(`custom_field:${fieldId}`, now, then);
  });
}

function byFieldId(value: unknown): Map<string, unknown> {
  if (value === null || typeof value !== 'object') return new Map();
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const pairs = value.flatMap((pair: unknown): [string, unknown][] => {
    const { id, value: held } = pair !== null && typeof pair === 'object' ? (pair as Row) : {};
    const fieldId = idOf(id);
    return fieldId === null ? [] : [[String(fieldId), held]];
  });
  return new Map(pairs);
}

function scalar(value: unknown): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? null : value;
}

/** Tag changes may say what was added and removed instead of what was there before. */
function previousOf(one: Row, value: unknown): unknown {
  if (one.previous_value !== undefined) return one.previous_value;
  if (one.added_tags === undefined && one.removed_tags === undefined) return null;
  const added = new Set(tagsOf(one.added_tags));
  const kept = tagsOf(value).filter((tag) => !added.has(tag));
  return [...kept, ...tagsOf(one.removed_tags)];
}

function change(field: string, value: unknown, previous: unknown): AuditChange {
  return { field, value: plainValue(field, value), previous: plainValue(field, previous) };
}
