import type { Fact, Organization, Person } from '../core/ticket/fact.ts';
import { compareFacts } from '../core/ticket/order.ts';
import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { Audit, DeskTicket } from '../ports/desk.ts';
import type { JournalFact, TicketDoc, TicketRow, Tx } from '../ports/store.ts';
import type { Context } from './context.ts';
import { decideUpdates } from './decide-actions.ts';
import { handsIn, keepHands } from './hands.ts';
import { type Judged, type JudgeOptions, judgeRow } from './judge-row.ts';
import { absorbed, followUps } from './linked-tickets.ts';
import { knownFor, type Surroundings } from './name-book.ts';
import { noticeBody } from './notice.ts';
import { sayingFor, scene } from './saying.ts';
import { retractions } from './settle-row.ts';
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
  const before = await tx.tickets([...new Set(audits.map(({ ticketId }) => ticketId))]);
  const rows = new Map(before);
  const around = await surroundingsOf(context, tx, audits, rows, fresh);
  const hands = await handsIn(tx);
  const unknown: number[] = [];
  const facts: JournalFact[] = [];
  for (const [id, own] of byTicket(audits)) {
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
    const decided = decideUpdates(context, after, news, found, hands);
    facts.push(...decided.facts);
    rows.set(id, decided.row);
  }
  const added = await tx.journal(facts);
  const read = byId(withFacts(rows, added));
  const brought = await tx.journal([
    ...(await followUps(tx, fresh, read, added)),
    ...(await absorbed(context, tx, read, added)),
  ]);
  const others = brought.map(({ ticketId }) => ticketId).filter((id) => !read.has(id));
  const all = others.length === 0 ? read : new Map([...read, ...(await tx.tickets(others))]);
  // Our own writes come back as audits without facts: their tickets have nothing new to be saved.
  const touched = withFacts(all, brought).filter((row) => row !== before.get(row.id));
  await judgeAndSave(context, tx, touched);
  return { facts: added.length, unknown };
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
      header = context.translation.header(ticket, known, audit);
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

function byTicket<T extends { readonly ticketId: number }>(items: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const item of items) {
    const own = found.get(item.ticketId);
    if (own === undefined) found.set(item.ticketId, [item]);
    else own.push(item);
  }
  return found;
}

/** Adds journalled facts to their rows' packed timelines, in order. */
export function withFacts(
  rows: ReadonlyMap<number, TicketRow>,
  added: readonly JournalFact[],
): TicketRow[] {
  const perTicket = byTicket(added);
  return [...rows.values()].map((row) => {
    const own = perTicket.get(row.id);
    if (own === undefined) return row;
    const facts: Fact[] = [...row.doc.facts, ...own.map((one) => one.fact)];
    facts.sort(compareFacts);
    const opened = own.find((one) => one.fact.type === 'opened');
    const organization = own.findLast((one) => one.fact.type === 'organization')?.fact;
    const organizationId =
      organization?.type === 'organization' ? (organization.to?.id ?? null) : row.organizationId;
    const openedAt = opened?.fact.at ?? row.openedAt;
    return { ...row, openedAt, organizationId, doc: { ...row.doc, facts } };
  });
}

/**
 * Judges rows at the clock's now, says what was taken back, and saves those that are to be saved:
 * all of them, unless the caller knows that nothing but the judgement can have changed.
 */
export async function judgeAndSave(
  context: Context,
  tx: Tx,
  rows: readonly TicketRow[],
  isToSave: (before: TicketRow, after: TicketRow) => boolean = () => true,
): Promise<void> {
  const now = context.clock.now();
  const saved: TicketRow[] = [];
  const all: Judged[] = [];
  for (const row of rows) {
    try {
      const judged = judgeNow(context, row, now);
      all.push(judged);
      if (isToSave(row, judged.row)) saved.push(judged.row);
      if (judged.retracted.length === 0) continue;
      const saying = sayingFor(context, await scene(context, tx), judged.row);
      for (const owed of retractions(judged, saying)) await tx.owe(owed);
    } catch (error) {
      if (error instanceof EngineError) throw error;
      saved.push(await quarantine(context, tx, row, error as Error, now));
    }
  }
  await tx.saveTickets(saved);
  await keepHands(tx, all, now);
}

/** Judges a row by the versions that are its own. */
export function judgeNow(
  { policies, account, translation }: Context,
  row: TicketRow,
  now: Instant,
  options: JudgeOptions = {},
): Judged {
  const course = policies.course(row.doc.policy, row.openedAt);
  return judgeRow(row, course, now, account.timeZone, translation.optionValue, options);
}

/** A ticket that breaks our own assumptions is set aside and told of; the others go on. */
export async function quarantine(
  context: Context,
  tx: Tx,
  row: TicketRow,
  error: Error,
  now: Instant,
): Promise<TicketRow> {
  context.log.error({ ticket: row.id, reason: error.message }, 'ticket quarantined');
  await tx.owe({
    key: `board:quarantined:${row.id}:${row.doc.facts.length}`,
    ticketId: row.id,
    what: 'alert',
    channel: 'board',
    recipient: null,
    body: noticeBody(context, { code: 'quarantined', ticketId: row.id, why: error.message }),
    createdAt: now,
    notBeforeAt: now,
  });
  return { ...row, dueAt: null, doc: { ...row.doc, quarantined: error.message } };
}
