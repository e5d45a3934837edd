import { overdueFrom, type Timer } from '../core/intervention/timer.ts';
import { timerFactsOf } from '../core/intervention/timer-facts.ts';
import { timersOf } from '../core/intervention/transition.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Instant } from '../core/time/instant.ts';
import type { TicketRow, Tx } from '../ports/store.ts';
import type { Context } from './context.ts';
import type { Judged } from './judge-row.ts';
import { noticeBody } from './notice.ts';
import { firstRungs, type Saying } from './settle-row.ts';

/**
 * Which timers of on-site hands does nobody answer for? Their agents are asked in the app; when no
 * answer comes, managers are told, once a timer.
 */

interface Forgotten {
  readonly timer: Timer;
  /** From then on an answer comes too late. */
  readonly fromAt: Instant;
}

/** When a ticket is due because of a timer that is left alone; null for never. */
export function forgottenFrom(row: TicketRow, pinned: Policy): Instant | null {
  const instants = untoldIn(row, pinned).map(({ fromAt }) => fromAt);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Owes what must be said of forgotten timers; answers the ticket that knows it was. */
export async function tellForgotten(
  context: Context,
  tx: Tx,
  judged: Judged,
  saying: Saying,
): Promise<Judged> {
  const { row, judgement } = judged;
  if (judgement.ticket.ended !== null) return judged;
  const { pinned } = context.policies.course(row.doc.policy, row.openedAt);
  const forgotten = untoldIn(row, pinned).filter(({ fromAt }) => fromAt <= saying.now);
  if (forgotten.length === 0) return judged;
  for (const one of forgotten) await owe(context, tx, judged, saying, one);
  const told = [...row.doc.told, ...forgotten.map(({ timer }) => keyOf(timer))];
  return { ...judged, row: { ...row, doc: { ...row.doc, told } } };
}

async function owe(
  context: Context,
  tx: Tx,
  { row, judgement }: Judged,
  { now, alertsLive, firstRunAt, reaches }: Saying,
  { timer, fromAt }: Forgotten,
): Promise<void> {
  const facts = { code: 'timerForgotten', ticketId: row.id, sinceAt: timer.heardAt } as const;
  const common = {
    ticketId: row.id,
    what: 'alert',
    body: noticeBody(context, facts),
    createdAt: now,
    notBeforeAt: now,
  } as const;
  const key = `${row.id}:${keyOf(timer)}`;
  await tx.owe({ ...common, key: `board:${key}`, channel: 'board', recipient: null });
  // As with deadlines: what happened before the first run wakes nobody.
  if (!alertsLive || fromAt < firstRunAt) return;
  for (const { channel, to } of firstRungs(judgement.policy.alerts, reaches)) {
    await tx.owe({ ...common, key: `${channel}:${to ?? ''}:${key}`, channel, recipient: to });
  }
}

/** Running timers that nobody was told of yet, whether forgotten already or later. */
function untoldIn({ id, doc }: TicketRow, pinned: Policy): readonly Forgotten[] {
  const rules = pinned.interventions;
  if (rules === null) return [];
  // Every ticket is judged through here, and nearly none has a timer.
  if (!doc.facts.some(({ type }) => type === 'timerActed')) return [];
  const facts = timerFactsOf(id, doc.facts);
  return timersOf(facts, pinned).state.flatMap((timer) => {
    const fromAt = overdueFrom(timer, rules);
    return fromAt === null || doc.told.includes(keyOf(timer)) ? [] : [{ timer, fromAt }];
  });
}

function keyOf({ start }: Timer): string {
  return `timer:${start.seq}`;
}
