import { draftOf } from '../ledger/accepted.ts';
import type { Draft } from '../ledger/draft.ts';
import type { InterventionRules } from '../policy/paid.ts';
import type { Policy } from '../policy/policy.ts';
import { priceOf } from '../policy/promotion.ts';
import { mayDo, readAnswer } from '../ticket/answer.ts';
import type { TimerAct, TimerFact, TimerRefusal } from '../ticket/intervention-act.ts';
import { inOrderOnce } from '../ticket/order.ts';
import { unionOf } from '../time/interval.ts';
import { readTimer, stretch, type Timer, unheardBy } from './timer.ts';

/** Every timer of the account's agents, by the audit of its start, the oldest first. */
export type Timers = readonly Timer[];

/** What an act made of the timers, and what it drafts; a refusal changes nothing. */
export type TimerTransition =
  | { readonly state: Timers; readonly charges: readonly Draft[] }
  | { readonly refused: TimerRefusal };

type Of<Name extends TimerAct['type']> = TimerFact & Extract<TimerAct, { type: Name }>;

/** More at once is a slip of the pen: a working day of the shortest usual slices. */
const MOST_SLICES = 1000;
const LONGEST_WHY = 500;

/** Takes one act in; the fact's instant is the only time there is. */
export function timerTransition(state: Timers, fact: TimerFact, policy: Policy): TimerTransition {
  const rules = policy.interventions;
  if (rules === null) return { refused: 'notSold' };
  if (fact.type === 'start') return begin(state, fact, policy, rules);
  const timer = state.find(({ start }) => start.seq === fact.of && start.ticket === fact.ticket);
  if (timer === undefined) return { refused: 'noTimer' };
  const barred = barredFrom(timer, fact, policy);
  if (barred !== null) return { refused: barred };
  const made = act(timer, fact, rules);
  if (typeof made === 'string') return { refused: made };
  const { next, charges } = draft(made, fact, rules);
  return { state: state.map((one) => (one === timer ? next : one)), charges };
}

/** Folds the facts of all timers in their order, however they were read. */
export function timersOf(facts: readonly TimerFact[], policy: Policy) {
  let state: Timers = [];
  const charges: Draft[] = [];
  const verdicts: { seq: number; refused: TimerRefusal | null }[] = [];
  for (const fact of inOrderOnce(facts)) {
    const made = timerTransition(state, fact, policy);
    verdicts.push({ seq: fact.seq, refused: 'refused' in made ? made.refused : null });
    if ('refused' in made) continue;
    state = made.state;
    charges.push(...made.charges);
  }
  return { state, charges, verdicts };
}

function begin(
  state: Timers,
  { by, seq, at, nonce, ticket, tier }: Of<'start'>,
  policy: Policy,
  rules: InterventionRules,
): TimerTransition {
  const { may } = policy;
  if (by.is !== 'agent') return { refused: 'role' };
  if (!mayDo(by, may.intervene, may)) return { refused: 'permission' };
  // A paused timer counts, too: hands are in one place, and a forgotten one must be stopped first.
  const isBusy = state.some((one) => one.agent === by.id && one.state !== 'stopped');
  if (isBusy) return { refused: 'agentBusy' };
  const timer: Timer = {
    start: { at, seq, nonce, ticket, by },
    agent: by.id,
    state: 'running',
    slicePrice: priceOf(policy, 'intervention', tier, rules.slicePrice, at),
    worked: [],
    runsSince: at,
    heardAt: at,
    unheard: [],
    agreed: [{ slices: rules.cap, answered: null }],
    billedWhy: null,
    drafted: 0,
  };
  return { state: [...state, timer], charges: [] };
}

