import { draftOf } from '../ledger/accepted.ts';
import type { Draft } from '../ledger/draft.ts';
import type { Policy } from '../policy/policy.ts';
import { cheaper, priceOf } from '../policy/promotion.ts';
import { mayDo, readAnswer } from '../ticket/answer.ts';
import { inOrderOnce } from '../ticket/order.ts';
import { type Booking, leftAt, type PackAccount, planOf } from './account.ts';
import type { PackAct, PackFact, PackRefusal } from './fact.ts';
import { purchaseAt } from './period.ts';

/** What an act made of a customer's pack, and what it drafts; a refusal changes nothing. */
export type PackTransition =
  | { readonly state: PackAccount | null; readonly charges: readonly Draft[] }
  | { readonly refused: PackRefusal };

type Of<Name extends PackAct['type']> = PackFact & Extract<PackAct, { type: Name }>;

/** Takes one act in; the fact's instant is the only time there is. */
function packTransition(
  before: PackAccount | null,
  fact: PackFact,
  policy: Policy,
): PackTransition {
  const barred = barredFrom(fact, policy);
  if (barred !== null) return { refused: barred };
  if (fact.type === 'bought') return buy(before, fact, policy);
  // What is booked already can still be answered when the pack has ended.
  if (before === null) return { refused: 'noPack' };
  switch (fact.type) {
    case 'ended':
      if (before.plan === null) return { refused: 'noPack' };
      return { state: { ...before, plan: null }, charges: [] };
    case 'book':
      return book(before, fact, policy);
    case 'accept':
    case 'decline':
      return answer(before, fact, policy);
    case 'release':
      return release(before, fact);
  }
}

/** Folds the facts of one customer's packs in their order, however they were read. */
export function packOf(facts: readonly PackFact[], policy: Policy) {
  let state: PackAccount | null = null;
  const charges: Draft[] = [];
  const verdicts: { seq: number; refused: PackRefusal | null }[] = [];
  for (const fact of inOrderOnce(facts)) {
    const made = packTransition(state, fact, policy);
    verdicts.push({ seq: fact.seq, refused: 'refused' in made ? made.refused : null });
    if ('refused' in made) continue;
    state = made.state;
    charges.push(...made.charges);
  }
  return { state, charges, verdicts };
}

/** The customer answers; everything else is for those who may book. */
function barredFrom({ by, type }: PackFact, { may }: Policy): PackRefusal | null {
  const isAnswer = type === 'accept' || type === 'decline';
  if (isAnswer && by.is === 'customer') return null;
  if (by.is !== 'agent') return 'role';
  return mayDo(by, may.book, may) ? null : 'permission';
}

/** Another plan begins months of its own; the same one again would only begin the quota anew. */
function buy(
  before: PackAccount | null,
  { plan, zone, at, seq }: Of<'bought'>,
  policy: Policy,
): PackTransition {
  if (before?.plan === plan) return { refused: 'nothingChanged' };
  if (!policy.packs.some(({ name }) => name === plan)) return { refused: 'unknownPlan' };
  const bought = purchaseAt(at, zone);
  if (bought === null) return { refused: 'badZone' };
  return { state: { plan, bought, seq, bookings: before?.bookings ?? [] }, charges: [] };
}

/** Two bookings of one instant are told apart by their audits, so one of them takes the last. */
function book(
  account: PackAccount,
  { seq, ticket, task, tier, at }: Of<'book'>,
  policy: Policy,
): PackTransition {
  const plan = planOf(account, policy);
  const left = plan === null ? null : leftAt(account, plan, at);
  if (plan === null || left === null) return { refused: 'noPack' };
  if (!plan.tasks.includes(task)) {
    if (plan.otherTasks === 'quote') return { refused: 'needsQuote' };
    return { refused: policy.tasks.has(task) ? 'notCovered' : 'unknownTask' };
  }
  if (left.left === 0 && plan.overage === null) return { refused: 'quotaUsed' };
  const isCovered = left.left > 0;
  const overage = isCovered || plan.overage === null ? null : plan.overage;
  const booking: Booking = {
    seq,
    purchase: account.seq,
    ticket,
    task,
    period: left.period.index,
    state: isCovered ? 'booked' : 'offered',
    overage: overage === null ? null : priceOf(policy, 'packOverage', tier, overage, at),
    tier,
    validUntil: left.period.toAt - 1,
    agreed: null,
  };
  return { state: { ...account, bookings: [...account.bookings, booking] }, charges: [] };
}

function answer(
  account: PackAccount,
  fact: Of<'accept' | 'decline'>,
  policy: Policy,
): PackTransition {
  const booking = account.bookings.find(({ seq }) => seq === fact.of);
  if (booking === undefined) return { refused: 'noBooking' };
  const { overage, state, validUntil, tier, task, ticket, seq } = booking;
  if (overage === null || state !== 'offered') return { refused: 'notNow' };
  const answered = readAnswer(fact, { seq, validUntil, needsApprover: false });
  if (typeof answered === 'string') return { refused: answered };
  if (fact.type === 'decline') return changed(account, { ...booking, state: 'declined' });
  const now = priceOf(policy, 'packOverage', tier, overage.list, answered.at);
  const price = cheaper(overage, now);
  const agreed: Booking = { ...booking, state: 'booked', overage: price, agreed: answered };
  const line = { text: task, price, times: 1 };
  const charge = draftOf('packOverage', seq, [line], answered.act, { ...fact, ticket });
  return changed(account, agreed, charge === null ? [] : [charge]);
}

/** What is charged already is corrected as a charge, not given back as a task. */
function release(account: PackAccount, { of }: Of<'release'>): PackTransition {
  const booking = account.bookings.find(({ seq }) => seq === of);
  if (booking === undefined) return { refused: 'noBooking' };
  if (booking.state !== 'booked') return { refused: 'notNow' };
  if (booking.overage !== null) return { refused: 'charged' };
  return changed(account, { ...booking, state: 'released' });
}

function changed(
  account: PackAccount,
  booking: Booking,
  charges: readonly Draft[] = [],
): PackTransition {
  const bookings = account.bookings.map((one) => (one.seq === booking.seq ? booking : one));
  return { state: { ...account, bookings }, charges };
}
