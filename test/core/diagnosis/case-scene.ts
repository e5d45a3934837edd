/** Cases of diagnosis for tests: who acts, what they do, and the way to each state. */
import type { CaseState, DiagnosisCase } from '../../../engine/core/diagnosis/case.ts';
import { diagnosesOf } from '../../../engine/core/diagnosis/fold.ts';
import type { Draft } from '../../../engine/core/ledger/draft.ts';
import { formatAmount } from '../../../engine/core/money/amount.ts';
import type { Policy } from '../../../engine/core/policy/policy.ts';
import type { Doer, Signed } from '../../../engine/core/ticket/answer.ts';
import type { CaseAct, CaseActName, CaseFact } from '../../../engine/core/ticket/diagnosis-act.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { at } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const { standard, premium } = EXAMPLE_FILE.tiers;

export const PAID_FILE = {
  ...EXAMPLE_FILE,
  tiers: {
    standard,
    premium: { ...premium, configurationHelp: true },
    enterprise: { ...premium, match: [] },
  },
  diagnosis: {
    price: { enterprise: 'included', '*': 20 },
    offerValidFor: '72h',
    quoteValidFor: '720h',
    approvalAbove: 500,
  },
  may: {
    roles: { senior: { groups: ['Seniors'] }, manager: { groups: ['Managers'] } },
    diagnose: ['agent'],
    override: ['senior'],
    quote: ['agent'],
    quoteAbove: { '1000': ['senior', 'manager'], '5000': ['manager'] },
  },
};
export const paid = policyFrom(PAID_FILE);
const { currency } = paid;

export const AGENT: Doer = { is: 'agent', id: 20, actor: { role: 'agent', groups: [] } };
export const SENIOR: Doer = { is: 'agent', id: 21, actor: { role: 'agent', groups: ['Seniors'] } };
export const MANAGER: Doer = {
  is: 'agent',
  id: 22,
  actor: { role: 'agent', groups: ['Managers'] },
};
export const LIGHT: Doer = {
  is: 'agent',
  id: 23,
  actor: { role: 'light-agent', groups: ['Seniors'] },
};
export const REQUESTER: Doer = { is: 'customer', id: 7 };
export const APPROVER: Doer = { is: 'customer', id: 8 };
export const STRANGER: Doer = { is: 'customer', id: 9 };
export const TRIAGE: Doer = { is: 'triage' };

export const START = at('2026-11-20T09:00:00+01:00');
/** Acts follow one another by a minute; each has its own audit. */
export const SEQ = 100;

const answerers = { requester: 7, approvers: [8] };
export const CIRCUMSTANCES = {
  tier: 'standard',
  kind: 'incident',
  inMajorIncident: false,
  hardwareSuspected: false,
} as const;

export const line = (amount: string, currency = 'EUR') => ({ what: 'Mend', amount, currency });

/** Each act as it usually is; `of` is the offer's audit unless told. */
export const ACTS = {
  offer: {
    type: 'offer',
    sort: 'request',
    circumstances: CIRCUMSTANCES,
    overriddenWhy: null,
  },
  accept: { type: 'accept', of: SEQ, comment: null, answerers },
  decline: { type: 'decline', of: SEQ, comment: null, answerers },
  consent: {
    type: 'consent',
    touches: ['shop database'],
    until: START + 24 * HOUR_MS,
    comment: null,
    answerers,
  },
  touch: { type: 'touch', what: 'shop database' },
  ask: { type: 'ask' },
  answered: { type: 'answered' },
  ourFault: { type: 'ourFault' },
  solved: { type: 'solved' },
  quote: { type: 'quote', lines: [line('100.00'), line('20.50')], touches: [] },
  unable: { type: 'unable' },
  finish: { type: 'finish' },
  unfinished: { type: 'unfinished' },
} as const satisfies { [Name in CaseActName]: CaseAct & { readonly type: Name } };

const CUSTOMERS: ReadonlySet<CaseActName> = new Set(['accept', 'decline', 'consent', 'answered']);

/** Facts in order: a minute and one audit apart, each by whose it usually is. */
export function course(...acts: readonly (CaseAct & Partial<Signed>)[]): CaseFact[] {
  return acts.map(
    (act, i): CaseFact => ({
      at: START + i * MINUTE_MS,
      seq: SEQ + i,
      nonce: `n${SEQ + i}`,
      ticket: 4711,
      by: CUSTOMERS.has(act.type) ? REQUESTER : AGENT,
      ...act,
    }),
  );
}

const { offer, accept, decline, consent, quote, finish, unfinished } = ACTS;
const RUN = [offer, accept] as const;
const QUOTE = [...RUN, quote] as const;
/** The quote of a case of `QUOTE` is its third act. */
export const OF_QUOTE = SEQ + 2;
const WORK = [...QUOTE, { ...accept, of: OF_QUOTE }] as const;

/** The usual way to each state; those by running out of time need the time, too. */
export const WAYS: Readonly<Record<CaseState, readonly CaseAct[]>> = {
  none: [],
  offered: [offer],
  running: [...RUN, consent],
  declined: [offer, decline],
  expired: [offer],
  covered: [...RUN, ACTS.ourFault],
  solved: [...RUN, ACTS.solved],
  quoted: QUOTE,
  unable: [...RUN, ACTS.unable],
  working: [...WORK, consent],
  closed: [...QUOTE, { ...decline, of: OF_QUOTE }],
  done: [...WORK, finish],
  unfinished: [...WORK, unfinished],
};

/** "diagnosis 20.00 + quote 120.50": what is to be paid, by action; "0" for nothing. */
export function moneyOf(charges: readonly Draft[]): string {
  const sums = new Map<string, bigint>();
  for (const { what, net, waived } of charges.flatMap(({ lines }) => lines)) {
    sums.set(what, (sums.get(what) ?? 0n) + net.minor - (waived?.amount.minor ?? 0n));
  }
  const said = [...sums].map(([what, minor]) => `${what} ${formatAmount({ minor, currency })}`);
  return said.length === 0 ? '0' : said.join(' + ');
}

/** What became of the last act: the state, and all that is charged by then; or why not. */
export function afterLast(facts: readonly CaseFact[], policy: Policy = paid): string {
  const last = facts.at(-1);
  const { current, charges, verdicts } = diagnosesOf(facts, policy, last?.at ?? START);
  const refused = verdicts.find(({ seq }) => seq === last?.seq)?.refused;
  return refused ? `no: ${refused}` : `${stateOf(current)}, ${moneyOf(charges)}`;
}

export function stateOf(current: DiagnosisCase | null): CaseState {
  return current?.state ?? 'none';
}
