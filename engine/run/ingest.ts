import type { Organization, Person } from '../core/ticket/fact.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Audit, DeskTicket } from '../ports/desk.ts';
import type { JournalFact, TicketDoc, TicketRow, Tx } from '../ports/store.ts';
import { booksOf, noteTurns } from './accounts.ts';
import type { Context } from './context.ts';
import {
  asksOfBooks,
  type Keeping,
  withDecisions,
  withVerdicts,
  withWords,
} from './decide-actions.ts';
import { absorbed, followUps } from './linked-tickets.ts';
import { knownFor, type Surroundings } from './name-book.ts';
import { withCustomer } from './opening-anew.ts';
import { oweQuestions } from './owe-letters.ts';
import { pageFactsIn } from './page-answers.ts';
import { byTicket, judgeAndSave, judgeNow, withFacts } from './save-judged.ts';
import { watchesUsers } from './watched.ts';

/**
 * Turns what was read into journalled facts and judged rows, in the transaction of its caller: the
 * journal, the cursor and what follows from them are committed together or not at all.
 */

/** A row for a ticket seen for the first time; nothing is judged until its opening is known. */
export function newRow(
  context: Context,
  ticket: DeskTicket,
  header: TicketDoc['header'],
): TicketRow {
  const written = context.translation.values(ticket, context.names.fieldIds);
  return {
    id: ticket.id,
    openedAt: ticket.createdAt,
    organizationId: ticket.organizationId,
    requesterId: ticket.requesterId,
    open: false,
    dueAt: null,
    rank: null,
    state: 'none',
    breached: false,
    jobId: null,
    wantedAt: null,
    doc: {
      header,
      facts: [],
      policy: context.policies.inForceAt(ticket.createdAt).version,
      seenAt: 0,
      assigneeId: ticket.assigneeId,
      written,
      wanted: written,
      sending: null,
      writtenAt: 0,
      drifts: 0,
      told: [],
      breaches: [],
      quarantined: null,
    },
  };
}

/**
 * What the translation needs to know around tickets: their organizations and, if asked, requesters.
 */
export async function surroundings(
  context: Context,
  tx: Tx,
  organizationIds: readonly number[],
  userIds: readonly number[],
): Promise<Surroundings> {
  const versions = context.policies.all();
  const organizations = new Map<number, Organization>();
  for (const [id, { name, fields }] of await tx.organizations([...new Set(organizationIds)])) {
    organizations.set(id, { id, name, fields });
  }
  const people = new Map<number, Person>();
  if (watchesUsers(versions)) {
    for (const [id, { tags, fields }] of await tx.users([...new Set(userIds)])) {
      people.set(id, { id, tags, fields });
    }
  }
  const verifyMark = context.translation.verifyMark;
  return { ownUserId: context.account.userId, versions, organizations, people, verifyMark };
}

/**
 * Audits of known tickets, oldest first; `fresh` holds tickets whose rows do not exist yet. Who
 * read a ticket's whole list of audits says up to when nothing of it is unknown.
 */
export async function ingestAudits(
  context: Context,
  tx: Tx,
  audits: readonly Audit[],
  fresh: ReadonlyMap<number, DeskTicket>,
  seenAt: Instant = 0,
): Promise<{ readonly facts: number; readonly unknown: readonly number[] }> {
  const ids = [...new Set(audits.map((audit) => audit.ticketId))];
  const before = await tx.tickets(ids);
  const rows = new Map(before);
  const around = await surroundingsOf(context, tx, audits, rows, fresh);
  const perTicket = byTicket(audits);
  const unknown: number[] = [];
  const facts: JournalFact[] = [];
  const entered: { readonly row: TicketRow; readonly keeping: Keeping }[] = [];
  for (const [id, own] of perTicket) {
    const row = rows.get(id) ?? rowFor(context, around, fresh.get(id), own);
    if (row === null) {
      unknown.push(id);
      continue;
    }
    // What is known is not read again: the requester may have changed since, and with him who
    // spoke.
    const news = seenAt > 0 ? own : own.filter((audit) => !isKnown(row, audit));
    const found: JournalFact[] = [];
    const after = translate(context, around, row, news, fresh.get(id), seenAt, found);
    found.push(...pageFactsIn(context, news));
    const keeping = await keepingFor(context, tx, after, news);
    const all = withDecisions(context, after, news, found, keeping);
    if (keeping !== null && keeping.entered.length > 0) entered.push({ row: after, keeping });
    facts.push(...all);
    rows.set(id, withWords(context, withVerdicts(context, after, news), news, all));
  }
  const added = await tx.journal(facts);
  const read = byId(withFacts(rows, added));
  await oweQuestions(context, tx, read, added);
  const brought = await tx.journal([
    ...(await followUps(tx, fresh, read, added)),
    ...(await absorbed(context, tx, read, added)),
  ]);
  const others = brought.map(({ ticketId }) => ticketId).filter((id) => !read.has(id));
  const all = others.length === 0 ? read : new Map([...read, ...(await tx.tickets(others))]);
  // Our own writes come back as audits without facts: their tickets have nothing new to be saved.
  const touched = withFacts(all, brought).filter((row) => row !== before.get(row.id));
  const turned = await enterAll(tx, entered);
  const more = turned.filter((id) => !touched.some((row) => row.id === id));
  await judgeAndSave(context, tx, [...touched, ...(await tx.tickets(more)).values()]);
  return { facts: added.length, unknown };
}

