import type { Fact, FactBody } from '../core/ticket/fact.ts';
import { handedOver } from '../core/ticket/handed-over.ts';
import { inOrder } from '../core/ticket/order.ts';
import { apply, unopened } from '../core/ticket/ticket.ts';
import type { DeskTicket } from '../ports/desk.ts';
import type { JournalFact, TicketRow, Tx } from '../ports/store.ts';
import type { Context } from './context.ts';

/**
 * What does one ticket bring to another? A merge hands over since when somebody waits, a follow-up
 * takes along what people had decided. Both are facts of the engine's own, made once from what was
 * known then, so that replay never has to look at another ticket.
 */

type Of<T extends FactBody['type']> = Fact & { readonly type: T };
type Rows = ReadonlyMap<number, TicketRow>;

/** Merges whose surviving ticket is not known yet wait under its number. */
const waiting = (ticketId: number) => `absorbs:${ticketId}`;

/**
 * The facts that surviving tickets owe to merges just read, and to earlier ones that waited for
 * tickets just opened. `rows` hold the tickets just read, with those facts.
 */
export async function absorbed(
  context: Context,
  tx: Tx,
  rows: Rows,
  added: readonly JournalFact[],
): Promise<readonly JournalFact[]> {
  const merges: { readonly sourceId: number; readonly merge: Of<'merged'> }[] = [];
  for (const { ticketId, fact } of added) {
    if (fact.type === 'merged') merges.push({ sourceId: ticketId, merge: fact });
    if (fact.type === 'opened') merges.push(...(await waitedFor(tx, ticketId)));
  }
  if (merges.length === 0) return [];
  const ids = merges.flatMap(({ sourceId, merge }) => [sourceId, merge.into]);
  const known = await alsoKnown(tx, rows, ids);
  const facts: JournalFact[] = [];
  for (const { sourceId, merge } of merges) {
    const source = known.get(sourceId);
    const target = known.get(merge.into);
    if (target === undefined) await wait(tx, merge.into, { sourceId, merge });
    // Somebody else's ticket that was merged in is no earlier word of this requester.
    else if (source?.requesterId === target.requesterId) {
      facts.push(...absorbedFact(context, source, merge));
    }
  }
  return facts;
}

function absorbedFact(
  { policies }: Context,
  source: TicketRow,
  merge: Of<'merged'>,
): readonly JournalFact[] {
  const { doc, openedAt, id: from } = source;
  // The merge closes the ticket in the same update; what it hands over is how it stood before.
  const before = doc.facts.filter(
    ({ at, seq }) => at < merge.at || (at === merge.at && seq !== merge.seq),
  );
  const { customers } = policies.course(doc.policy, openedAt).pinned;
  const handed = handedOver(doc.header, inOrder(before), merge.at, customers === 'anyEndUser');
  if (handed.resolutionSince === null && handed.unansweredSince === null) return [];
  const key = `absorbed:${from}:${merge.seq ?? merge.at}`;
  const { at, author } = merge;
  const fact: Fact = { type: 'absorbed', at, key, from, ...handed };
  return [{ ticketId: merge.into, key, fact: author === undefined ? fact : { ...fact, author } }];
}

interface Waiting {
  readonly sourceId: number;
  readonly merge: Of<'merged'>;
}

async function waitedFor(tx: Tx, ticketId: number): Promise<readonly Waiting[]> {
  const text = await tx.value(waiting(ticketId));
  return text === null ? [] : (JSON.parse(text) as readonly Waiting[]);
}

async function wait(tx: Tx, ticketId: number, one: Waiting): Promise<void> {
  const others = await waitedFor(tx, ticketId);
  if (others.some(({ sourceId }) => sourceId === one.sourceId)) return;
  await tx.setValue(waiting(ticketId), JSON.stringify([...others, one]));
}

async function alsoKnown(tx: Tx, rows: Rows, ids: readonly number[]): Promise<Rows> {
  const missing = [...new Set(ids)].filter((id) => !rows.has(id));
  return missing.length === 0 ? rows : new Map([...(await tx.tickets(missing)), ...rows]);
}

/** For each new ticket that continues a closed one: what it takes along, as of its opening. */
export async function followUps(
  tx: Tx,
  fresh: ReadonlyMap<number, DeskTicket>,
  rows: Rows,
  added: readonly JournalFact[],
): Promise<readonly JournalFact[]> {
  const opened = added.flatMap(({ ticketId, fact }) => {
    const closedId = fact.type === 'opened' ? (fresh.get(ticketId)?.followsUpId ?? null) : null;
    return closedId === null ? [] : [{ ticketId, closedId, at: fact.at }];
  });
  if (opened.length === 0) return [];
  const closedIds = opened.map(({ closedId }) => closedId);
  const closed = await alsoKnown(tx, rows, closedIds);
  return opened.map(({ ticketId, closedId, at }): JournalFact => {
    const key = `followsUp:${ticketId}`;
    const { kind, component } = decidedOn(closed.get(closedId));
    return {
      ticketId,
      key,
      fact: { type: 'followsUp', at, key, ticket: closedId, kind, component },
    };
  });
}

/** What people had decided on a ticket; nothing where it was never read. */
function decidedOn(row: TicketRow | undefined) {
  if (row === undefined) return { kind: null, component: null };
  const ticket = unopened(row.doc.header);
  for (const fact of inOrder(row.doc.facts)) apply(ticket, fact, false);
  return { kind: ticket.kind, component: ticket.component };
}
