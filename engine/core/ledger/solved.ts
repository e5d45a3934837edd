/** For how long was a ticket solved, and since when does that make a draft final? */

import type { Fact, TicketHeader } from '../ticket/fact.ts';
import { inOrder } from '../ticket/order.ts';
import { isSolved } from '../ticket/status.ts';
import { apply, unopened } from '../ticket/ticket.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { Draft } from './draft.ts';

/** A stretch in which the ticket was solved or closed. */
export interface SolvedSpan {
  readonly fromAt: Instant;
  /** When it was reopened or deleted; null while it lasts. */
  readonly toAt: Instant | null;
}

/** The oldest first; only the last one may last. */
export function solvedSpans(header: TicketHeader, facts: readonly Fact[]): readonly SolvedSpan[] {
  const ticket = unopened(header);
  const spans: SolvedSpan[] = [];
  let fromAt: Instant | null = null;
  for (const fact of inOrder(facts)) {
    apply(ticket, fact, false);
    const solved = isSolved(ticket.category) && ticket.ended !== 'deleted';
    if (solved) fromAt ??= fact.at;
    else if (fromAt !== null) {
      spans.push({ fromAt, toAt: fact.at });
      fromAt = null;
    }
  }
  return fromAt === null ? spans : [...spans, { fromAt, toAt: null }];
}

/**
 * Since when the ticket was solved, as far as a draft is concerned: the stretch that was long
 * enough to make it final, whatever happened afterwards, or else the one that lasts. A ticket that
 * was reopened before that begins anew; at the last instant it is final (decision 0002).
 */
export function solvedFor(
  { endedAt }: Pick<Draft, 'endedAt'>,
  spans: readonly SolvedSpan[],
  correctableForMs: DurationMs,
): Instant | null {
  const last = spans.at(-1);
  const long = spans.find(
    ({ fromAt, toAt }) =>
      endedAt !== null && toAt !== null && Math.max(fromAt, endedAt) + correctableForMs <= toAt,
  );
  return long?.fromAt ?? (last?.toAt === null ? last.fromAt : null);
}
