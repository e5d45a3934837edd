/**
 * Which ticket is an agent's next? The first in the engine's order that is nobody's and belongs to
 * one of the agent's groups, or to none.
 */
import type { Standing } from '../../engine/http/contract.ts';
import type { Person } from './person.ts';
import { SHOWN_AT_ONCE } from './shown-at-once.ts';
import { type SeenTicket, seenTickets, takeTicket } from './ticket-update.ts';
import type { Zendesk } from './zendesk.ts';

/** Takes it, and answers its id; null when there is none. Rejects with a `Failure`. */
export async function takeNext(
  zendesk: Pick<Zendesk, 'request'>,
  person: Person,
  queue: readonly Standing[],
): Promise<number | null> {
  if (person.id === null) return null;
  const seen = await seenTickets(
    zendesk,
    queue.slice(0, SHOWN_AT_ONCE).map(({ id }) => id),
  );
  for (const { id } of queue) {
    const ticket = seen.get(id);
    if (ticket === undefined || !mayTake(ticket, person)) continue;
    // Somebody was quicker, or Zendesk lets this agent not have it: the one after it is next then.
    if (await takeTicket(zendesk, ticket, person.id)) return id;
  }
  return null;
}

function mayTake({ assigneeId, groupId, status }: SeenTicket, person: Person): boolean {
  if (assigneeId !== null || status === 'closed') return false;
  return groupId === null || person.groups.some(({ id }) => id === groupId);
}
