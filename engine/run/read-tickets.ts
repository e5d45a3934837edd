import type { Instant } from '../core/time/instant.ts';
import type { Audit, DeskTicket } from '../ports/desk.ts';
import type { Context } from './context.ts';
import { asksUnread, undecidedActors } from './decide-actions.ts';
import { fetchAuthors } from './fetch-authors.ts';
import { ingestAudits, isKnown } from './ingest.ts';
import { fetchOrganizations, organizationsNamed } from './poll-organizations.ts';
import { type Fresh, fetchUnknown } from './poll-tickets.ts';
import { VALUES } from './saying.ts';

/** Zendesk stamps whole seconds, so two updates of one second look alike. */
const STAMP_MS = 1000;
/** Tickets that Zendesk shows in one call. */
const ASKED_AT_ONCE = 100;

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
  for (let i = 0; i < ids.length; i += ASKED_AT_ONCE) {
    const asked = ids.slice(i, i + ASKED_AT_ONCE);
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

/**
 * Reads the tickets of updates that may ask for an action: the event export shows that something
 * was asked, and only a ticket's own audits bring what. What is known is not asked for again.
 */
export async function readActions(context: Context, audits: readonly Audit[]): Promise<void> {
  const asking = audits.filter((audit) => asksUnread(context, audit));
  if (asking.length === 0) return;
  const ids = [...new Set(asking.map(({ ticketId }) => ticketId))];
  const rows = await context.store.read((tx) => tx.tickets(ids));
  const unread = asking.filter((audit) => {
    const row = rows.get(audit.ticketId);
    return row === undefined || !isKnown(row, audit);
  });
  await readWhole(context, [...new Set(unread.map(({ ticketId }) => ticketId))]);
}

/** Reads everything that happened to these tickets, whatever is known of them. */
export async function readWhole(context: Context, ids: readonly number[]): Promise<void> {
  const fresh: Fresh = new Map();
  for (let i = 0; i < ids.length; i += ASKED_AT_ONCE) {
    const found = await context.desk.showTickets(ids.slice(i, i + ASKED_AT_ONCE));
    for (const ticket of found) await readAudits(context, ticket, fresh);
  }
}

async function readAudits(context: Context, ticket: DeskTicket, fresh: Fresh): Promise<void> {
  const readAt = context.clock.now();
  const audits = await context.desk.audits(ticket.id);
  await fetchUnknown(context, [ticket.id], fresh);
  await fetchOrganizations(context, organizationsNamed(audits));
  await fetchAuthors(context, audits);
  await context.actors.fetch(await undecidedActors(context, ticket.id, audits));
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
