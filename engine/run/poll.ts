import { categoryOf, isSolved } from '../core/ticket/status.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Audit, DeskOrganization, DeskTicket, JournalFact, TicketRow, Tx } from '../ports.ts';
import type { Context } from './context.ts';
import { ingestAudits, judgeAndSave, newRow, surroundings, withFacts } from './ingest.ts';
import { knownFor } from './name-book.ts';
import { VALUES } from './saying.ts';

/**
 * Reads what the exports bring: organizations, users, tickets, then their events, so that a new
 * ticket's header is known when its opening arrives. Exports lag at least a minute and are the
 * truth; hints only bring the same facts earlier.
 */

/** Zendesk refuses a start younger than a minute, and hides that minute. */
export const EXPORT_LAG_MS = 60_000;

export async function pollOrganizations(context: Context): Promise<void> {
  for (let end = false; !end; ) {
    const page = await context.desk.exportOrganizations(await since(context, VALUES.organizations));
    await context.store.transact(async (tx) => {
      await takeOrganizations(context, tx, page.organizations);
      await tx.setValue(VALUES.organizations, String(page.nextAt));
    });
    end = page.end;
  }
}

/** A customer that changed is a fact on each of its open tickets, dated at the change. */
async function takeOrganizations(
  context: Context,
  tx: Tx,
  organizations: readonly DeskOrganization[],
): Promise<void> {
  const before = await tx.organizations(organizations.map(({ id }) => id));
  await tx.saveOrganizations(organizations);
  const facts: JournalFact[] = [];
  const touched = new Map<number, TicketRow>();
  for (const now of organizations) {
    const known = before.get(now.id);
    if (known === undefined || known.updatedAt >= now.updatedAt) continue;
    const same = JSON.stringify(known.fields) === JSON.stringify(now.fields);
    if (same && known.name === now.name && known.deleted === now.deleted) continue;
    const ids = await tx.ticketsOfOrganization(now.id);
    for (const [id, row] of await tx.tickets(ids)) {
      if (isClosed(row)) continue;
      const to = now.deleted ? null : { id: now.id, name: now.name, fields: now.fields };
      const key = `organization:${now.id}:${now.updatedAt}:${id}`;
      facts.push({ ticketId: id, key, fact: { type: 'organization', at: now.updatedAt, to, key } });
      touched.set(id, row);
    }
  }
  const added = await tx.journal(facts);
  await judgeAndSave(context, tx, withFacts(touched, added));
}

function isClosed(row: TicketRow): boolean {
  const status = row.doc.facts.findLast((fact) => fact.type === 'status');
  return status?.type === 'status' && status.to === 'closed';
}

/** Organizations that nobody has exported yet are asked for by id, so that no ticket lacks its tier. */
async function fetchOrganizations(
  context: Context,
  named: readonly (number | null)[],
): Promise<void> {
  const ids = [...new Set(named)].filter((id) => id !== null);
  const known = await context.store.read((tx) => tx.organizations(ids));
  const unknown = ids.filter((id) => !known.has(id));
  for (let i = 0; i < unknown.length; i += 100) {
    const found = await context.desk.showOrganizations(unknown.slice(i, i + 100));
    await context.store.transact((tx) => tx.saveOrganizations(found));
  }
}

export async function pollUsers(context: Context): Promise<void> {
  for (let end = false; !end; ) {
    const cursor = await context.store.read((tx) => tx.value(VALUES.users));
    const from = cursor === null ? { sinceAt: await startAt(context) } : { cursor };
    const page = await context.desk.exportUsers(from);
    await context.store.transact(async (tx) => {
      await tx.saveUsers(page.users);
      await tx.setValue(VALUES.users, page.cursor);
    });
    for (const user of page.users) context.names.note(user);
    end = page.end;
  }
}

/** Tickets seen for the first time in this turn, until their opening has been read. */
export type Fresh = Map<number, DeskTicket>;

export async function pollTickets(context: Context, fresh: Fresh): Promise<void> {
  for (let end = false; !end; ) {
    const cursor = await context.store.read((tx) => tx.value(VALUES.tickets));
    const from = cursor === null ? { sinceAt: await startAt(context) } : { cursor };
    const page = await context.desk.exportTickets(from);
    for (const { what, ticketId } of page.malformed) {
      context.log.warn({ ticket: ticketId, reason: what }, 'malformed ticket set aside');
    }
    await fetchOrganizations(
      context,
      page.tickets.map(({ organizationId }) => organizationId),
    );
    await context.store.transact(async (tx) => {
      await takeTickets(context, tx, page.tickets, fresh);
      await tx.setValue(VALUES.tickets, page.cursor);
    });
    end = page.end;
  }
}

/** Makes rows for new tickets, notices deletions, and compares our fields with what they hold. */
export async function takeTickets(
  context: Context,
  tx: Tx,
  tickets: readonly DeskTicket[],
  fresh: Fresh,
): Promise<void> {
  const rows = await tx.tickets(tickets.map(({ id }) => id));
  const unknown = tickets.filter(({ id }) => !rows.has(id));
  const created = await newRows(context, tx, unknown);
  for (const ticket of unknown) fresh.set(ticket.id, ticket);
  const touched = new Map<number, TicketRow>();
  const facts: JournalFact[] = [];
  for (const ticket of tickets) {
    const row = rows.get(ticket.id);
    if (row === undefined) continue;
    const deleted = context.translation.deleted(ticket);
    const held = noticeDrift(context, row, ticket);
    if (deleted !== null) facts.push(deleted);
    if (deleted !== null || held !== row) touched.set(row.id, held);
  }
  await tx.saveTickets(created);
  const added = await tx.journal(facts);
  await judgeAndSave(context, tx, withFacts(touched, added));
}

