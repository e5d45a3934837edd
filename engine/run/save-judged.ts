import type { Fact } from '../core/ticket/fact.ts';
import { compareFacts } from '../core/ticket/order.ts';
import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { JournalFact, TicketRow, Tx } from '../ports/store.ts';
import { suspendedAccounts, suspensionFact } from './accounts.ts';
import type { Context } from './context.ts';
import { keepHands } from './hands.ts';
import { type Judged, type JudgeOptions, judgeRow } from './judge-row.ts';
import { noticeBody } from './notice.ts';
import { sayingFor, scene } from './saying.ts';
import { retractions } from './settle-row.ts';
import { withAnswer } from './suspended-answer.ts';

/**
 * Rows with what follows from their facts: what is owed and said, whether their customer has
 * support, and the fields that the desk must hold; saved in the transaction of the caller.
 */

export function byTicket<T extends { readonly ticketId: number }>(
  items: readonly T[],
): Map<number, T[]> {
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
  const suspended = await suspendedAccounts(tx);
  for (const row of rows) {
    try {
      const judged = await withSupport(context, tx, judgeNow(context, row, now), suspended);
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

/** The ticket as judged, once what its customer's suspension makes of it is known. */
async function withSupport(
  context: Context,
  tx: Tx,
  judged: Judged,
  suspended: Awaited<ReturnType<typeof suspendedAccounts>>,
): Promise<Judged> {
  const { row, judgement } = judged;
  const fact = suspensionFact(row, judgement, suspended, context);
  if (fact === null) return judged;
  const [after = row] = withFacts(new Map([[row.id, row]]), await tx.journal([fact]));
  const told = await withAnswer(context, tx, after, judgement, fact);
  return judgeNow(context, told, context.clock.now());
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
