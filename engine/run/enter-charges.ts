import { invariant } from '../core/invariant.ts';
import { append, type Ledger } from '../core/ledger/ledger.ts';
import type { Instant } from '../core/time/instant.ts';
import type { TicketRow, Tx } from '../ports/store.ts';
import { type ChargeStanding, chargesOf } from './charges.ts';
import type { Context } from './context.ts';
import { VALUES } from './saying.ts';
import { chargeOwed } from './tell-billing.ts';

/**
 * Enters what has become final on a ticket that was just verified: a word of Zendesk's that nobody
 * has read yet may have reopened it. The row notes what stands in the ledger in the same
 * transaction, so that it is asked for once.
 */
export async function enterCharges(
  context: Context,
  tx: Tx,
  row: TicketRow,
  now: Instant,
): Promise<TicketRow> {
  const { pinned } = context.policies.course(row.doc.policy, row.openedAt);
  // Nearly every ticket that is due has none, and asks the store nothing.
  if (!chargesOf(row, pinned, { now, lockedUntil: null }).some(isFinal)) return row;
  const lockedUntil = await lockedUntilOf(tx);
  const final = chargesOf(row, pinned, { now, lockedUntil }).flatMap(({ settled }) =>
    settled.is === 'final' && settled.entries[0].at <= now ? [settled.entries] : [],
  );
  const before = await tx.ledger({ ticket: row.id });
  let ledger: Ledger = { entries: before, lockedUntil };
  for (const entries of final) {
    // A charge that stands is never made anew, whatever is known of the payer by now.
    if (before.some(({ key }) => key === entries[0].key)) continue;
    for (const entry of entries) {
      const after = append(ledger, entry, { now, timeZone: pinned.timeZone });
      invariant(typeof after !== 'string', `The ledger refused ${entry.key}: ${after}.`);
      ledger = after;
    }
    const owed = chargeOwed(context, entries, now);
    if (owed !== null) await tx.owe(owed);
  }
  await tx.enter(ledger.entries.slice(before.length));
  const entered = [...(row.doc.entered ?? []), ...final.map(([{ key }]) => key)];
  return { ...row, doc: { ...row.doc, entered } };
}

function isFinal({ settled }: ChargeStanding): boolean {
  return settled.is === 'final';
}

/** Nothing is dated before it any more; null while no month is locked. */
export async function lockedUntilOf(tx: Tx): Promise<Instant | null> {
  const text = await tx.value(VALUES.ledgerLockedUntil);
  return text === null ? null : Number(text);
}
