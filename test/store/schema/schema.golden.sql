CREATE TRIGGER ledger_stands BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never changed'); END;

CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never taken out'); END;

CREATE TABLE desk_user (
  id INTEGER PRIMARY KEY,
  updated_at INTEGER NOT NULL,
  doc TEXT NOT NULL
);

CREATE TABLE journal (
  key TEXT PRIMARY KEY,
  ticket_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER,
  type TEXT NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE ledger (
  place INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  ticket_id INTEGER,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE named_value (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE obligation (
  key TEXT PRIMARY KEY,
  ticket_id INTEGER,
  what TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT,
  created_at INTEGER NOT NULL,
  not_before_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  maybe_sent INTEGER NOT NULL,
  claim_epoch INTEGER,
  sent_at INTEGER,
  last_error TEXT,
  body TEXT NOT NULL
);

CREATE TABLE organization (
  id INTEGER PRIMARY KEY,
  updated_at INTEGER NOT NULL,
  doc TEXT NOT NULL
);

CREATE TABLE schema_version (version INTEGER NOT NULL);

CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  opened_at INTEGER NOT NULL,
  organization_id INTEGER,
  requester_id INTEGER,
  is_open INTEGER NOT NULL,
  due_at INTEGER,
  rank INTEGER,
  state TEXT NOT NULL,
  is_breached INTEGER NOT NULL,
  job_id TEXT,
  wanted_at INTEGER,
  doc TEXT NOT NULL
, timeline TEXT NOT NULL DEFAULT '');

CREATE INDEX ledger_account ON ledger (account, place);

CREATE INDEX ledger_at ON ledger (at, place);

CREATE INDEX ledger_ticket ON ledger (ticket_id, place) WHERE ticket_id IS NOT NULL;

CREATE INDEX obligation_dead ON obligation (created_at, key) WHERE state = 'dead';

CREATE INDEX obligation_owed ON obligation (not_before_at, created_at, key)
  WHERE state = 'owed';

CREATE INDEX obligation_recent ON obligation (created_at, key);

CREATE INDEX obligation_sending ON obligation (claim_epoch, not_before_at)
  WHERE state = 'sending';

CREATE INDEX ticket_due ON ticket (due_at, id) WHERE due_at IS NOT NULL;

CREATE INDEX ticket_open ON ticket (id, state, is_breached, rank) WHERE is_open = 1;

CREATE INDEX ticket_organization ON ticket (organization_id, id)
  WHERE organization_id IS NOT NULL;

CREATE INDEX ticket_queue ON ticket (rank, opened_at, id) WHERE rank IS NOT NULL;

CREATE INDEX ticket_requester ON ticket (requester_id, id) WHERE requester_id IS NOT NULL;

CREATE INDEX ticket_unwritten ON ticket (wanted_at, id)
  WHERE wanted_at IS NOT NULL AND job_id IS NULL;

CREATE INDEX ticket_writing ON ticket (id) WHERE job_id IS NOT NULL;
