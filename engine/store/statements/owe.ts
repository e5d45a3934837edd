import type { NewLetter, NewObligation } from '../../ports/store.ts';
import type { Database } from '../database.ts';

/**
 * Is this owed already? Each key is owed once, whatever became of it. What only the board shows
 * needs no delivery and is recorded as said when it was made.
 */
export async function owe(database: Database, row: NewObligation | NewLetter): Promise<boolean> {
  const onBoard = row.channel === 'board';
  const changed = await database.run(
    'INSERT INTO obligation (key, ticket_id, what, channel, recipient, created_at, ' +
      'not_before_at, state, attempts, maybe_sent, claim_epoch, sent_at, last_error, body) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, ?, NULL, ?) ON CONFLICT (key) DO NOTHING',
    [
      row.key,
      row.ticketId,
      row.what,
      row.channel,
      row.recipient,
      row.createdAt,
      row.notBeforeAt,
      onBoard ? 'sent' : 'owed',
      onBoard ? row.createdAt : null,
      JSON.stringify(row.body),
    ],
  );
  return changed === 1;
}
