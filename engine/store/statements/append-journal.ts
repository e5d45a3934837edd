import type { JournalFact } from '../../ports/store.ts';
import type { Database, SqlValue } from '../database.ts';

/**
 * Which of these facts are new? The key decides: the copy a hint brought early and the one the
 * export brings later share it, and the first stands.
 */
export async function appendJournal(
  database: Database,
  facts: readonly JournalFact[],
): Promise<readonly JournalFact[]> {
  const changes = await database.runEach(
    'INSERT INTO journal (key, ticket_id, at, seq, type, body) VALUES (?, ?, ?, ?, ?, ?) ' +
      'ON CONFLICT (key) DO NOTHING',
    facts.map(journalValues),
  );
  return facts.filter((_, index) => changes[index] === 1);
}

function journalValues({ key, ticketId, fact }: JournalFact): SqlValue[] {
  // What has a column of its own is left out of the body: the journal is the largest table.
  const { at, seq, type, key: _key, ...body } = fact;
  return [key, ticketId, at, seq ?? null, type, JSON.stringify(body)];
}
