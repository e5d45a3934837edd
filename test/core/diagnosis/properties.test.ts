/**
 * What holds however agents and customers act, in whatever order it is read? The judge of the money
 * shares no code with the core. `SEQUENCES=1000000 npx jest test/core/diagnosis/properties`.
 */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  CASE_STATES,
  type CaseState,
  caseAt,
  type DiagnosisCase,
} from '../../../engine/core/diagnosis/case.ts';
import { type Diagnoses, diagnosesOf } from '../../../engine/core/diagnosis/fold.ts';
import { MOVES } from '../../../engine/core/diagnosis/table.ts';
import { transition } from '../../../engine/core/diagnosis/transition.ts';
import type { Draft } from '../../../engine/core/ledger/draft.ts';
import type { CaseAct, CaseActName, CaseFact } from '../../../engine/core/ticket/diagnosis-act.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { policyFrom } from '../../support/policy.ts';
import {
  ACTS,
  AGENT,
  APPROVER,
  CIRCUMSTANCES,
  LIGHT,
  line,
  MANAGER,
  PAID_FILE,
  REQUESTER,
  SENIOR,
  START,
  STRANGER,
  TRIAGE,
} from './case-scene.ts';

const RUNS = Number(process.env.SEQUENCES ?? 100_000);

/** Dates around START, 20 November 09:00 in Paris; percentages that leave halves to be rounded. */
const SALES = [
  { id: 'a', from: '2026-11-20', to: '2026-11-20', applies: ['diagnosis'], percentOff: 100 },
  { id: 'b', from: '2026-11-22', to: '2026-11-24', applies: ['diagnosis'], percentOff: 12.5 },
  { id: 'c', from: '2026-11-21', to: '2026-11-22', applies: ['quote'], percentOff: 33.3333 },
  { id: 'd', from: '2026-11-22', to: '2026-12-01', applies: ['quote'], percentOff: 50 },
];
const policy = policyFrom({ ...PAID_FILE, promotions: SALES });

const NAMES = Object.keys(ACTS) as CaseActName[];
const DOERS = [AGENT, REQUESTER, SENIOR, AGENT, REQUESTER, MANAGER, APPROVER, STRANGER, LIGHT];
const DELAYS = [0, 1, MINUTE_MS, HOUR_MS, 5 * HOUR_MS, DAY_MS, 72 * HOUR_MS, 720 * HOUR_MS];
const LINES = [
  [line('0.01')],
  [line('100.00'), line('20.50')],
  [line('500.01')],
  [line('1000.00'), line('3.33'), line('0.05')],
  [line('0')],
  [line('1', 'USD')],
];
const TIERS = ['standard', 'enterprise', 'premium', null];

/** Takes small choices out of one number, one after the other. */
function chooser(seed: number) {
  let rest = seed;
  return <T>(options: readonly T[]): T => {
    const i = rest % options.length;
    rest = Math.floor(rest / options.length);
    return options[i] as T;
  };
}

/**
 * A course of acts. Two in three are possible in the state that there is by then, so that cases
 * come to their ends; the rest is anything by anybody.
 */
function courseOf(seeds: readonly number[]): CaseFact[] {
  const facts: CaseFact[] = [];
  let at = START;
  let current: DiagnosisCase | null = null;
  for (const [i, seed] of seeds.entries()) {
    const choose = chooser(seed);
    at += choose(DELAYS.slice(0, choose([4, 4, 6, 8])));
    const now: DiagnosisCase | null = caseAt(current, at);
    const possible = Object.keys(MOVES[now?.state ?? 'none']) as CaseActName[];
    const name = choose([possible, possible, NAMES]);
    const act: CaseAct = ACTS[choose(name)];
    const isTheirs = ['accept', 'decline', 'consent', 'answered'].includes(act.type);
    const usual = isTheirs ? REQUESTER : choose([AGENT, MANAGER]);
    const by = choose([usual, usual, usual, choose([...DOERS, TRIAGE])]);
    const seq = 100 + i;
    const asked = now?.quote?.seq ?? now?.offer.seq ?? 100;
    const of = choose([asked, asked, asked, 100 + choose([0, 1, 2, 3])]);
    const comment = {
      by: choose([7, 7, 8, 9]),
      seq: seq - choose([0, 1, 2]),
      at: at - choose([0, 1]),
    };
    const details = detailed(act, choose, of, by.is === 'agent' ? comment : null);
    const fact = { ...details, at, seq, nonce: `n${seq}`, ticket: 1, by } as CaseFact;
    const made = transition(current, fact, policy);
    if (!('refused' in made)) current = made.state;
    facts.push(fact);
  }
  return facts;
}

function detailed(
  act: CaseAct,
  choose: ReturnType<typeof chooser>,
  of: number,
  comment: object | null,
) {
  switch (act.type) {
    case 'offer':
      return { ...act, circumstances: { ...CIRCUMSTANCES, tier: choose(TIERS) } };
    case 'quote':
      return { ...act, lines: choose(LINES), touches: choose([[], [], ['shop database']]) };
    case 'accept':
    case 'decline':
      return { ...act, of, comment };
    case 'consent':
      return { ...act, until: START + choose([DAY_MS, 60 * DAY_MS]), comment };
    default:
      return act;
  }
}

const seeds = fc.array(fc.maxSafeNat(), { maxLength: 12 });

