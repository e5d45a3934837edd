import { type Books, chargedLines } from '../core/action/account.ts';
import { listedFor } from '../core/action/decide.ts';
import { suspensionOf } from '../core/ledger/suspended.ts';
import { proposalFor } from '../core/ledger/suspension.ts';
import { groupsFor, type Permissions } from '../core/policy/permission.ts';
import type { AccountActionName, Refusal } from '../core/ticket/action.ts';
import type { PossibleAction } from '../http/app-contract.ts';
import type { AppAccount } from '../http/paid-contract.ts';
import { wordBlocked } from '../wording/action.ts';
import type { Telling } from '../wording/moment.ts';
import { momentOf } from './moment-form.ts';

/** What the app is told of the account of a ticket's customer; null where nobody knows who pays. */
export function accountForm(books: Books, { words, nowAt }: Telling): AppAccount | null {
  const { account } = books;
  if (account === null) return null;
  const { suspension, proposal } = standingOf(books, account, nowAt);
  const guards = (proposal?.guards ?? []).filter((one): one is Guard & Refusal =>
    (SAID as readonly string[]).includes(one),
  );
  return {
    suspendedAt: momentOf(suspension?.at ?? null),
    isProposed: proposal !== null,
    obstacles: guards.map((guard) => wordBlocked(guard, words)),
  };
}

type Guard = (typeof SAID)[number];
const SAID = ['suspendedBefore', 'unmatchedPayments', 'paymentsStale'] as const;

/** What can be done to the account from this ticket, and who may. */
export function accountPossible(
  books: Books,
  ticket: number,
  may: Permissions,
  now: number,
): readonly PossibleAction[] {
  const { account } = books;
  if (account === null) return [];
  const { suspension, proposal } = standingOf(books, account, now);
  const names: AccountActionName[] = [];
  if (chargedLines(books.ledger.entries, ticket).length > 0) names.push('account.dispute');
  if (proposal !== null && proposal.guards.length === 0) names.push('account.suspend');
  if (suspension !== null || proposal !== null) names.push('account.reinstate');
  return names.map((action) => ({ action, groups: groupsFor(listedFor(action, may), may) }));
}

function standingOf(
  { ledger: { entries }, completeUntil, billing }: Books,
  account: string,
  now: number,
) {
  return {
    suspension: suspensionOf(entries, account),
    proposal: proposalFor(entries, account, { completeUntil }, { now, billing }),
  };
}
