import type { Books } from '../core/action/account.ts';
import { counts, listedFor } from '../core/action/decide.ts';
import type { Judgement } from '../core/clock/judge.ts';
import { blockedFor } from '../core/diagnosis/offer.ts';
import { MOVES } from '../core/diagnosis/table.ts';
import { groupsFor } from '../core/policy/permission.ts';
import { DIAGNOSIS_ACTIONS, FREE_ACTIONS } from '../core/ticket/action.ts';
import type { CaseActName } from '../core/ticket/diagnosis-act.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { ActionDone, AppActions, AppTicket } from '../http/app-contract.ts';
import { wordDecision } from '../wording/action.ts';
import type { Telling } from '../wording/moment.ts';
import { accountPossible } from './account-form.ts';
import { interventionPossible } from './intervention-form.ts';
import type { Judged } from './judge-row.ts';
import type { PaidTicket } from './paid-ticket.ts';
import { aboutAction } from './refusal-note.ts';
import { decisionsIn } from './verdicts.ts';

/** What was done to a ticket from the app, and what would count on it now. */

const DONE_SHOWN = 10;

export function actionsOf(
  { row, judgement }: Judged,
  { paid, books }: { readonly paid: PaidTicket; readonly books: Books },
  telling: Telling,
): AppActions {
  const { facts } = row.doc;
  const decisions = decisionsIn(facts);
  const { policy } = judgement;
  const done = decisions.flatMap((decision): ActionDone[] => {
    const { action, nonce, at, author, refused } = decision;
    // What nobody knows has no name to be listed by; its note and the history tell of it.
    if (action === null) return [];
    const told = wordDecision(decision, aboutAction(decision, facts, policy), telling);
    const accepted = refused === undefined;
    return [{ nonce, action, at: formatInstant(at), by: Number(author), accepted, told }];
  });
  return {
    last: decisions.at(-1)?.nonce ?? null,
    done: done.slice(-DONE_SHOWN).reverse(),
    possible: [
      ...possibleOn(judgement),
      ...diagnosisPossible(paid, judgement),
      ...interventionPossible(paid, judgement, telling.nowAt),
      ...accountPossible(books, row.id, policy.may, telling.nowAt),
    ],
  };
}

function possibleOn(judgement: Judgement): AppActions['possible'] {
  const { may } = judgement.policy;
  return FREE_ACTIONS.filter((action) => counts(action, judgement)).map((action) => ({
    action,
    groups: action === 'withdrawBreach' ? groupsFor(may.withdrawBreach, may) : null,
  }));
}

/** Acts that have a place where the diagnosis stands, and who may do them. */
function diagnosisPossible(
  { pinned, diagnoses, circumstances }: PaidTicket,
  { ticket }: Judgement,
): AppActions['possible'] {
  if (pinned.diagnosis === null || ticket.openedAt === null || ticket.ended !== null) return [];
  const state = diagnoses.current?.state ?? 'none';
  const { may } = pinned;
  return DIAGNOSIS_ACTIONS.filter((action) => {
    const act = action.slice('diagnosis.'.length) as CaseActName;
    return MOVES[state][act] !== undefined;
  }).map((action) => {
    const blocked = action === 'diagnosis.offer' && blockedFor(pinned, circumstances) !== null;
    return { action, groups: groupsFor(blocked ? may.override : listedFor(action, may), may) };
  });
}

/** Every kind of the policy that judges the ticket, with the components each may name. */
export function kindsOf({ policy }: Judgement): AppTicket['kinds'] {
  return [...policy.kinds.values()].map(({ name, components }) => ({
    name,
    components: [...(components?.keys() ?? [])],
  }));
}
