/**
 * Answers: what would the ticket be after this write? Collects wishes and problems, stores nothing.
 */
import type { Desk } from '../state/desk.ts';
import type { FieldValue, Ticket, User } from '../state/records.ts';
import { checkValue, taggingFields, tagsOf, valueFromTags } from './field-value.ts';
import type { Details } from './refusal.ts';

export interface DraftComment {
  readonly by: number;
  readonly body: string;
  readonly open: boolean;
}

/** Who writes, when and through which channel. */
export interface Writer {
  readonly user: User;
  readonly at: number;
  readonly channel: string;
  /** Fields by key or title and people by external id are understood (scripts only). */
  readonly byNames: boolean;
}

/** A ticket being changed, with everything said against it so far. */
export class Draft {
  readonly desk: Desk;
  readonly writer: Writer;
  readonly before: Ticket | null;
  readonly next: Ticket;
  readonly details: Details = {};
  comment: DraftComment | null = null;

  constructor(desk: Desk, writer: Writer, before: Ticket | null, start: Ticket) {
    this.desk = desk;
    this.writer = writer;
    this.before = before;
    this.next = { ...start };
  }

  get isRefused(): boolean {
    return Object.keys(this.details).length > 0;
  }

  refuse(field: string, description: string, error = 'InvalidValue'): void {
    const known = this.details[field];
    if (known === undefined) this.details[field] = [{ description, error }];
    else known.push({ description, error });
  }

  setField(fieldId: number, given: unknown): void {
    const field = this.desk.fields.get(fieldId);
    // A field that does not exist is ignored without a word, as in the API.
    if (field === undefined || field.of !== 'ticket' || !field.removable) return;
    const checked = checkValue(field, given);
    if ('problem' in checked) {
      this.refuse('base', checked.problem);
      return;
    }
    const old = this.next.fields[fieldId] ?? null;
    const gone = new Set(tagsOf(field, old));
    const come = tagsOf(field, checked.value);
    const kept = this.next.tags.filter((tag) => !gone.has(tag) && !come.includes(tag));
    if (gone.size > 0 || come.length > 0) this.next.tags = [...kept, ...come].sort();
    this.next.fields = withValue(this.next.fields, fieldId, checked.value);
  }

  /** Tags and the fields that stand for tags are one: setting tags sets those fields. */
  setTags(tags: Iterable<string>): void {
    const wanted = new Set([...tags].map(asTag).filter((tag) => tag !== ''));
    let fields = this.next.fields;
    for (const field of taggingFields(this.desk)) {
      const value = valueFromTags(field, wanted);
      const own = tagsOf(field, value);
      for (const option of field.options) {
        if (!own.includes(option.value)) wanted.delete(option.value);
      }
      fields = withValue(fields, field.id, value);
    }
    this.next.fields = fields;
    this.next.tags = [...wanted].sort();
  }
}

function withValue(
  fields: Readonly<Record<string, FieldValue>>,
  id: number,
  value: FieldValue,
): Readonly<Record<string, FieldValue>> {
  const held = fields[id] ?? null;
  // An untouched checkbox is null in storage and false outside: that is no change.
  if (held === value || (held === null && value === false)) return fields;
  return { ...fields, [id]: value };
}

function asTag(given: string): string {
  return given.trim().toLowerCase().replace(/\s+/g, '_');
}