/** What a sale of the list leaves of a price in minor units, at an instant: by plain integers. */
function leastPrice(minor: number, action: string, at: number): number {
  const day = new Date(at + HOUR_MS).toISOString().slice(0, 10);
  const offs = SALES.filter(
    (one) => one.applies.includes(action) && one.from <= day && day <= one.to,
  ).map(({ percentOff }) => Math.round(percentOff * 10_000));
  const off = Math.max(0, ...offs);
  return minor - Math.floor((2 * minor * off + 1_000_000) / 2_000_000);
}

const paidFor = ({ lines }: Draft): number =>
  lines.reduce((sum, { net, waived }) => sum + Number(net.minor - (waived?.amount.minor ?? 0n)), 0);

/** Jest's own comparisons would take most of the time; they only tell what is wrong. */
function same(given: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(given, wanted)) expect(given).toEqual(wanted);
}

function atMost(given: number, most: number): void {
  if (!(given <= most)) expect(given).toBeLessThanOrEqual(most);
}

/** Each case's own acts, by its last offer; told from the verdicts alone. */
function judge(facts: readonly CaseFact[], told: Diagnoses): void {
  const accepted = facts.filter(
    ({ seq }) => told.verdicts.find((one) => one.seq === seq)?.refused === null,
  );
  const cases = [...told.ended, ...(told.current === null ? [] : [told.current])];
  const keys = told.charges.map(({ key }) => key);
  same([...new Set(keys)], keys);
  for (const one of cases) {
    const { state, offer, quote } = one;
    const of = (what: string, seq: number | undefined) =>
      told.charges.filter(({ key }) => key === `${what}-1-${seq}`);
    const [forDiagnosis = null] = of('diagnosis', offer.seq);
    const [forWork = null] = of('quote', quote?.seq);
    if (['offered', 'running', 'declined', 'expired', 'covered', 'unable'].includes(state)) {
      same([forDiagnosis, forWork], [null, null]);
    }
    if (state !== 'done') same(forWork, null);
    const offered = leastPrice(2000, 'diagnosis', offer.at);
    if (forDiagnosis !== null) {
      atMost(paidFor(forDiagnosis), offered);
      same(isAgreed(forDiagnosis, offer.seq, accepted), true);
    }
    if (forWork !== null && quote !== null) {
      const asked = facts.find(({ seq }) => seq === quote.seq) as CaseFact & { type: 'quote' };
      const total = asked.lines.reduce(
        (sum, { amount }) => sum + leastPrice(Math.round(Number(amount) * 100), 'quote', asked.at),
        0,
      );
      atMost(paidFor(forWork), total);
      same(isAgreed(forWork, quote.seq, accepted), true);
    }
  }
  const known = cases.flatMap(({ offer, quote }) => [
    `diagnosis-1-${offer.seq}`,
    `quote-1-${quote?.seq}`,
  ]);
  same(
    keys.filter((key) => !known.includes(key)),
    [],
  );
}

/** Whether an accepted act says yes to just that, and no charge is above what it said yes to. */
function isAgreed(draft: Draft, of: number, accepted: readonly CaseFact[]): boolean {
  const { acceptedBy } = draft;
  const yes = accepted.find((fact) =>
    acceptedBy.from === 'action'
      ? fact.seq === acceptedBy.auditId && fact.by.is === 'agent'
      : acceptedBy.from === 'page' && fact.nonce === acceptedBy.nonce && fact.by.is === 'customer',
  );
  if (yes?.type !== 'accept' || yes.of !== of) return false;
  return BigInt(paidFor(draft)) <= draft.accepted.minor && yes.at <= draft.at;
}

/** The same facts as they may come: some twice, in another order. */
function shuffled(facts: readonly CaseFact[], salt: number): CaseFact[] {
  const copies = facts.flatMap((fact, i) => ((salt + i) % 3 === 0 ? [fact, { ...fact }] : [fact]));
  const key = ({ seq }: CaseFact, i: number) => ((seq * 7919 + i * 104_729 + salt) * 31) % 1009;
  return copies
    .map((fact, i) => ({ fact, by: key(fact, i) }))
    .sort((a, b) => a.by - b.by)
    .map(({ fact }) => fact);
}

describe('diagnoses', () => {
  test(`cost nothing that nobody agreed to, however they are read (${RUNS} courses)`, () => {
    const reached = new Map<CaseState, number>();
    fc.assert(
      fc.property(seeds, fc.nat(1000), (given, salt) => {
        const facts = courseOf(given);
        const now = (facts.at(-1)?.at ?? START) + (DELAYS[salt % DELAYS.length] ?? 0);
        const told = diagnosesOf(facts, policy, now);
        const state = told.current?.state ?? 'none';
        reached.set(state, (reached.get(state) ?? 0) + 1);
        judge(facts, told);
        same(diagnosesOf(shuffled(facts, salt), policy, now), told);
        const counted = facts.filter((_, i) => told.verdicts[i]?.refused === null);
        const { verdicts, ...rest } = told;
        const alone = diagnosesOf(counted, policy, now);
        same({ ...alone, verdicts: [] }, { ...rest, verdicts: [] });
        same(
          alone.verdicts.filter(({ refused }) => refused !== null),
          [],
        );
      }),
      { numRuns: RUNS },
    );
    // A judge who never sees a state says nothing about it.
    expect([...reached.keys()].sort()).toEqual([...CASE_STATES].sort());
  });
});
