/** How does the app change a ticket? As the signed-in agent, through Zendesk's own API. */
import { failureOf, recordOf } from './failure.ts';
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

function rowsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(list) ? list : []).map(recordOf);
}

function namesIn(list: unknown): ReadonlyMap<number, string> {
  return new Map(rowsIn(list).map(({ id, name }) => [Number(id), String(name ?? '')]));
}

function idIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/**
 * Gives a ticket to somebody unless it has changed since it was seen: of two agents who take it at
 * once, Zendesk lets one. False when it was changed.
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
    if (failureOf(thrown).status === 409) return false;
    throw thrown;
  }
}
