/** What is said about the engine itself: who is told, and once. */
import type { NoticeFacts } from '../core/alert/alert.ts';
import type { Tx } from '../ports/store.ts';
import { wordNotice } from '../wording/alert.ts';
import { type Context, modeOf } from './context.ts';
import { VALUES } from './saying.ts';
import { firstRungs } from './settle-row.ts';
import { tellingFor } from './telling.ts';

/** A notice as it is owed: data, and the words of the engine's language. */
export function noticeBody(context: Context, facts: NoticeFacts) {
  const text = wordNotice(facts, tellingFor(context));
  return { kind: 'notice', code: facts.code, text, facts } as const;
}

/**
 * Owes a notice about the engine itself, once per `about`: to the board, and in live mode to
 * people.
 */
export async function oweNotice(
  context: Context,
  tx: Tx,
  facts: NoticeFacts,
  about: string,
): Promise<void> {
  const now = context.clock.now();
  const common = {
    ticketId: null,
    what: 'alert',
    body: noticeBody(context, facts),
    createdAt: now,
    notBeforeAt: now,
  } as const;
  const key = `${facts.code}:${about}`;
  await tx.owe({ ...common, key: `board:${key}`, channel: 'board', recipient: null });
  if (modeOf(context) !== 'live') return;
  const { alerts } = context.policies.current();
  for (const { channel, to } of firstRungs(alerts, context.reaches)) {
    await tx.owe({ ...common, key: `${channel}:${to ?? ''}:${key}`, channel, recipient: to });
  }
}

/**
 * What the first look at an account found is summed up, not fired: deadlines that passed before
 * Palier was there are nobody's news, but their number is.
 */
export async function tellFirstRun(context: Context): Promise<void> {
  // Asked after every sweep and done once, so the asking must not take a writing transaction.
  if ((await context.store.read((tx) => tx.value(VALUES.firstRunTold))) !== null) return;
  await context.store.transact(async (tx) => {
    await tx.setValue(VALUES.firstRunTold, '1');
    const { open, breached, atRisk } = await tx.counts();
    if (open === 0) return;
    const facts = { code: 'firstRun', open, breached, atRisk } as const;
    await oweNotice(context, tx, facts, String(context.account.id));
  });
}
