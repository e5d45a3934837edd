import { type AcceptedLine, draftOf } from '../ledger/accepted.ts';
import type { Draft } from '../ledger/draft.ts';
import { compare, zero } from '../money/amount.ts';
import type { Policy } from '../policy/policy.ts';
import { payable } from '../policy/promotion.ts';
import { type Answered, mayDo, readAnswer } from '../ticket/answer.ts';
import type { CaseAct, CaseFact, CaseRefusal } from '../ticket/diagnosis-act.ts';
import { caseAt, type DiagnosisCase, isOpenCase } from './case.ts';
import { offerOf, priceAt } from './offer.ts';
import { linesAt, needsApproval, readLines, totalsOf } from './quote.ts';
import { MOVES, type Whose } from './table.ts';

/**
 * What an act made of a case, and what it drafts; a refusal changes nothing. A draft's end is the
 * act that drafted it; where the case goes on after that, whoever folds the facts knows its end.
 */
export type Transition =
  | { readonly state: DiagnosisCase; readonly charges: readonly Draft[] }
  | { readonly refused: CaseRefusal };

type Of<Name extends CaseAct['type']> = CaseFact & Extract<CaseAct, { type: Name }>;

const MOST_TOUCHED = 50;
const LONGEST_NAME = 200;

/**
 * Takes one act in. The fact's instant is the only time there is: nothing depends on when it came
 * to be read. `policy` is the one pinned to the ticket.
 */
export function transition(
  before: DiagnosisCase | null,
  fact: CaseFact,
  policy: Policy,
): Transition {
  const now = caseAt(before, fact.at);
  // A customer who wrote in time has answered in time, however late an agent says so.
  const isAnswer = fact.type === 'accept' || fact.type === 'decline';
  const current = isAnswer ? before : now;
  const move = MOVES[current?.state ?? 'none'][fact.type];
  if (move === undefined) return { refused: impossible(current, fact) };
  const barred = barredFrom(move.who, fact, policy);
  if (barred !== null) return { refused: barred };
  if (fact.type === 'offer') return begin(fact, policy, now);
  if (current === null) return { refused: 'notNow' };
  const made = act({ ...current, state: move.to }, fact, policy);
  if ('refused' in made || isOpenCase(move.to)) return made;
  return { ...made, state: { ...made.state, waitingSince: null, endedAt: fact.at } };
}

/** Why an act has no place in a state, as precisely as can be said. */
function impossible(current: DiagnosisCase | null, fact: CaseFact): CaseRefusal {
  if (current === null) return 'notNow';
  const { state, offer, agreed, quote } = current;
  if (fact.type === 'accept' || fact.type === 'decline') {
    if (fact.of !== (quote ?? offer).seq) return 'overtaken';
    if (state === 'expired') return 'expired';
    if (state === 'declined' || state === 'closed') return 'declined';
    return 'alreadyAccepted';
  }
  const isOutcome = ['ourFault', 'solved', 'quote', 'unable'].includes(fact.type);
  const isBefore = ['offered', 'declined', 'expired'].includes(state);
  const wasGiven = isOutcome && !isBefore && (agreed !== null || offer.price === null);
  return wasGiven ? 'outcomeGiven' : 'notNow';
}

/** Whether somebody may do what is theirs; who answers for the customer is asked later. */
function barredFrom(who: Whose, fact: CaseFact, policy: Policy): CaseRefusal | null {
  const { by } = fact;
  const { may } = policy;
  if (who === 'offerer' && by.is === 'triage') return null;
  if (fact.type === 'answered') return by.is === 'customer' ? null : 'role';
  if (who === 'customer' && by.is === 'customer') return null;
  if (by.is !== 'agent') return 'role';
  // Above a total others may quote, who need not be among those who quote everything else.
  if (who === 'quoter') return null;
  return mayDo(by, may.diagnose, may) ? null : 'permission';
}

function begin(fact: Of<'offer'>, policy: Policy, now: DiagnosisCase | null): Transition {
  const offer = offerOf(fact, policy, now);
  if (typeof offer === 'string') return { refused: offer };
  const state: DiagnosisCase = {
    state: 'offered',
    sort: fact.sort,
    tier: fact.circumstances.tier,
    offer,
    agreed: null,
    consents: [],
    touched: [],
    waitingSince: null,
    quote: null,
    quoteAgreed: null,
    endedAt: null,
  };
  return { state, charges: [] };
}

/** `state` is already that which the act leads to. */
function act(
  state: DiagnosisCase,
  fact: Exclude<CaseFact, { type: 'offer' }>,
  policy: Policy,
): Transition {
  switch (fact.type) {
    case 'accept':
    case 'decline':
      return answer(state, fact, policy);
    case 'consent':
      return consent(state, fact);
    case 'touch':
      return touch(state, fact);
    case 'ask':
      if (state.waitingSince !== null) return { refused: 'nothingChanged' };
      return { state: { ...state, waitingSince: fact.at }, charges: [] };
    case 'answered':
      if (state.waitingSince === null) return { refused: 'nothingChanged' };
      return { state: { ...state, waitingSince: null }, charges: [] };
    case 'quote':
      return quote(state, fact, policy);
    case 'solved':
      return { state, charges: diagnosisCharge(state, fact) };
    case 'finish': {
      const missing = state.quote?.touches.some((one) => !state.touched.includes(one));
      return missing ? { refused: 'noConsent' } : { state, charges: quoteCharges(state, fact) };
    }
    case 'ourFault':
    case 'unable':
    case 'unfinished':
      return { state, charges: [] };
  }
}

