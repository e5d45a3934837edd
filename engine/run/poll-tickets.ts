import { categoryOf, isSolved } from '../core/ticket/status.ts';
import type { DeskTicket } from '../ports/desk.ts';
import type { JournalFact, TicketRow, Tx } from '../ports/store.ts';
import type { Context } from './context.ts';
import { newRow, surroundings } from './ingest.ts';
import { knownFor } from './name-book.ts';
import { noticeBody } from './notice.ts';
import { fetchOrganizations } from './poll-organizations.ts';
import { judgeAndSave, withFacts } from './save-judged.ts';
import { VALUES } from './saying.ts';

/** What the export of tickets brings: new rows, deletions, and others' edits of our fields. */

/** Tickets Zendesk shows in one call. */
const ASKED_AT_ONCE = 100;
/** How often a field of ours that somebody else changes is set right before the board says so. */
const DRIFTS_MENDED = 2;

/** Tickets seen for the first time in this turn, until their opening has been read. */
export type Fresh = Map<number, DeskTicket>;

export async function pollTickets(context: Context, fresh: Fresh): Promise<void> {
  for (let end = false; !end; ) {
    const { cursor, sinceAt } = await context.store.read(async (tx) => ({
      cursor: await tx.value(VALUES.tickets),
      sinceAt: Number((await tx.value(VALUES.eventsFrom)) ?? 0),
    }));
    const page = await context.desk.exportTickets(cursor === null ? { sinceAt } : { cursor });
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
async function takeTickets(
  context: Context,
  tx: Tx,
  tickets: readonly DeskTicket[],
  fresh: Fresh,
): Promise<void> {
  const known = await tx.glance(tickets.map(({ id }) => id));
  const unknown = tickets.filter(({ id }) => !known.has(id));
  for (const ticket of unknown) fresh.set(ticket.id, ticket);
  await tx.saveTickets(await newRows(context, tx, unknown));
  // A ticket that a job of ours holds moves because of us; its fields are looked at afterwards.
  const moved = tickets.filter(
    ({ id, status }) => known.get(id)?.jobId === null || (known.has(id) && status === 'deleted'),
  );
  const rows = await tx.tickets(moved.map(({ id }) => id));
  const touched = new Map<number, TicketRow>();
  const facts: JournalFact[] = [];
  for (const ticket of moved) {
    const row = rows.get(ticket.id) as TicketRow;
    const deleted = context.translation.deleted(ticket);
    const held = await noticeDrift(context, tx, row, ticket);
    if (deleted !== null) facts.push(deleted);
    if (deleted !== null || held !== row) touched.set(row.id, held);
  }
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
      // The event export does not reach back to this ticket's opening: its audits must be read,
      // which the sweep does for every due ticket of which nothing is known.
      const early = ticket.createdAt < eventsFromAt && !isSolved(categoryOf(ticket.status));
      return early ? { ...row, dueAt: context.clock.now() } : row;
    });
}

const OURS = [
  'palier_tier',
  'palier_due',
  'palier_state',
  'palier_rank',
  'palier_breached',
] as const;

/**
 * Somebody else's edit of a field that is ours is drift: the desk's value is taken as what is
 * written, so that the difference is written again, at most twice; then the board says so.
 */
async function noticeDrift(
  context: Context,
  tx: Tx,
  row: TicketRow,
  ticket: DeskTicket,
): Promise<TicketRow> {
  const { doc } = row;
  if (row.jobId !== null || row.wantedAt !== null || ticket.updatedAt <= doc.writtenAt) return row;
  const held = context.translation.values(ticket, context.names.fieldIds);
  const plain = (value: unknown) => (value === undefined || value === false ? null : value);
  const moved = OURS.filter((name) => plain(held[name]) !== plain(doc.written[name]));
  if (moved.length === 0) return row;
  const drifts = doc.drifts + 1;
  if (drifts <= DRIFTS_MENDED) return { ...row, doc: { ...doc, written: held, drifts } };
  const now = context.clock.now();
  const owed = {
    key: `board:drift:${row.id}`,
    ticketId: row.id,
    what: 'alert',
    channel: 'board',
    recipient: null,
    body: noticeBody(context, { code: 'fieldDrift', ticketId: row.id, fields: moved }),
    createdAt: now,
    notBeforeAt: now,
  } as const;
  await tx.owe(owed);
  return row;
}

/** Makes rows for tickets that are named somewhere and that no export has brought yet. */
export async function fetchUnknown(
  context: Context,
  ids: readonly number[],
  fresh: Fresh,
): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !fresh.has(id));
  const known = await context.store.read((tx) => tx.glance(wanted));
  const unknown = wanted.filter((id) => !known.has(id));
  for (let i = 0; i < unknown.length; i += ASKED_AT_ONCE) {
    const found = await context.desk.showTickets(unknown.slice(i, i + ASKED_AT_ONCE));
    await fetchOrganizations(
      context,
      found.map(({ organizationId }) => organizationId),
    );
    await context.store.transact((tx) => takeTickets(context, tx, found, fresh));
  }
}
