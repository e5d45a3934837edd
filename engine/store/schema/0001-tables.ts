/**
 * What does the store hold? One table per noun of the Store port; columns are what is searched or
 * sorted by, the rest is JSON text. The types and clauses are those SQLite and PostgreSQL share.
 */
export const TABLES = `
CREATE TABLE named_value (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE journal (
  key TEXT PRIMARY KEY,
  ticket_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  seq BIGINT,
  type TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE ticket (
  id BIGINT PRIMARY KEY,
  opened_at BIGINT NOT NULL,
  organization_id BIGINT,
  requester_id BIGINT,
  is_open SMALLINT NOT NULL,
  due_at BIGINT,
  rank BIGINT,
  state TEXT NOT NULL,
  is_breached SMALLINT NOT NULL,
  job_id TEXT,
  wanted_at BIGINT,
  doc TEXT NOT NULL
);
CREATE INDEX ticket_due ON ticket (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX ticket_queue ON ticket (rank, opened_at, id) WHERE rank IS NOT NULL;
CREATE INDEX ticket_open ON ticket (id, state, is_breached, rank) WHERE is_open = 1;
CREATE INDEX ticket_organization ON ticket (organization_id, id)
  WHERE organization_id IS NOT NULL;
CREATE INDEX ticket_requester ON ticket (requester_id, id) WHERE requester_id IS NOT NULL;
CREATE INDEX ticket_unwritten ON ticket (wanted_at, id)
  WHERE wanted_at IS NOT NULL AND job_id IS NULL;
CREATE INDEX ticket_writing ON ticket (id) WHERE job_id IS NOT NULL;

CREATE TABLE organization (
  id BIGINT PRIMARY KEY,
  updated_at BIGINT NOT NULL,
  doc TEXT NOT NULL
);

CREATE TABLE desk_user (
  id BIGINT PRIMARY KEY,
  updated_at BIGINT NOT NULL,
  doc TEXT NOT NULL
);

CREATE TABLE obligation (
  key TEXT PRIMARY KEY,
  ticket_id BIGINT,
  what TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT,
  created_at BIGINT NOT NULL,
  not_before_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  maybe_sent SMALLINT NOT NULL,
  claim_epoch BIGINT,
  sent_at BIGINT,
  last_error TEXT,
  body TEXT NOT NULL
);
CREATE INDEX obligation_owed ON obligation (not_before_at, created_at, key)
  WHERE state = 'owed';
CREATE INDEX obligation_sending ON obligation (claim_epoch, not_before_at)
  WHERE state = 'sending';
CREATE INDEX obligation_dead ON obligation (created_at, key) WHERE state = 'dead';
CREATE INDEX obligation_recent ON obligation (created_at, key);
`;
