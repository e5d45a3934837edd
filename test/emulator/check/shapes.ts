/**
 * Answers: which keys do the engine's answers have, and of which kind? Ours, kept in the suite
 * where the reference is not at hand. `?` allows null, `[]` is a list, every key must be there.
 */

type Shape = { readonly [key: string]: string | Shape };

const via: Shape = { channel: 'string', source: 'object' };

const ticket: Shape = {
  url: 'string',
  id: 'integer',
  external_id: 'string?',
  via,
  created_at: 'instant',
  updated_at: 'instant',
  generated_timestamp: 'integer',
  type: 'string?',
  subject: 'string',
  raw_subject: 'string',
  description: 'string',
  priority: 'string?',
  status: 'string',
  recipient: 'string?',
  requester_id: 'integer?',
  submitter_id: 'integer?',
  assignee_id: 'integer?',
  organization_id: 'integer?',
  group_id: 'integer?',
  collaborator_ids: 'integer[]',
  follower_ids: 'integer[]',
  email_cc_ids: 'integer[]',
  forum_topic_id: 'integer?',
  problem_id: 'integer?',
  has_incidents: 'boolean',
  is_public: 'boolean',
  due_at: 'string?',
  tags: 'string[]',
  custom_fields: 'object[]',
  satisfaction_rating: 'object?',
  sharing_agreement_ids: 'integer[]',
  custom_status_id: 'integer',
  fields: 'object[]',
  followup_ids: 'integer[]',
  ticket_form_id: 'integer',
  brand_id: 'integer',
  allow_channelback: 'boolean',
  allow_attachments: 'boolean',
  from_messaging_channel: 'boolean',
};

const audit: Shape = {
  id: 'integer',
  ticket_id: 'integer',
  created_at: 'instant',
  author_id: 'integer',
  metadata: { system: 'object', custom: 'object' },
  events: 'object[]',
  via,
};

const eventRow: Shape = {
  child_events: 'object[]',
  id: 'integer',
  ticket_id: 'integer',
  timestamp: 'integer',
  created_at: 'instant',
  updater_id: 'integer',
  via: 'string',
  system: { client: 'string?', location: 'string?', latitude: 'number?', longitude: 'number?' },
  event_type: 'string',
};

const job: Shape = {
  id: 'string',
  job_type: 'string',
  url: 'string',
  total: 'integer?',
  progress: 'integer?',
  status: 'string',
  message: 'string?',
  results: 'object[]?',
};

const offset: Shape = { next_page: 'string?', previous_page: 'string?', count: 'integer' };
const byTime: Shape = {
  next_page: 'string',
  count: 'integer',
  end_of_stream: 'boolean',
  end_time: 'integer',
};
const byCursor: Shape = {
  after_url: 'string',
  before_url: 'string?',
  after_cursor: 'string',
  before_cursor: 'string?',
  end_of_stream: 'boolean',
};

export interface ExpectedShape {
  readonly call: string;
  /** Keys of the answer itself. */
  readonly envelope: Shape;
  /** The key under which rows lie, and what each of them is. */
  readonly rows?: readonly [string, Shape];
}

export const expectedShapes: readonly ExpectedShape[] = [
  { call: 'POST /tickets 201', envelope: { ticket, audit } },
  { call: 'PUT /tickets/{id} 200', envelope: { ticket, audit } },
  {
    call: 'GET /tickets/show_many 200',
    envelope: { tickets: 'object[]', ...offset },
    rows: ['tickets', ticket],
  },
  {
    call: 'GET /tickets/{id}/audits 200',
    envelope: { audits: 'object[]', ...offset },
    rows: ['audits', audit],
  },
  {
    call: 'GET /incremental/tickets/cursor 200',
    envelope: { tickets: 'object[]', ...byCursor },
    rows: ['tickets', ticket],
  },
  {
    call: 'GET /incremental/ticket_events 200',
    envelope: { ticket_events: 'object[]', ...byTime },
    rows: ['ticket_events', eventRow],
  },
  {
    call: 'GET /incremental/organizations 200',
    envelope: { organizations: 'object[]', ...byTime },
  },
  { call: 'GET /incremental/users/cursor 200', envelope: { users: 'object[]', ...byCursor } },
  { call: 'PUT /tickets/update_many 200', envelope: { job_status: job } },
  { call: 'GET /job_statuses/{id} 200', envelope: { job_status: job } },
  {
    call: 'GET /webhooks/{id}/signing_secret 200',
    envelope: { signing_secret: { secret: 'string', algorithm: 'string' } },
  },
  {
    call: 'DELETE /tickets/{id} 404',
    envelope: { error: 'string', description: 'string' },
  },
];

/** JSON Schema of a shape: these keys, all of them, no others. */
export function schemaOf(shape: Shape): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(shape)) {
    properties[name] = typeof kind === 'string' ? schemaOfKind(kind) : schemaOf(kind);
  }
  const required = Object.keys(shape);
  return { type: 'object', properties, required, additionalProperties: false };
}

function schemaOfKind(kind: string): Record<string, unknown> {
  const isNullable = kind.endsWith('?');
  const bare = isNullable ? kind.slice(0, -1) : kind;
  if (bare.endsWith('[]')) {
    const items = schemaOfKind(bare.slice(0, -2));
    return { type: isNullable ? ['array', 'null'] : 'array', items };
  }
  if (bare === 'instant') {
    return { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' };
  }
  return { type: isNullable ? [bare, 'null'] : bare };
}
