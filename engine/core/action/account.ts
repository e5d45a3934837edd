import { disputed } from '../ledger/dispute.ts';
import type { Charge, Dispute, Entry, LineRef, Reinstatement, Source } from '../ledger/entry.ts';
import { append, type Ledger } from '../ledger/ledger.ts';
import { keyOf, remaindersOf } from '../ledger/remainder.ts';
import { confirmSuspension, proposalFor } from '../ledger/suspension.ts';
import type { BillingRules } from '../policy/billing.ts';
import type { AccountActionName, Refusal } from '../ticket/action.ts';
import type { Instant } from '../time/instant.ts';

/** What is done to a customer's account from one of their tickets. */
export interface AccountAction {
  readonly name: AccountActionName;
  readonly why: string;
}

/** The account as it stood before the action. */
export interface Books {
  /** Null where nobody knows who pays. */
  readonly account: string | null;
  readonly ledger: Ledger;
  /** Until when billing has reported all payments; null where it never has. */
  readonly completeUntil: Instant | null;
  readonly billing: BillingRules;
  readonly timeZone: string;
}

/** By whom, when and where. */
export interface AccountActed {
  readonly ticket: number;
  readonly auditId: number;
  readonly nonce: string;
  /** When it is entered: support ends and begins then, never backwards. */
  readonly at: Instant;
  readonly role: string;
}

/**
 * The entries that an action makes, in their order, or why there are none. A dispute is of all that
 * was charged for the ticket and is not written off; the customer pays nothing of it.
 */
export function accountEntries(
  { name, why }: AccountAction,
  acted: AccountActed,
  books: Books,
): readonly Entry[] | Refusal {
  const { account } = books;
  if (account === null) return 'noAccount';
  const common = commonOf(name, why, acted, account);
  const made = madeOf(name, common, acted, books);
  if (typeof made === 'string') return made;
  let { ledger } = books;
  for (const entry of made) {
    const next = append(ledger, entry, { now: acted.at, timeZone: books.timeZone });
    if (typeof next === 'string') return next === 'notSuspended' ? 'notSuspended' : 'notNow';
    ledger = next;
  }
  return made;
}

type Common = ReturnType<typeof commonOf>;

function commonOf(name: AccountActionName, reason: string, acted: AccountActed, account: string) {
  const source: Source = { from: 'action', auditId: acted.auditId, nonce: acted.nonce };
  return { key: `${name} ${acted.auditId}`, at: acted.at, account, reason, source };
}

function madeOf(
  name: AccountActionName,
  common: Common,
  { ticket, role }: AccountActed,
  { account, ledger: { entries }, completeUntil, billing }: Books,
): readonly Entry[] | Refusal {
  switch (name) {
    case 'account.dispute':
      return disputeOf(common, ticket, entries);
    case 'account.suspend': {
      const around = { now: common.at, billing };
      const proposal = proposalFor(entries, account ?? '', { completeUntil }, around);
      const made = confirmSuspension(proposal, { ...common, role });
      // The first thing in the way is said; the rest shows once that is done.
      if ('type' in made) return [made];
      const [guard = 'notProposed'] = made;
      return guard === 'noReason' ? 'badWhy' : guard === 'notAllowed' ? 'permission' : guard;
    }
    case 'account.reinstate': {
      const made: Reinstatement = { type: 'reinstatement', by: 'person', ticket: null, ...common };
      return [made];
    }
  }
}

/** Lines that were charged for a ticket and of which something is left. */
export function chargedLines(entries: readonly Entry[], ticket: number): readonly LineRef[] {
  const left = remaindersOf(entries);
  const charges = entries.filter(
    (one): one is Charge => one.type === 'charge' && one.ticket === ticket,
  );
  return charges.flatMap(({ key, lines }) =>
    lines
      .map((_line, line) => ({ charge: key, line }))
      .filter((of) => left.get(keyOf(of))?.net.minor !== 0n),
  );
}

function disputeOf(
  common: Common,
  ticket: number,
  entries: readonly Entry[],
): readonly Entry[] | Refusal {
  const lines = chargedLines(entries, ticket);
  if (lines.length === 0) return 'nothingCharged';
  const dispute: Dispute = { type: 'dispute', ticket, lines, ...common };
  const made = disputed(entries, dispute);
  if (typeof made !== 'string') return made;
  return made === 'unknownEntry' ? 'nothingCharged' : made;
}
