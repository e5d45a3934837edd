import type { Decided } from '../core/action/decide.ts';
import { type PageAnswer, pageAnswerOf, pageFacts } from '../core/action/page-answer.ts';
import type { Audit } from '../ports/desk.ts';
import type { JournalFact, TicketRow } from '../ports/store.ts';
import { wordMoment } from '../wording/moment.ts';
import type { Context } from './context.ts';
import { tellingFor } from './telling.ts';

/**
 * Answers that customers gave on a page, as Zendesk keeps them: in a note for people, and in the
 * mark of our own update for an engine that has lost its store (decision 0021).
 */

/** The answers that our own updates among these carry. */
export function answersIn(
  { translation, account }: Context,
  audits: readonly Audit[],
): readonly PageAnswer[] {
  return audits.flatMap((audit) => translation.answer(audit, account.userId) ?? []);
}

/** The same facts that were journalled when they were given, under the same keys. */
export function pageFactsIn(context: Context, audits: readonly Audit[]): readonly JournalFact[] {
  return audits.flatMap((audit) =>
    answersIn(context, [audit])
      .flatMap(pageFacts)
      .map((fact) => ({ ticketId: audit.ticketId, key: fact.key ?? '', fact })),
  );
}

/** What colleagues read beside the ticket; null for what an update decided. */
export function pageNote(context: Context, row: TicketRow, { seq }: Decided): string | null {
  const answer = pageAnswerOf(row.doc.facts, seq);
  if (answer === null) return null;
  const telling = tellingFor(context);
  const when = wordMoment(answer.at, 'at', { ...telling, nearAt: null });
  return telling.words.say(`answer.note.${answer.question}.${answer.answer}`, { when });
}
