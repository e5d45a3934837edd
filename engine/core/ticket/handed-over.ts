import type { Instant } from '../time/instant.ts';
import { differenceOf, type IntervalSet, unionOf } from '../time/interval.ts';
import type { Absorbed, Fact, TicketHeader } from './fact.ts';
import { isSolved } from './status.ts';
import { apply, isWaiting, type Ticket, unopened } from './ticket.ts';

/** What a ticket hands over to the one it is merged into (decision 0006). */
export type HandedOver = Pick<Absorbed, 'resolutionSince' | 'unansweredSince'> &
  Required<Pick<Absorbed, 'pauses'>>;

/**
 * Since when a ticket was being worked on, when that did not count, and since when a word in it was
 * unanswered, as it stood when it was merged away. Follows from its facts alone, whatever was
 * promised: the ticket that survives may be promised other things. The facts are in order and all
 * from before the merge.
 */
export function handedOver(
  header: TicketHeader,
  facts: readonly Fact[],
  mergedAt: Instant,
  countsAsCustomer: boolean,
): HandedOver {
  const ticket = unopened(header);
  let counted: IntervalSet = [];
  let countsSince: Instant | null = null;
  let unansweredSince: Instant | null = null;
  for (const fact of facts) {
    apply(ticket, fact, countsAsCustomer);
    unansweredSince = unansweredAfter(unansweredSince, ticket, fact, countsAsCustomer);
    if (fact.type === 'absorbed') counted = unionOf(counted, stretchesOf(fact));
    const counts = ticket.openedAt !== null && !isSolved(ticket.category) && !isWaiting(ticket);
    if (counts && countsSince === null) countsSince = fact.at;
    if (!counts && countsSince !== null) {
      counted = unionOf(counted, stretch(countsSince, fact.at));
      countsSince = null;
    }
  }
  if (ticket.openedAt === null || isSolved(ticket.category)) {
    return { resolutionSince: null, unansweredSince: null, pauses: [] };
  }
  if (countsSince !== null) counted = unionOf(counted, stretch(countsSince, mergedAt));
  const resolutionSince = counted[0] ?? ticket.openedAt;
  const pauses = differenceOf(stretch(resolutionSince, mergedAt), counted);
  return { resolutionSince, unansweredSince, pauses };
}

function unansweredAfter(
  before: Instant | null,
  ticket: Ticket,
  fact: Fact,
  countsAsCustomer: boolean,
): Instant | null {
  switch (fact.type) {
    case 'opened':
      return fact.by === 'customer' ? fact.at : before;
    case 'customerWrote':
      return fact.endUser && !countsAsCustomer ? before : (before ?? fact.at);
    case 'absorbed':
      if (fact.unansweredSince === null) return before;
      return Math.min(fact.unansweredSince, before ?? fact.unansweredSince);
    case 'staffReplied':
      return fact.public === false ? before : null;
    case 'noReplyOwed':
      return null;
    case 'status':
      return isSolved(ticket.category) ? null : before;
    default:
      return before;
  }
}

/** When the absorbed ticket's resolution counted, up to its merge. */
export function stretchesOf({ at, resolutionSince, pauses = [] }: Fact & Absorbed): IntervalSet {
  if (resolutionSince === null) return [];
  return differenceOf(stretch(resolutionSince, at), pauses);
}

function stretch(from: Instant, to: Instant): IntervalSet {
  return from < to ? [from, to] : [];
}