/** The customer's yes or no to the offer, or to the quote where there is one. */
function answer(state: DiagnosisCase, fact: Of<'accept' | 'decline'>, policy: Policy): Transition {
  const { offer, quote: quoted } = state;
  const { seq, validUntil } = quoted ?? offer;
  if (fact.of !== seq) return { refused: 'overtaken' };
  // A promotion that holds when the customer writes is theirs, too.
  const saidAt = fact.by.is === 'customer' ? fact.at : (fact.comment?.at ?? fact.at);
  const price = priceAt(state, policy, saidAt);
  const lines = quoted === null ? [] : linesAt(quoted, policy, state.tier, saidAt);
  const asked = price === null ? zero(policy.currency) : payable(price);
  const due = quoted === null ? asked : totalsOf(lines, policy.currency).payable;
  const needsApprover = fact.type === 'accept' && needsApproval(policy, due);
  const answered = readAnswer(fact, { seq, validUntil, needsApprover });
  if (typeof answered === 'string') return { refused: answered };
  if (fact.type === 'decline') return { state, charges: [] };
  if (quoted !== null) {
    const accepted = { ...state, quote: { ...quoted, lines }, quoteAgreed: answered };
    return { state: accepted, charges: [] };
  }
  const agreed = price === null ? null : { answered, price };
  return { state: { ...state, agreed }, charges: [] };
}

function consent(state: DiagnosisCase, fact: Of<'consent'>): Transition {
  const { touches, until } = fact;
  if (touches.length === 0 || !areNames(touches) || until <= fact.at) {
    return { refused: 'badConsent' };
  }
  const question = { seq: state.offer.seq, validUntil: null, needsApprover: false };
  const answered = readAnswer(fact, question);
  if (typeof answered === 'string') return { refused: answered };
  const consents = [...state.consents, { touches, until, answered }];
  return { state: { ...state, consents }, charges: [] };
}

/** Work on what is the customer's begins only under a consent that names it and is in force. */
function touch(state: DiagnosisCase, { what, at }: Of<'touch'>): Transition {
  const isAllowed = state.consents.some((one) => one.touches.includes(what) && at <= one.until);
  if (!isAllowed) return { refused: 'noConsent' };
  const touched = state.touched.includes(what) ? state.touched : [...state.touched, what];
  return { state: { ...state, touched }, charges: [] };
}

function quote(state: DiagnosisCase, fact: Of<'quote'>, policy: Policy): Transition {
  const { seq, at, touches, by } = fact;
  if (!areNames(touches)) return { refused: 'badConsent' };
  const lines = readLines(fact.lines, policy, state.tier, at);
  if (typeof lines === 'string') return { refused: lines };
  const { may, diagnosis } = policy;
  const { list } = totalsOf(lines, policy.currency);
  const limit = may.quoteAbove.findLast(({ from }) => compare(list, from) >= 0);
  const listed = limit?.roles ?? may.quote;
  if (!mayDo(by, listed, may)) return { refused: 'permission' };
  const validForMs = diagnosis?.quoteValidForMs ?? null;
  const validUntil = validForMs === null ? null : at + validForMs;
  const quoted = { ...state, waitingSince: null, quote: { seq, at, lines, validUntil, touches } };
  return { state: quoted, charges: diagnosisCharge(state, fact) };
}

function areNames(touches: readonly string[]): boolean {
  const isName = (one: string) => one.trim() !== '' && one.length <= LONGEST_NAME;
  return touches.length <= MOST_TOUCHED && touches.every(isName);
}

/** Null where the tier includes it: nothing was agreed, and nothing is charged. */
function diagnosisCharge({ agreed, offer }: DiagnosisCase, fact: CaseFact): Draft[] {
  if (agreed === null) return [];
  const line = { text: null, price: agreed.price, times: 1 };
  return draftsOf('diagnosis', offer.seq, [line], agreed.answered, fact);
}

function quoteCharges({ quote: quoted, quoteAgreed }: DiagnosisCase, fact: CaseFact): Draft[] {
  if (quoted === null || quoteAgreed === null) return [];
  const lines = quoted.lines.map(({ what, price }) => ({ text: what, price, times: 1 }));
  return draftsOf('quote', quoted.seq, lines, quoteAgreed, fact);
}

function draftsOf(
  what: 'diagnosis' | 'quote',
  of: number,
  lines: readonly AcceptedLine[],
  { act }: Answered,
  fact: CaseFact,
): Draft[] {
  const draft = draftOf(what, of, lines, act, fact);
  return draft === null ? [] : [draft];
}
