import { circumstancesOf } from '../core/action/diagnose.ts';
import { caseFactsOf } from '../core/diagnosis/case-facts.ts';
import { type Diagnoses, diagnosesOf } from '../core/diagnosis/fold.ts';
import { timerFactsOf } from '../core/intervention/timer-facts.ts';
import { type Timers, timersOf } from '../core/intervention/transition.ts';
import type { Payer } from '../core/ledger/charge.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Circumstances } from '../core/ticket/diagnosis-act.ts';
import { type ChargeStanding, standingsOf } from './charges.ts';
import type { Context } from './context.ts';
import type { Judged } from './judge-row.ts';
import { payerOf } from './payer.ts';

/** What is sold on a ticket, by the version that was in force when it was opened. */
export interface PaidTicket {
  readonly pinned: Policy;
  readonly diagnoses: Diagnoses;
  readonly timers: Timers;
  readonly circumstances: Circumstances;
  /** Who would pay now. */
  readonly payer: Payer;
  /** Everything on the ticket that has been drafted to be charged, and what became of it. */
  readonly charges: readonly ChargeStanding[];
}

export function paidTicket(context: Context, { row, judgement }: Judged): PaidTicket {
  const { pinned } = context.policies.course(row.doc.policy, row.openedAt);
  const now = context.clock.now();
  const { facts } = row.doc;
  const diagnoses = diagnosesOf(caseFactsOf(row.id, facts), pinned, now);
  const hands = timersOf(timerFactsOf(row.id, facts), pinned);
  const drafts = [...diagnoses.charges, ...hands.charges];
  return {
    pinned,
    diagnoses,
    timers: hands.state,
    circumstances: circumstancesOf(judgement, judgement.tier?.name ?? null, facts),
    payer: payerOf(judgement.ticket, pinned.billing, now),
    charges: standingsOf(drafts, row, pinned, { now, lockedUntil: null }),
  };
}
