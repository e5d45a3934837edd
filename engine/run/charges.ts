import { caseFactsOf } from '../core/diagnosis/case-facts.ts';
import { diagnosesOf } from '../core/diagnosis/fold.ts';
import { timerFactsOf } from '../core/intervention/timer-facts.ts';
import { timersOf } from '../core/intervention/transition.ts';
import { finalAt, type Payer, type Settled, settle } from '../core/ledger/charge.ts';
import type { Draft } from '../core/ledger/draft.ts';
import { solvedFor, solvedSpans } from '../core/ledger/solved.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Instant } from '../core/time/instant.ts';
import type { TicketRow } from '../ports/store.ts';
import type { Context } from './context.ts';
import { payerFrom, payersOf } from './payer.ts';

/** What becomes of what was sold on a ticket: what is drafted, held, due to be entered, entered. */

export interface ChargeStanding {
  readonly draft: Draft;
  /** Who pays: who was known when it became final, or is known now. */
  readonly payer: Payer;
  readonly settled: Settled | { readonly is: 'entered' };
}

/** Until when months are locked is a matter of dates alone, which `lockedUntil` may leave out. */
export interface ChargesAsked {
  readonly now: Instant;
  readonly lockedUntil: Instant | null;
}

/** Every charge of the ticket, in the order in which they were drafted. */
export function chargesOf(
  row: TicketRow,
  pinned: Policy,
  asked: ChargesAsked,
): readonly ChargeStanding[] {
  const { facts } = row.doc;
  // Nearly no ticket has any, and every one is asked.
  if (!facts.some(isAct)) return [];
  const drafts = [
    ...diagnosesOf(caseFactsOf(row.id, facts), pinned, asked.now).charges,
    ...timersOf(timerFactsOf(row.id, facts), pinned).charges,
  ];
  return standingsOf(drafts, row, pinned, asked);
}

/** What becomes of drafts of the ticket's, for whoever has folded them already. */
export function standingsOf(
  drafts: readonly Draft[],
  row: TicketRow,
  pinned: Policy,
  { now, lockedUntil }: ChargesAsked,
): readonly ChargeStanding[] {
  if (drafts.length === 0) return [];
  const { facts, header, entered = [] } = row.doc;
  const { billing } = pinned;
  const { correctableForMs } = billing;
  const spans = solvedSpans(header, facts);
  const payers = payersOf(row, billing);
  return drafts.map((draft): ChargeStanding => {
    const solvedAt = solvedFor(draft, spans, correctableForMs);
    const final = finalAt(draft, { solvedAt, correctableForMs });
    const payer = payerFrom(payers, final ?? now);
    if (entered.includes(draft.key)) return { draft, payer, settled: { is: 'entered' } };
    const course = { solvedAt, correctableForMs, now, lockedUntil };
    return { draft, payer, settled: settle(draft, payer, course) };
  });
}

/**
 * When something of the ticket can be entered, if nothing happens before: a question that nobody
 * answers runs out by itself, and so does the time for corrections. Null for never.
 */
export function chargesDueAt(row: TicketRow, pinned: Policy): Instant | null {
  const end = { now: Number.POSITIVE_INFINITY, lockedUntil: null };
  const instants = chargesOf(row, pinned, end).flatMap(({ settled }) =>
    settled.is === 'final' ? [settled.entries[0].at] : [],
  );
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Whether who pays still matters to the ticket: something is drafted or held. */
export function isStillToBePaid({ policies, clock }: Context, row: TicketRow): boolean {
  const { pinned } = policies.course(row.doc.policy, row.openedAt);
  const asked = { now: clock.now(), lockedUntil: null };
  return chargesOf(row, pinned, asked).some(
    ({ settled }) => settled.is === 'draft' || settled.is === 'held',
  );
}

function isAct({ type }: { readonly type: string }): boolean {
  return type === 'diagnosisActed' || type === 'timerActed';
}
