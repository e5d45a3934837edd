import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { JournalFact, TicketRow, Tx } from '../ports/store.ts';
import { type Context, dueInstant } from './context.ts';
import { enterCharges } from './enter-charges.ts';
import type { Judged } from './judge-row.ts';
import { oweNotice } from './notice.ts';
import { readTickets } from './read-tickets.ts';
import { judgeAndSave, judgeNow, quarantine, withFacts } from './save-judged.ts';
import { type Scene, sayingFor, scene, VALUES } from './saying.ts';
import { settleRow, slotFromAt } from './settle-row.ts';

/**
 * Looks at the tickets that are due: asks Zendesk whether they moved, then records, tells and
 * grants what is owed. Nothing is flagged on stale data (design: promises §2); the cost is what is
 * due, not what is open.
 */

/** Tickets per round: one `show_many` call. */
const ROUND = 100;
/** How long an unanswered verification waits before it is tried again, desk time. */
const RETRY_MS = 5_000;

export interface Swept {
  readonly flagged: number;
  /** When, by our clock, something is due next; null when nothing can be. */
  readonly nextAt: Instant | null;
}

export async function sweep(context: Context): Promise<Swept> {
  let flagged = 0;
  for (;;) {
    const now = dueInstant(context);
    const ids = await context.store.read((tx) => tx.due(now, ROUND));
    if (ids.length === 0) return { flagged, nextAt: await nextDue(context, now) };
    const retryAt = context.clock.now() + RETRY_MS;
    const verified = await verify(context, ids);
    if (!verified) return { flagged, nextAt: retryAt };
    const round = await context.store.transact((tx) => settleDue(context, tx, ids, now));
    flagged += round.flagged;
    context.changed();
    // A round that moved nothing on would come back for ever: those tickets wait for a fact.
    if (round.stuck === ids.length) return { flagged, nextAt: retryAt };
  }
}

/** The next due instant by our own clock, which may be ahead of the one that decides. */
async function nextDue(context: Context, now: Instant): Promise<Instant | null> {
  const dueAt = await context.store.read((tx) => tx.nextDueAt());
  return dueAt === null ? null : dueAt + (context.clock.now() - now);
}

/** False when Zendesk could not be asked: the tickets stay due, unverified, and wake nobody. */
async function verify(context: Context, ids: readonly number[]): Promise<boolean> {
  if (!context.verifies) return true;
  try {
    const { gone } = await readTickets(context, ids);
    context.troubles.clear('verification');
    if (gone.length > 0) await context.store.transact((tx) => markGone(context, tx, gone));
    return true;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const now = context.clock.now();
    const sentence = `${ids.length} due tickets could not be verified: ${error.message}`;
    context.troubles.raise('verification', sentence, now);
    context.log.warn({ code: error.code, due: ids.length }, 'due tickets not verified');
    await tellUnreachable(context, error.message);
    return false;
  }
}

/** Zendesk may be silent this long, real time, before people are told. */
const SILENCE_MS = 30_000;

/** One alert per silence: that deadlines pass unverified wakes nobody, but this is said once. */
async function tellUnreachable(context: Context, why: string): Promise<void> {
  if (context.troubles.lastsMs('verification') < SILENCE_MS) return;
  const sinceAt = context.troubles.since('verification') ?? context.clock.now();
  const facts = { code: 'zendeskUnreachable', sinceAt, why } as const;
  await context.store.transact((tx) => oweNotice(context, tx, facts, String(sinceAt)));
}

/**
 * A ticket that Zendesk no longer has was deleted: an export may never tell of it. Nobody knows
 * when it went, so it ends before anything of it fell due: nothing is flagged on a ticket that is
 * gone.
 */
async function markGone(context: Context, tx: Tx, ids: readonly number[]): Promise<void> {
  const now = context.clock.now();
  const rows = await tx.tickets(ids);
  const facts = [...rows.values()].map(({ id, dueAt, doc }): JournalFact => {
    const key = `ticket:${id}:gone`;
    const at = Math.max(doc.facts.at(-1)?.at ?? 0, Math.min(now, (dueAt ?? now) - 1));
    return { ticketId: id, key, fact: { type: 'deleted', at, key } };
  });
  const added = await tx.journal(facts);
  await judgeAndSave(context, tx, withFacts(rows, added));
}

async function settleDue(
  context: Context,
  tx: Tx,
  ids: readonly number[],
  now: Instant,
): Promise<{ readonly flagged: number; readonly stuck: number }> {
  const rows = await tx.tickets(ids);
  const stage = await scene(context, tx);
  const due: Due[] = [];
  const settled: TicketRow[] = [];
  for (const id of ids) {
    const row = rows.get(id);
    if (row === undefined || row.doc.quarantined !== null) continue;
    try {
      const judged = judgeNow(context, row, now);
      due.push({ before: row, judged, slotFromAt: slotFromAt(judged, now) });
    } catch (error) {
      // One ticket that breaks our assumptions must not keep the others from being looked at.
      settled.push(await quarantine(context, tx, row, error as Error, now));
    }
  }
  // Slots are granted by safe start; what is due may have been so for another reason.
  due.sort((a, b) => a.slotFromAt - b.slotFromAt || a.before.id - b.before.id);
  let flagged = 0;
  let stuck = 0;
  for (const one of due) {
    const after = await settleOne(context, tx, stage, one, now);
    flagged += after.doc.breaches.length - one.before.doc.breaches.length;
    if (after.dueAt !== null && after.dueAt <= now) stuck += 1;
    settled.push(after);
  }
  await tx.saveTickets(settled);
  for (const [tier, slotAt] of stage.slots) await tx.setValue(VALUES.slot(tier), String(slotAt));
  return { flagged, stuck };
}

/** A due ticket as it was judged before anything on it was settled. */
interface Due {
  readonly before: TicketRow;
  readonly judged: Judged;
  readonly slotFromAt: Instant;
}

async function settleOne(
  context: Context,
  tx: Tx,
  stage: Scene,
  { judged }: Due,
  now: Instant,
): Promise<TicketRow> {
  const saying = sayingFor(context, stage, judged.row);
  const { row, obligations, grants } = settleRow(judged, saying);
  for (const owed of obligations) await tx.owe(owed);
  for (const { tier, slotAt } of grants) stage.slots.set(tier, slotAt);
  const facts = grants.map((fact) => ({ ticketId: row.id, key: fact.key ?? '', fact }));
  if (facts.length > 0) await tx.journal(facts);
  // Judged again: what was just recorded, told and granted decides the fields and the next due
  // instant.
  return judgeNow(context, await enterCharges(context, tx, row, now), now).row;
}
