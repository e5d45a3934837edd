/**
 * The ledger is only appended to, and the file holds to that by itself: no statement, of ours or by
 * hand, changes an entry or takes one out.
 */
export const LEDGER = `
CREATE TABLE ledger (
  place INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  ticket_id INTEGER,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX ledger_account ON ledger (account, place);
CREATE INDEX ledger_ticket ON ledger (ticket_id, place) WHERE ticket_id IS NOT NULL;
CREATE INDEX ledger_at ON ledger (at, place);

CREATE TRIGGER ledger_stands BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never changed'); END;

CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never taken out'); END;
`;
