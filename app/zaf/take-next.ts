/**
 * Which ticket is an agent's next? The first in the engine's order that is nobody's and belongs to
 * one of the agent's groups, or to none.
 */
import type { Standing } from '../../engine/http/contract.ts';
import { failureOf } from './failure.ts';
import type { Person } from './person.ts';
import { type SeenTicket, seenTickets, takeTicket } from './ticket-update.ts';
import type { Zendesk } from './zendesk.ts';

/** Zendesk shows a hundred tickets in one question. */
export const ASKED_AT_ONCE = 100;

/** Takes it, and answers its id; null when there is none. Rejects with a `Failure`. */
export async function takeNext(
  zendesk: Pick<Zendesk, 'request'>,
  person: Person,
  queue: readonly Standing[],
): Promise<number | null> {
  if (person.id === null) return null;
  const seen = await seenTickets(
    zendesk,
    queue.slice(0, ASKED_AT_ONCE).map(({ id }) => id),
  );
  for (const { id } of queue) {
    const ticket = seen.get(id);
    if (ticket === undefined || !mayTake(ticket, person)) continue;
    // Somebody was quicker, or Zendesk lets this agent not have it: the one after it is next then.
    if (await isTaken(zendesk, ticket, person.id)) return id;
  }
  return null;
}

/** What Zendesk refuses for this ticket alone is no reason to stop; its silence is one. */
async function isTaken(
  zendesk: Pick<Zendesk, 'request'>,
  ticket: SeenTicket,
  personId: number,
): Promise<boolean> {
  try {
    return await takeTicket(zendesk, ticket, personId);
  } catch (thrown) {
    const { status } = failureOf(thrown);
    if (status === 403 || status === 404 || status === 422) return false;
    throw thrown;
  }
}

function mayTake({ assigneeId, groupId, status }: SeenTicket, person: Person): boolean {
  if (assigneeId !== null || status === 'closed') return false;
  return groupId === null || person.groups.some(({ id }) => id === groupId);
}
