import type { Instant } from '../core/time/instant.ts';
import type { DeskTicket } from '../ports.ts';
import type { Context } from './context.ts';
import { fetchAuthors } from './fetch-authors.ts';
import { ingestAudits } from './ingest.ts';
import { fetchOrganizations, organizationsNamed } from './poll-organizations.ts';
import { type Fresh, fetchUnknown } from './poll-tickets.ts';
import { VALUES } from './saying.ts';

/** Zendesk stamps whole seconds, so two updates of one second look alike. */
const STAMP_MS = 1000;

/**
 * Brings the named tickets up to date with the desk: asks for them a hundred at a time, and reads
 * the audits of those that changed since we last knew everything about them. Answers the ids that
 * the desk does not have any more.
 */
export async function readTickets(
  context: Context,
  ids: readonly number[],
): Promise<{ readonly gone: readonly number[]; readonly auditsRead: number }> {
  const fresh: Fresh = new Map();
  const gone: number[] = [];
  let auditsRead = 0;
  for (let i = 0; i < ids.length; i += 100) {
    const asked = ids.slice(i, i + 100);
    const found = await context.desk.showTickets(asked);
    const byId = new Map(found.map((ticket) => [ticket.id, ticket]));
    gone.push(...asked.filter((id) => !byId.has(id)));
    const exported = await context.store.read(async (tx) => ({
      fromAt: Number((await tx.value(VALUES.eventsFrom)) ?? 0),
      upToAt: Number((await tx.value(VALUES.events)) ?? 0),
    }));
    // The event export brought everything before its horizon, of tickets opened since it began.
    const moved = found.filter(
      ({ createdAt, updatedAt }) => createdAt < exported.fromAt || updatedAt >= exported.upToAt,
    );
    const rows = await context.store.read((tx) => tx.tickets(moved.map(({ id }) => id)));
    for (const ticket of moved) {
      if (ticket.updatedAt <= (rows.get(ticket.id)?.doc.seenAt ?? 0)) continue;
      auditsRead += 1;
      await readAudits(context, ticket, fresh);
    }
  }
  return { gone, auditsRead };
}

async function readAudits(context: Context, ticket: DeskTicket, fresh: Fresh): Promise<void> {
  const readAt = context.clock.now();
  const audits = await context.desk.audits(ticket.id);
  await fetchUnknown(context, [ticket.id], fresh);
  await fetchOrganizations(context, organizationsNamed(audits));
  await fetchAuthors(context, audits);
  fresh.set(ticket.id, ticket);
  const seenAt = seenUpTo(ticket.updatedAt, readAt);
  await context.store.transact(async (tx) => {
    await ingestAudits(context, tx, audits, fresh, seenAt);
  });
}

/**
 * Everything up to the ticket's stamp is known, unless that second was still running when we read:
 * then another update may bear the same stamp, and the next look must ask again.
 */
function seenUpTo(updatedAt: Instant, readAt: Instant): Instant {
  const running = Math.floor(readAt / STAMP_MS) * STAMP_MS;
  return updatedAt >= running ? updatedAt - STAMP_MS : updatedAt;
}