/** The books that actions of these updates are decided by; null where none asks for them. */
async function keepingFor(
  context: Context,
  tx: Tx,
  row: TicketRow,
  audits: readonly Audit[],
): Promise<Keeping | null> {
  if (!asksOfBooks(context, audits)) return null;
  const { judgement } = judgeNow(context, row, context.clock.now());
  return { books: await booksOf(context, tx, judgement), entered: [] };
}

/** Enters what was decided; answers the tickets whose support ends or begins with it. */
async function enterAll(
  tx: Tx,
  all: readonly { readonly row: TicketRow; readonly keeping: Keeping }[],
): Promise<readonly number[]> {
  const turned: number[] = [];
  for (const { row, keeping } of all) {
    await tx.enter(keeping.entered);
    turned.push(...(await noteTurns(tx, keeping.entered, row)));
  }
  return [...new Set(turned)];
}

async function surroundingsOf(
  context: Context,
  tx: Tx,
  audits: readonly Audit[],
  rows: ReadonlyMap<number, TicketRow>,
  fresh: ReadonlyMap<number, DeskTicket>,
): Promise<Surroundings> {
  const organizationIds: number[] = [];
  const userIds: number[] = [];
  for (const audit of audits) {
    for (const { field, value } of audit.changes) {
      if (typeof value !== 'number') continue;
      if (field === 'organization_id') organizationIds.push(value);
      if (field === 'requester_id') userIds.push(value);
    }
  }
  for (const { organizationId, requesterId } of [...rows.values(), ...fresh.values()]) {
    if (organizationId !== null) organizationIds.push(organizationId);
    if (requesterId !== null) userIds.push(requesterId);
  }
  return surroundings(context, tx, organizationIds, userIds);
}

function rowFor(
  context: Context,
  around: Surroundings,
  ticket: DeskTicket | undefined,
  audits: readonly Audit[],
): TicketRow | null {
  if (ticket === undefined) return null;
  const known = knownFor(context.names, around, ticket.requesterId, null);
  const creating = audits.find((audit) => audit.creates);
  return newRow(context, ticket, context.translation.header(ticket, known, creating));
}

export function isKnown({ doc }: TicketRow, audit: Audit): boolean {
  return audit.at <= doc.seenAt || doc.facts.some(({ seq }) => seq === audit.id);
}

/** One ticket's audits, oldest first, as facts and as what the row keeps of them. */
function translate(
  context: Context,
  around: Surroundings,
  row: TicketRow,
  audits: readonly Audit[],
  ticket: DeskTicket | undefined,
  seenAt: Instant,
  facts: JournalFact[],
): TicketRow {
  let { requesterId } = row;
  let { header, assigneeId } = row.doc;
  for (const audit of audits) {
    const known = knownFor(context.names, around, requesterId, row);
    requesterId = context.translation.requesterAfter(audit, requesterId);
    if (audit.creates && ticket !== undefined) {
      const anew = context.translation.header(ticket, known, audit);
      header = isKnown(row, audit) ? withCustomer(anew, header) : anew;
    }
    for (const one of context.translation.facts(audit, known)) {
      facts.push(one);
      if (one.fact.type === 'assignee') {
        assigneeId = one.fact.to === null ? null : Number(one.fact.to);
      }
    }
  }
  const same =
    requesterId === row.requesterId &&
    header === row.doc.header &&
    assigneeId === row.doc.assigneeId &&
    seenAt <= row.doc.seenAt;
  if (same) return row;
  const seen = Math.max(seenAt, row.doc.seenAt);
  return { ...row, requesterId, doc: { ...row.doc, header, assigneeId, seenAt: seen } };
}

function byId(rows: readonly TicketRow[]): ReadonlyMap<number, TicketRow> {
  return new Map(rows.map((row) => [row.id, row]));
}
