/**
 * One update written in both forms Zendesk gives it: as an item of the ticket event export and as
 * an item of the audit list. What a case says once must read the same from either.
 */

export interface Update {
  readonly id?: number;
  readonly ticketId?: number;
  readonly at?: string;
  readonly author?: number | null;
  readonly creates?: boolean;
  readonly via?: string;
  readonly rel?: string;
  readonly comment?: {
    readonly author: number;
    readonly public: boolean;
    readonly via?: string;
    readonly body?: string;
  };
  /** Zendesk's name or a custom field's id, then [value, previous]. */
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown?]>>;
  /** `metadata.custom`; only the audit list carries it. */
  readonly custom?: Readonly<Record<string, unknown>>;
}

export function exportForm(update: Update): Record<string, unknown> {
  const via = viaOf(update.via, update.rel);
  const kind = update.creates ? 'Create' : 'Change';
  const children: Record<string, unknown>[] = [];
  for (const [field, [value, previous = null]] of Object.entries(update.changes ?? {})) {
    const flat = /^\d+$/.test(field)
      ? { custom_ticket_fields: { [field]: value } }
      : { [field]: value };
    const before = update.creates ? {} : { previous_value: previous };
    children.push({ id: 1, via, via_reference_id: null, ...flat, ...before, event_type: kind });
  }
  if (update.comment) {
    children.push({
      id: 2,
      via: update.comment.via ? viaOf(update.comment.via) : via,
      via_reference_id: null,
      type: 'Comment',
      author_id: update.comment.author,
      body: update.comment.body ?? 'words',
      public: update.comment.public,
      event_type: 'Comment',
    });
  }
  return {
    id: update.id ?? 5000,
    ticket_id: update.ticketId ?? 12,
    timestamp: 1_795_000_000,
    created_at: update.at ?? '2026-11-20T09:00:00Z',
    updater_id: update.author === undefined ? 20 : update.author,
    via,
    system: {},
    event_type: 'Audit',
    child_events: children,
  };
}

export function listForm(update: Update): Record<string, unknown> {
  const events: Record<string, unknown>[] = [];
  if (update.comment) {
    events.push({
      id: 2,
      type: 'Comment',
      author_id: update.comment.author,
      body: update.comment.body ?? 'words',
      public: update.comment.public,
      ...(update.comment.via ? { via: viaOf(update.comment.via) } : {}),
    });
  }
  for (const [field, [value, previous = null]] of Object.entries(update.changes ?? {})) {
    events.push({
      id: 1,
      type: update.creates ? 'Create' : 'Change',
      field_name: field,
      value: listedValue(value),
      ...(update.creates ? {} : { previous_value: listedValue(previous) }),
    });
  }
  return {
    id: update.id ?? 5000,
    ticket_id: update.ticketId ?? 12,
    created_at: update.at ?? '2026-11-20T09:00:00Z',
    author_id: update.author === undefined ? 20 : update.author,
    metadata: { system: {}, custom: update.custom ?? {} },
    events,
    via: viaOf(update.via, update.rel),
  };
}

function viaOf(channel = 'web', rel: string | null = null): Record<string, unknown> {
  return { channel, source: { from: {}, to: {}, rel } };
}

/** The audit list writes ids as text. */
function listedValue(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}
