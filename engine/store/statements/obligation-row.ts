import type { Letter, Obligation } from '../../ports/store.ts';
import type { SqlRow } from '../database.ts';
import { flagIn, jsonIn, numberIn, numberOrNullIn, textIn, textOrNullIn } from '../row.ts';

/** How does something owed stand in its row? */
export const OBLIGATION_COLUMNS =
  'key, ticket_id, what, channel, recipient, created_at, not_before_at, state, attempts, ' +
  'maybe_sent, sent_at, last_error, body';

/** What is owed in a row that has all of OBLIGATION_COLUMNS: an alert or a letter. */
export function obligationIn<T extends Obligation | Letter>(row: SqlRow): T {
  const owed: Record<keyof Obligation, unknown> = {
    key: textIn(row, 'key'),
    ticketId: numberOrNullIn(row, 'ticket_id'),
    what: textIn(row, 'what'),
    channel: textIn(row, 'channel'),
    recipient: textOrNullIn(row, 'recipient'),
    createdAt: numberIn(row, 'created_at'),
    notBeforeAt: numberIn(row, 'not_before_at'),
    state: textIn(row, 'state'),
    attempts: numberIn(row, 'attempts'),
    maybeSent: flagIn(row, 'maybe_sent'),
    sentAt: numberOrNullIn(row, 'sent_at'),
    lastError: textOrNullIn(row, 'last_error'),
    body: jsonIn(row, 'body'),
  };
  return owed as T;
}
