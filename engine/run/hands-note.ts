import type { Decided } from '../core/action/decide.ts';
import { readTimer } from '../core/intervention/timer.ts';
import type { TicketRow } from '../ports/store.ts';
import { wordHandsNote } from '../wording/hands.ts';
import type { Context } from './context.ts';
import { costOf } from './intervention-form.ts';
import { paidTicket } from './paid-ticket.ts';
import { judgeNow } from './save-judged.ts';
import { tellingFor } from './telling.ts';

/**
 * The one note of on-site hands, which goes with the verdict on the stop: what was worked and what
 * it costs. Null for every other act, so that no click leaves a note of its own.
 */
export function handsNote(
  context: Context,
  row: TicketRow,
  { seq = 0, refused }: Decided,
): string | null {
  const fact = row.doc.facts.find((one) => one.type === 'timerActed' && one.seq === seq);
  if (refused !== undefined || fact?.type !== 'timerActed' || fact.act.type !== 'stop') return null;
  const { of } = fact.act;
  const paid = paidTicket(context, judgeNow(context, row, context.clock.now()));
  const timer = paid.timers.find(({ start }) => start.seq === of);
  const rules = paid.pinned.interventions;
  if (timer === undefined || rules === null) return null;
  const reading = readTimer(timer, rules, fact.at);
  const price = costOf(timer, reading.billed, paid);
  return wordHandsNote({ ...reading, ...rules, price }, tellingFor(context));
}