/** Timers are their agent's; whoever may correct charges may stop one, and bills the rest. */
function barredFrom(timer: Timer, fact: TimerFact, { may }: Policy): TimerRefusal | null {
  const { by } = fact;
  if (fact.type === 'agree' && by.is === 'customer') return null;
  if (by.is !== 'agent') return 'role';
  const corrects = mayDo(by, may.correctCharge, may);
  if (fact.type === 'bill') return corrects ? null : 'permission';
  if (!mayDo(by, may.intervene, may) && !corrects) return 'permission';
  if (fact.type === 'agree' || by.id === timer.agent) return null;
  return fact.type === 'stop' && corrects ? null : 'notYours';
}

function act(
  timer: Timer,
  fact: Exclude<TimerFact, { type: 'start' }>,
  rules: InterventionRules,
): Timer | TimerRefusal {
  const { state } = timer;
  const { at } = fact;
  switch (fact.type) {
    case 'pause':
      return state === 'running' ? halt(timer, 'paused', at, rules) : 'notNow';
    case 'resume':
      if (state !== 'paused') return 'notNow';
      return { ...timer, state: 'running', runsSince: at, heardAt: at };
    case 'stop':
      return state === 'stopped' ? 'notNow' : halt(timer, 'stopped', at, rules);
    case 'stillWorking':
      return state === 'running' ? heard(timer, at, rules) : 'notNow';
    case 'agree':
      return state === 'stopped' ? 'notNow' : agree(timer, fact);
    case 'bill':
      return bill(timer, fact, rules);
  }
}

/** Pausing and stopping answer no question: a timer that was forgotten is stopped by that, too. */
function halt(
  timer: Timer,
  state: 'paused' | 'stopped',
  at: number,
  rules: InterventionRules,
): Timer {
  const { worked, runsSince } = timer;
  const unheard = unheardBy(timer, rules, at);
  const ran = runsSince === null ? [] : stretch(runsSince, at);
  return { ...timer, state, worked: unionOf(worked, ran), runsSince: null, unheard };
}

function heard(timer: Timer, at: number, rules: InterventionRules): Timer {
  const isInTime = at <= timer.heardAt + rules.alertAfterMs;
  const unheard = isInTime ? timer.unheard : unheardBy(timer, rules, at);
  return { ...timer, heardAt: at, unheard };
}

function agree(timer: Timer, fact: Of<'agree'>): Timer | TimerRefusal {
  const { slices } = fact;
  if (!Number.isInteger(slices) || slices < 1 || slices > MOST_SLICES) return 'badSlices';
  const last = timer.agreed.findLast(({ answered }) => answered !== null);
  const { seq } = last?.answered?.act ?? timer.start;
  const answered = readAnswer(fact, { seq, validUntil: null, needsApprover: false });
  if (typeof answered === 'string') return answered;
  return { ...timer, agreed: [...timer.agreed, { slices, answered }] };
}

function bill(timer: Timer, fact: Of<'bill'>, rules: InterventionRules): Timer | TimerRefusal {
  if (fact.why.trim() === '' || fact.why.length > LONGEST_WHY) return 'badWhy';
  if (timer.state !== 'stopped') return 'notNow';
  if (readTimer(timer, rules, fact.at).withheld === 0) return 'nothingChanged';
  return { ...timer, billedWhy: fact.why };
}

/**
 * A stopped timer drafts what is billed and was not drafted before, by who agreed to it: slices of
 * the package are agreed by the start itself.
 */
function draft(
  timer: Timer,
  fact: TimerFact,
  rules: InterventionRules,
): { readonly next: Timer; readonly charges: readonly Draft[] } {
  if (timer.state !== 'stopped') return { next: timer, charges: [] };
  const { billed } = readTimer(timer, rules, fact.at);
  const { start, slicePrice: price, drafted } = timer;
  const charges: Draft[] = [];
  let from = 0;
  for (const { slices, answered } of timer.agreed) {
    const to = Math.min(from + slices, billed);
    const line = { text: null, price, times: to - Math.max(from, drafted) };
    const made = draftOf('intervention', start.seq, [line], answered?.act ?? start, fact);
    if (made !== null) charges.push({ ...made, key: `${made.key}-${from}-${to}` });
    from = to;
  }
  return { next: { ...timer, drafted: billed }, charges };
}
