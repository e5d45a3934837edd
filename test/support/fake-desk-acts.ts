/** What can happen on the fake desk: people open, answer, set and delete; each is one audit. */
import type { FieldValues } from '../../engine/core/ticket/fact.ts';
import type { Audit, AuditChange, AuditComment, DeskTicket } from '../../engine/ports/desk.ts';
import type { DeskTables } from './fake-desk.ts';

/** What one update does; what is not named stays. */
export interface Act {
  readonly by: number;
  /** A comment: true is public. */
  readonly says?: boolean;
  /** Whose words they are, where somebody else writes them down. */
  readonly speaker?: number;
  /** What an internal note says. */
  readonly note?: string;
  /** Status, priority, organization_id, … by Zendesk's names of audit changes. */
  readonly set?: Readonly<Record<string, string | number | readonly string[] | null>>;
  /** By ticket field id. */
  readonly fields?: ReadonlyMap<number, string | number | boolean | null>;
  readonly channel?: string;
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** Zendesk stamps whole seconds. */
const STAMP_MS = 1000;

export class DeskActs {
  readonly #tables: DeskTables;

  constructor(tables: DeskTables) {
    this.#tables = tables;
  }

  /** A new ticket by the customer (or `by`), with its first public words; answers its id. */
  open(act: Act & { readonly subject?: string; readonly organizationId?: number | null }): number {
    const id = this.#id();
    const stamp = this.#stamp();
    const blank: DeskTicket = {
      id,
      subject: act.subject ?? 'Server slow',
      status: 'new',
      customStatusId: null,
      priority: null,
      channel: 'web',
      formId: null,
      brandId: null,
      requesterId: act.by,
      submitterId: act.by,
      assigneeId: null,
      groupId: null,
      organizationId: act.organizationId ?? null,
      problemId: null,
      followsUpId: null,
      tags: [],
      customFields: new Map(),
      createdAt: stamp,
      updatedAt: stamp,
    };
    const first = { requester_id: act.by, organization_id: blank.organizationId, status: 'new' };
    this.#apply(blank, { says: true, ...act, set: { ...first, ...act.set } }, true);
    return id;
  }

  /** An update; false when it changed and said nothing, so that no audit came of it. */
  update(id: number, act: Act): boolean {
    const ticket = this.#tables.tickets.get(id);
    if (ticket === undefined) throw new Error(`There is no ticket ${id}.`);
    return this.#apply(ticket, act, false);
  }

  /** Deletion leaves no audit: only the ticket export tells of it. */
  remove(id: number): void {
    const ticket = this.#tables.tickets.get(id);
    if (ticket === undefined) throw new Error(`There is no ticket ${id}.`);
    this.#tables.tickets.set(id, { ...ticket, status: 'deleted', updatedAt: this.#stamp() });
  }

  /** Deleted for good: no export names it any more. */
  purge(id: number): void {
    this.#tables.tickets.delete(id);
  }

  /** A customer organization, new or changed. */
  organization(id: number, name: string, fields: FieldValues, deleted = false): void {
    const row = { id, name, fields, deleted, updatedAt: this.#stamp() };
    this.#tables.organizations.set(id, row);
  }

  #apply(before: DeskTicket, act: Act, creates: boolean): boolean {
    const changes: AuditChange[] = [];
    const customFields = new Map(before.customFields);
    for (const [field, value] of Object.entries(act.set ?? {})) {
      const previous = creates ? null : present(before, field);
      if (creates ? value !== null : value !== previous) changes.push({ field, value, previous });
    }
    for (const [fieldId, value] of act.fields ?? []) {
      const previous = customFields.get(fieldId) ?? null;
      if (asText(previous) === asText(value)) continue;
      customFields.set(fieldId, value);
      const field = `custom_field:${fieldId}`;
      changes.push({ field, value: asText(value), previous: asText(previous) });
    }
    if (changes.length === 0 && act.says === undefined && act.note === undefined) return false;
    const at = this.#stamp();
    const channel = act.channel ?? 'web';
    const comments = commentsOf(act, channel);
    const audit: Audit = {
      id: this.#id(),
      ticketId: before.id,
      at,
      authorId: act.by,
      channel,
      creates,
      comments,
      changes,
      custom: act.custom ?? {},
    };
    this.#tables.audits.push(audit);
    this.#tables.tickets.set(before.id, {
      ...before,
      ...named(act.set ?? {}),
      customFields,
      updatedAt: at,
    });
    return true;
  }

  #stamp(): number {
    return Math.floor(this.#tables.clock.now() / STAMP_MS) * STAMP_MS;
  }

  #id(): number {
    this.#tables.nextId += 1;
    return this.#tables.nextId;
  }
}

/** As the audit list has them: a note's words come only where an action refers to them. */
function commentsOf(act: Act, channel: string): readonly AuditComment[] {
  const { by, speaker = by, says, note, custom } = act;
  if (says !== undefined) return [{ authorId: speaker, public: says, channel }];
  if (note === undefined) return [];
  const palier = custom?.palier as { readonly sha?: unknown } | undefined;
  const text = palier?.sha === undefined ? {} : { text: note };
  return [{ authorId: by, public: false, channel, ...text }];
}

/** Audits tell custom values as text; a ticked box is "1", an empty field null. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === false) return null;
  return value === true ? '1' : String(value);
}

const NAMES = {
  status: 'status',
  priority: 'priority',
  requester_id: 'requesterId',
  organization_id: 'organizationId',
  assignee_id: 'assigneeId',
  group_id: 'groupId',
  tags: 'tags',
} as const satisfies Record<string, keyof DeskTicket>;

function present(ticket: DeskTicket, field: string): unknown {
  const name = NAMES[field as keyof typeof NAMES];
  return name === undefined ? null : ticket[name];
}

function named(set: Readonly<Record<string, unknown>>): Partial<DeskTicket> {
  const entries = Object.entries(set).flatMap(([field, value]) => {
    const name = NAMES[field as keyof typeof NAMES];
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
