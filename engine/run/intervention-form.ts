import { listedFor } from '../core/action/decide.ts';
import type { Judgement } from '../core/clock/judge.ts';
import { type Reading, readTimer, type Timer } from '../core/intervention/timer.ts';
import { times } from '../core/money/amount.ts';
import type { InterventionRules } from '../core/policy/paid.ts';
import { groupsFor } from '../core/policy/permission.ts';
import { type Price, priceOf } from '../core/policy/promotion.ts';
import { INTERVENTION_ACTIONS, type InterventionActionName } from '../core/ticket/action.ts';
import type { Fact } from '../core/ticket/fact.ts';
import { formatInstant, type Instant } from '../core/time/instant.ts';
import type { PossibleAction } from '../http/app-contract.ts';
import type { AppIntervention, PriceForm, TimerForm } from '../http/paid-contract.ts';
import type { Judged } from './judge-row.ts';
import { momentOf } from './moment-form.ts';
import type { PaidTicket } from './paid-ticket.ts';
import { priceForm, sumForm } from './price-form.ts';

/** What the app is told of on-site hands on a ticket. */

/** So many coming slices have their cost said beforehand: twelve hours of half an hour each. */
const COSTS_AHEAD = 24;
const COMMENTS_SHOWN = 10;

/** Null where the policy sells none. */
export function interventionForm(
  paid: PaidTicket,
  { row, judgement }: Judged,
  now: Instant,
): AppIntervention | null {
  const { pinned, payer, timers } = paid;
  const rules = pinned.interventions;
  if (rules === null) return null;
  const { includedMs, sliceMs, cap } = rules;
  const tier = judgement.tier?.name ?? null;
  const price = priceOf(pinned, 'intervention', tier, rules.slicePrice, now);
  return {
    includedMs,
    sliceMs,
    cap,
    price: priceForm(price, payer.vat),
    stopsOthers: groupsFor(pinned.may.correctCharge, pinned.may),
    timers: timers.map((timer) => timerForm(timer, rules, paid, row.doc.facts, now)).reverse(),
  };
}

function timerForm(
  timer: Timer,
  rules: InterventionRules,
  paid: PaidTicket,
  facts: readonly Fact[],
  now: Instant,
): TimerForm {
  const reading = readTimer(timer, rules, now);
  const { workedMs, started, billed, withheld, unagreed, nextSliceAt, askAt, alertAt } = reading;
  const agreed = agreedIn(timer);
  return {
    of: timer.start.seq,
    agent: timer.agent,
    state: timer.state,
    startedAt: formatInstant(timer.start.at),
    workedMs,
    started,
    billed,
    withheld,
    unagreed,
    agreed,
    slicePrice: priceForm(timer.slicePrice, paid.payer.vat),
    costs: costsFrom(timer, reading, agreed, paid),
    nextSliceAt: momentOf(nextSliceAt),
    askAt: momentOf(askAt),
    alertAt: momentOf(alertAt),
    comments: timer.state === 'stopped' ? [] : commentsSince(timer, facts),
  };
}

/** What it costs now, and with each slice more that would be billed, so that pages need not ask. */
function costsFrom(
  timer: Timer,
  { billed }: Reading,
  agreed: number,
  paid: PaidTicket,
): readonly PriceForm[] {
  const goesOn = timer.state !== 'stopped';
  const most = goesOn ? Math.min(agreed, billed + COSTS_AHEAD) : billed;
  return Array.from({ length: most - billed + 1 }, (_, more) => costOf(timer, billed + more, paid));
}

/** What so many billed slices cost: a line for each agreement they rest on, as it is charged. */
export function costOf(
  { slicePrice, agreed }: Timer,
  billed: number,
  { pinned, payer }: PaidTicket,
): PriceForm {
  const lines: Price[] = [];
  let left = billed;
  for (const { slices } of agreed) {
    const count = Math.min(slices, left);
    left -= count;
    if (count > 0) lines.push(multiplied(slicePrice, count));
  }
  return sumForm(lines, pinned.currency, payer.vat);
}

function multiplied({ list, waived }: Price, count: number): Price {
  return {
    list: times(list, count),
    waived: waived && { ...waived, amount: times(waived.amount, count) },
  };
}

function agreedIn({ agreed }: Timer): number {
  return agreed.reduce((sum, { slices }) => sum + slices, 0);
}

/** The customer's words since what they agreed to last: one of them may agree to more. */
function commentsSince({ start, agreed }: Timer, facts: readonly Fact[]): TimerForm['comments'] {
  const last = agreed.findLast(({ answered }) => answered !== null)?.answered?.act ?? start;
  return facts
    .filter(({ type, seq = 0 }) => type === 'customerWrote' && seq > last.seq)
    .slice(-COMMENTS_SHOWN)
    .map(({ seq = 0, at }) => ({ audit: seq, at: formatInstant(at) }))
    .reverse();
}

/** Acts that have a place where the ticket's timers stand, and who may do them. */
export function interventionPossible(
  { pinned, timers }: PaidTicket,
  { ticket }: Judgement,
  now: Instant,
): readonly PossibleAction[] {
  const rules = pinned.interventions;
  if (rules === null || ticket.openedAt === null || ticket.ended !== null) return [];
  const { may } = pinned;
  const isIn = (state: Timer['state']) => timers.some((timer) => timer.state === state);
  const goesOn = isIn('running') || isIn('paused');
  const counts: Readonly<Record<InterventionActionName, boolean>> = {
    'intervention.start': true,
    'intervention.pause': isIn('running'),
    'intervention.resume': isIn('paused'),
    'intervention.stop': goesOn,
    'intervention.stillWorking': isIn('running'),
    'intervention.agree': goesOn,
    'intervention.bill': timers.some(
      (timer) => timer.state === 'stopped' && readTimer(timer, rules, now).withheld > 0,
    ),
  };
  return INTERVENTION_ACTIONS.filter((action) => counts[action]).map((action) => ({
    action,
    groups: groupsFor(listedFor(action, may), may),
  }));
}
