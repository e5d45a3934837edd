/** How does the app change a ticket? As the signed-in agent, through Zendesk's own API. */
import { failureOf } from './failure.ts';
import { namesIn, recordOf, rowsIn } from './record.ts';
import type { Zendesk } from './zendesk.ts';

const ANSWER_MS = 15_000;

/** Writes an update of a ticket; rejects with a `Failure`. */
export async function updateTicket(
  zendesk: Pick<Zendesk, 'request'>,
  ticketId: number,
  body: object,
): Promise<void> {
  const url = `/api/v2/tickets/${ticketId}.json`;
  await zendesk.request({ url, type: 'PUT', body, timeoutMs: ANSWER_MS });
}

export interface SeenTicket {
  readonly id: number;
  readonly subject: string;
  readonly status: string;
  readonly assigneeId: number | null;
  readonly groupId: number | null;
  readonly group: string | null;
  readonly organization: string | null;
  readonly updatedAt: string;
}

/** Tickets as this agent may see them, at most a hundred; those that are hidden are absent. */
export async function seenTickets(
  zendesk: Pick<Zendesk, 'request'>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SeenTicket>> {
  if (ids.length === 0) return new Map();
  const query = `ids=${ids.join(',')}&include=groups,organizations`;
  const url = `/api/v2/tickets/show_many.json?${query}`;
  const answer = recordOf(await zendesk.request({ url, timeoutMs: ANSWER_MS }));
  const groups = namesIn(answer.groups);
  const organizations = namesIn(answer.organizations);
  return new Map(
    rowsIn(answer.tickets).map((row) => [
      Number(row.id),
      {
        id: Number(row.id),
        subject: String(row.subject ?? ''),
        status: String(row.status ?? ''),
        assigneeId: idIn(row.assignee_id),
        groupId: idIn(row.group_id),
        group: groups.get(Number(row.group_id)) ?? null,
        organization: organizations.get(Number(row.organization_id)) ?? null,
        updatedAt: String(row.updated_at ?? ''),
      },
    ]),
  );
}

function idIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** What Zendesk refuses for this ticket alone: changed, hidden, gone, or not to be had by them. */
const OF_THIS_TICKET: ReadonlySet<number> = new Set([403, 404, 409, 422]);

/**
 * Gives a ticket to somebody unless it has changed since it was seen: of two agents who take it at
 * once, Zendesk lets one. False where Zendesk refuses it; rejects where others would fare the same.
 */
export async function takeTicket(
  zendesk: Pick<Zendesk, 'request'>,
  ticket: SeenTicket,
  personId: number,
): Promise<boolean> {
  const taking = {
    assignee_id: personId,
    safe_update: true,
    updated_stamp: ticket.updatedAt,
  };
  try {
    await updateTicket(zendesk, ticket.id, { ticket: taking });
    return true;
  } catch (thrown) {
    if (OF_THIS_TICKET.has(failureOf(thrown).status)) return false;
    throw thrown;
  }
}