async function newRows(
  context: Context,
  tx: Tx,
  tickets: readonly DeskTicket[],
): Promise<TicketRow[]> {
  const organizationIds = tickets.flatMap(({ organizationId }) => organizationId ?? []);
  const userIds = tickets.flatMap(({ requesterId }) => requesterId ?? []);
  const around = await surroundings(context, tx, organizationIds, userIds);
  const eventsFromAt = Number((await tx.value(VALUES.eventsFrom)) ?? 0);
  return tickets
    .filter(({ status }) => status !== 'deleted')
    .map((ticket) => {
      const known = knownFor(context.names, around, ticket.requesterId, null);
      const row = newRow(context, ticket, context.translation.header(ticket, known));
      // The event export does not reach back to this ticket's opening: its audits must be read, which
      // the sweep does for every due ticket of which nothing is known.
      const early = ticket.createdAt < eventsFromAt && !isSolved(categoryOf(ticket.status));
      return early ? { ...row, dueAt: context.clock.now() } : row;
    });
}

/** How often a field of ours that somebody else changes is set right before the board says so. */
const DRIFTS_MENDED = 2;

/**
 * Somebody else's edit of a field that is ours is drift: the desk's value is taken as what is
 * written, so that the difference is written again, at most twice.
 */
function noticeDrift(context: Context, row: TicketRow, ticket: DeskTicket): TicketRow {
  const { doc } = row;
  if (row.jobId !== null || ticket.updatedAt <= doc.writtenAt) return row;
  const held = context.translation.values(ticket, context.names.fieldIds);
  const ours = [
    'palier_tier',
    'palier_due',
    'palier_state',
    'palier_rank',
    'palier_breached',
  ] as const;
  const moved = ours.some((name) => (held[name] ?? null) !== (doc.written[name] ?? null));
  if (!moved || row.wantedAt !== null) return row;
  const drifts = doc.drifts + 1;
  if (drifts > DRIFTS_MENDED) {
    context.log.warn({ ticket: row.id, drifts }, 'fields keep being changed by others');
    return drifts > DRIFTS_MENDED + 1 ? row : { ...row, doc: { ...doc, drifts } };
  }
  return { ...row, doc: { ...doc, written: held, drifts } };
}

/** Ticket events; tickets they name that nobody has seen are asked for by id, a hundred at a time. */
export async function pollEvents(context: Context, fresh: Fresh): Promise<number> {
  let facts = 0;
  for (let end = false; !end; ) {
    const page = await context.desk.exportEvents(await since(context, VALUES.events));
    for (const { what, ticketId } of page.malformed) {
      context.log.warn({ ticket: ticketId, reason: what }, 'malformed event set aside');
    }
    await fetchUnknown(
      context,
      page.audits.map(({ ticketId }) => ticketId),
      fresh,
    );
    await context.store.transact(async (tx) => {
      const taken = await ingestAudits(context, tx, page.audits, fresh);
      facts += taken.facts;
      for (const ticket of taken.unknown) {
        context.log.warn({ ticket }, 'event of a ticket that no longer exists, left out');
      }
      await tx.setValue(VALUES.events, String(page.nextAt));
    });
    end = page.end;
  }
  return facts;
}

/** Organizations that updates move tickets to. */
export function organizationsNamed(audits: readonly Audit[]): readonly number[] {
  return audits.flatMap(({ changes }) =>
    changes.flatMap(({ field, value }) =>
      field === 'organization_id' && typeof value === 'number' ? [value] : [],
    ),
  );
}

/** Makes rows for tickets that are named somewhere and that no export has brought yet. */
export async function fetchUnknown(
  context: Context,
  ids: readonly number[],
  fresh: Fresh,
): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !fresh.has(id));
  const rows = await context.store.read((tx) => tx.tickets(wanted));
  const unknown = wanted.filter((id) => !rows.has(id));
  for (let i = 0; i < unknown.length; i += 100) {
    const found = await context.desk.showTickets(unknown.slice(i, i + 100));
    await fetchOrganizations(
      context,
      found.map(({ organizationId }) => organizationId),
    );
    await context.store.transact((tx) => takeTickets(context, tx, found, fresh));
  }
}

async function since(context: Context, name: string): Promise<Instant> {
  const kept = await context.store.read((tx) => tx.value(name));
  // Organizations are read from the beginning: a tier decided years ago still holds.
  if (kept === null && name === VALUES.organizations) return 0;
  return kept === null ? startAt(context) : Number(kept);
}

/** Where the first reading of tickets and events begins, whole seconds. */
async function startAt(context: Context): Promise<Instant> {
  const kept = await context.store.read((tx) => tx.value(VALUES.eventsFrom));
  return Number(kept ?? 0);
}
