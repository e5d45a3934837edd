import type { Obligation, ObligationBody } from '../../ports/store.ts';
import type { SqlRow } from '../database.ts';
import { flagIn, jsonIn, numberIn, numberOrNullIn, textIn, textOrNullIn } from '../row.ts';

/** How does something owed stand in its row? */
export const OBLIGATION_COLUMNS =
  'key, ticket_id, what, channel, recipient, created_at, not_before_at, state, attempts, ' +
  'maybe_sent, sent_at, last_error, body';

/** The obligation in a row that has all of OBLIGATION_COLUMNS. */
export function obligationIn(row: SqlRow): Obligation {
  return {
    key: textIn(row, 'key'),
    ticketId: numberOrNullIn(row, 'ticket_id'),
    what: textIn(row, 'what') as Obligation['what'],
    channel: textIn(row, 'channel') as Obligation['channel'],
    recipient: textOrNullIn(row, 'recipient'),
    createdAt: numberIn(row, 'created_at'),
    notBeforeAt: numberIn(row, 'not_before_at'),
    state: textIn(row, 'state') as Obligation['state'],
    attempts: numberIn(row, 'attempts'),
    maybeSent: flagIn(row, 'maybe_sent'),
    sentAt: numberOrNullIn(row, 'sent_at'),
    lastError: textOrNullIn(row, 'last_error'),
    body: jsonIn<ObligationBody>(row, 'body'),
  };
}
