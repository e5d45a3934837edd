import type { Fact } from '../core/ticket/fact.ts';
import type { JournalFact, LetterBody, TicketRow, Tx } from '../ports/store.ts';
import { type Context, modeOf } from './context.ts';

/**
 * Which letters customers are owed: one that brings each offer and quote to the requester, in the
 * transaction that journals it, and one that says an answer was taken.
 */

/** Owes letters for the offers and quotes among new facts. */
export async function oweQuestions(
  context: Context,
  tx: Tx,
  rows: ReadonlyMap<number, TicketRow>,
  added: readonly JournalFact[],
): Promise<void> {
  for (const { ticketId, fact } of added) {
    const row = rows.get(ticketId);
    if (row !== undefined) await oweQuestion(context, tx, row, fact);
  }
}

/**
 * Owes the letter of an offer or quote, once. What Zendesk shows to be told already was told by a
 * store before this one: nobody is mailed last year's offers because a store was lost.
 */
export async function oweQuestion(
  context: Context,
  tx: Tx,
  { id, requesterId: person, doc }: TicketRow,
  fact: Fact | undefined,
): Promise<void> {
  if (fact?.type !== 'diagnosisActed' || fact.seq === undefined || person === null) return;
  if (fact.act.type !== 'offer' && fact.act.type !== 'quote') return;
  if (doc.verdicts?.written.includes(fact.seq) === true) return;
  await oweLetter(context, tx, id, { letter: 'question', question: fact.seq, person });
}

/** Owes one letter, where letters are set up and the engine may write. */
export async function oweLetter(
  context: Context,
  tx: Tx,
  ticketId: number,
  { letter, question, person }: Omit<LetterBody, 'kind'>,
): Promise<void> {
  if (context.answers.origin === null || modeOf(context) === 'observe') return;
  const now = context.clock.now();
  await tx.owe({
    key: `letter:${letter}:${ticketId}:${question}:${person}`,
    ticketId,
    what: 'letter',
    channel: 'mail',
    recipient: null,
    body: { kind: 'letter', letter, question, person },
    createdAt: now,
    notBeforeAt: now,
  });
}
