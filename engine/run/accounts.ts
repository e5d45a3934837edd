import type { Books } from '../core/action/account.ts';
import type { Judgement } from '../core/clock/judge.ts';
import type { Entry } from '../core/ledger/entry.ts';
import { suspensionOf } from '../core/ledger/suspended.ts';
import { reinstatedByPayment } from '../core/ledger/suspension.ts';
import type { Fact } from '../core/ticket/fact.ts';
import type { Instant } from '../core/time/instant.ts';
import type { JournalFact, TicketRow, Tx } from '../ports/store.ts';
import type { Context } from './context.ts';
import { lockedUntilOf } from './enter-charges.ts';
import { payerOf } from './payer.ts';
import { VALUES } from './saying.ts';

/**
 * Whose support is suspended, and what that makes of their tickets. The ledger says it; this keeps
 * at hand which accounts are, so that a ticket of anybody else costs one look.
 */

/** The suspended accounts, and whose tickets are theirs. */
type Suspended = Readonly<Record<string, SuspendedAccount>>;

interface SuspendedAccount {
  readonly at: Instant;
  /** The suspension's own key. */
  readonly key: string;
  readonly organizationId: number | null;
  readonly requesterId: number | null;
}

export async function suspendedAccounts(tx: Tx): Promise<Suspended> {
  return JSON.parse((await tx.value(VALUES.suspended)) ?? '{}') as Suspended;
}

/** The account of a ticket's customer with all that is known of it. */
export async function booksOf(context: Context, tx: Tx, { ticket }: Judgement): Promise<Books> {
  const now = context.clock.now();
  const { billing, timeZone } = context.policies.current();
  const { account } = payerOf(ticket, billing, now);
  const entries = account === null ? [] : await tx.ledger({ account });
  const completeUntil = await tx.value(VALUES.paymentsCompleteUntil);
  return {
    account,
    ledger: { entries, lockedUntil: await lockedUntilOf(tx) },
    completeUntil: completeUntil === null ? null : Number(completeUntil),
    billing,
    timeZone,
  };
}

/**
 * Notes whose support ended or began with entries, and answers the tickets that this touches;
 * `row` is one of the customer's, by which the others are found.
 */
export async function noteTurns(
  tx: Tx,
  entries: readonly Entry[],
  row: Pick<TicketRow, 'organizationId' | 'requesterId'>,
): Promise<readonly number[]> {
  const turned = entries.filter(({ type }) => type === 'suspension' || type === 'reinstatement');
  if (turned.length === 0) return [];
  const { organizationId, requesterId } = row;
  let after = await suspendedAccounts(tx);
  for (const account of new Set(turned.map((entry) => entry.account))) {
    const holding = suspensionOf(await tx.ledger({ account }), account);
    const { [account]: _, ...others } = after;
    after =
      holding === null
        ? others
        : {
            ...others,
            [account]: { at: holding.at, key: holding.key, organizationId, requesterId },
          };
  }
  await tx.setValue(VALUES.suspended, JSON.stringify(after));
  if (organizationId !== null) return tx.ticketsOfOrganization(organizationId);
  return requesterId === null ? [] : tx.ticketsOfRequester(requesterId);
}

/**
 * Gives support back to whoever has paid what the suspension was about; answers the tickets that
 * this touches.
 */
export async function reinstatePaid(tx: Tx, now: Instant): Promise<readonly number[]> {
  const touched: number[] = [];
  for (const [account, whose] of Object.entries(await suspendedAccounts(tx))) {
    const made = reinstatedByPayment(await tx.ledger({ account }), account, now);
    if (made === null) continue;
    await tx.enter(made);
    touched.push(...(await noteTurns(tx, made, whose)));
  }
  return touched;
}

/**
 * What a suspension, or its end, makes of a ticket that is open: one fact at a time, from the
 * moment on. Kinds that are always served are never suspended, and one that becomes such is served
 * again.
 */
export function suspensionFact(
  row: TicketRow,
  { ticket }: Judgement,
  suspended: Suspended,
  { policies, clock }: Pick<Context, 'policies' | 'clock'>,
): JournalFact | null {
  if (ticket.openedAt === null || ticket.ended !== null) return null;
  const now = clock.now();
  const { billing } = policies.current();
  const { account } = payerOf(ticket, billing, now);
  const holding = account === null ? undefined : suspended[account];
  const isServed = ticket.kind !== null && billing.neverSuspended.includes(ticket.kind);
  const isMeant = holding !== undefined && !isServed;
  if (isMeant === ticket.suspended) return null;
  const before = row.doc.facts.filter(({ type }) => type === 'suspended' || type === 'reinstated');
  const from = Math.max(ticket.openedAt, holding?.at ?? now);
  const at = before.length === 0 ? from : now;
  const key = `account:${row.id}:${holding?.key ?? 'reinstated'}:${before.length}`;
  const fact: Fact = { type: isMeant ? 'suspended' : 'reinstated', at, key, author: 'engine' };
  return { ticketId: row.id, key, fact };
}
