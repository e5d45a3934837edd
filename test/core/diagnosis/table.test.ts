/** Does every act do in every state what the table of paid diagnosis says, and nothing else? */
import { CASE_STATES, type CaseState } from '../../../engine/core/diagnosis/case.ts';
import { diagnosesOf } from '../../../engine/core/diagnosis/fold.ts';
import { MOVES } from '../../../engine/core/diagnosis/table.ts';
import type { Doer } from '../../../engine/core/ticket/answer.ts';
import type { CaseAct, CaseActName, CaseFact } from '../../../engine/core/ticket/diagnosis-act.ts';
import { DAY_MS } from '../../../engine/core/time/duration.ts';
import {
  ACTS,
  AGENT,
  APPROVER,
  afterLast,
  course,
  LIGHT,
  MANAGER,
  moneyOf,
  OF_QUOTE,
  paid,
  REQUESTER,
  SENIOR,
  SEQ,
  START,
  STRANGER,
  stateOf,
  TRIAGE,
  WAYS,
} from './case-scene.ts';

const NAMES = Object.keys(ACTS) as CaseActName[];

/** The facts on the way to a state, and those after it by one more act. */
function reached(state: CaseState, name?: CaseActName): CaseFact[] {
  const next: CaseAct[] = [];
  if (name !== undefined) {
    // Answers are about the quote once there is one.
    const isAnswer = name === 'accept' || name === 'decline';
    const of = WAYS[state].some(({ type }) => type === 'quote') ? OF_QUOTE : SEQ;
    const act = ACTS[name];
    const waits = name === 'answered' && state === 'running' ? [ACTS.ask] : [];
    next.push(...waits, isAnswer ? ({ ...act, of } as CaseAct) : act);
  }
  const facts = course(...WAYS[state], ...next);
  if (state !== 'expired') return facts;
  return facts.map((fact) => (fact.seq === SEQ ? fact : { ...fact, at: fact.at + 4 * DAY_MS }));
}

describe('the table', () => {
  const [head = '', ...rows] = `
    state      | offer   | accept  | decline  | consent | touch   | ask     | answered
    none       | offered | ·       | ·        | ·       | ·       | ·       | ·
    offered    | offered | running | declined | ·       | ·       | ·       | ·
    running    | ·       | ·       | ·        | running | running | running | running
    declined   | offered | ·       | ·        | ·       | ·       | ·       | ·
    expired    | offered | ·       | ·        | ·       | ·       | ·       | ·
    covered    | offered | ·       | ·        | ·       | ·       | ·       | ·
    solved     | offered | ·       | ·        | ·       | ·       | ·       | ·
    quoted     | ·       | working | closed   | ·       | ·       | ·       | ·
    unable     | offered | ·       | ·        | ·       | ·       | ·       | ·
    working    | ·       | ·       | ·        | working | working | ·       | ·
    closed     | offered | ·       | ·        | ·       | ·       | ·       | ·
    done       | offered | ·       | ·        | ·       | ·       | ·       | ·
    unfinished | offered | ·       | ·        | ·       | ·       | ·       | ·

    state      | ourFault | solved | quote  | unable | finish | unfinished
    none       | ·        | ·      | ·      | ·      | ·      | ·
    offered    | ·        | ·      | ·      | ·      | ·      | ·
    running    | covered  | solved | quoted | unable | ·      | ·
    declined   | ·        | ·      | ·      | ·      | ·      | ·
    expired    | ·        | ·      | ·      | ·      | ·      | ·
    covered    | ·        | ·      | ·      | ·      | ·      | ·
    solved     | ·        | ·      | ·      | ·      | ·      | ·
    quoted     | ·        | ·      | ·      | ·      | ·      | ·
    unable     | ·        | ·      | ·      | ·      | ·      | ·
    working    | ·        | ·      | ·      | ·      | done   | unfinished
    closed     | ·        | ·      | ·      | ·      | ·      | ·
    done       | ·        | ·      | ·      | ·      | ·      | ·
    unfinished | ·        | ·      | ·      | ·      | ·      | ·`
    .trim()
    .split('\n');
  const cells: [CaseState, CaseActName, string][] = [];
  let acts = head.split('|').slice(1);
  for (const row of rows.filter((one) => one.trim() !== '')) {
    const [state = '', ...nexts] = row.split('|').map((one) => one.trim());
    if (state === 'state') acts = nexts;
    else
      for (const [i, next] of nexts.entries()) {
        cells.push([state as CaseState, (acts[i] ?? '').trim() as CaseActName, next]);
      }
  }

  test('names each state with each act once', () => {
    const pairs = CASE_STATES.flatMap((state) => NAMES.map((name) => `${state} ${name}`));
    expect(cells.map(([state, name]) => `${state} ${name}`).sort()).toEqual(pairs.sort());
  });

  test.each(cells)('%s, %s: %s', (state, name, next) => {
    const before = diagnosesOf(reached(state), paid, reached(state, name).at(-1)?.at ?? START);
    expect(stateOf(before.current)).toBe(state);
    const facts = reached(state, name);
    const after = diagnosesOf(facts, paid, facts.at(-1)?.at ?? START);
    const refused = after.verdicts.at(-1)?.refused ?? null;
    if (next === '·') {
      expect(refused).not.toBeNull();
      expect({ ...after, verdicts: [] }).toEqual({ ...before, verdicts: [] });
    } else {
      expect(refused).toBeNull();
      expect(stateOf(after.current)).toBe(next);
    }
  });

  test('is the one that the code follows', () => {
    const coded = CASE_STATES.flatMap((state) =>
      NAMES.map((name) => [state, name, MOVES[state][name]?.to ?? '·']),
    );
    expect(cells.map(String).sort()).toEqual(coded.map(String).sort());
  });
});

describe('the money', () => {
  test.each<[CaseState, string]>([
    ['none', '0'],
    ['offered', '0'],
    ['running', '0'],
    ['declined', '0'],
    ['expired', '0'],
    ['covered', '0'],
    ['solved', 'diagnosis 20.00'],
    ['quoted', 'diagnosis 20.00'],
    ['unable', '0'],
    ['working', 'diagnosis 20.00'],
    ['closed', 'diagnosis 20.00'],
    ['done', 'diagnosis 20.00 + quote 120.50'],
    ['unfinished', 'diagnosis 20.00'],
  ])('in %s is %s', (state, money) => {
    const { charges } = diagnosesOf(reached(state), paid, START + 300 * DAY_MS);
    expect(moneyOf(charges)).toBe(money);
  });

  test('a fault claim that turns out not to be ours costs what a request costs', () => {
    const claim = { ...ACTS.offer, sort: 'faultClaim' as const };
    expect(afterLast(course(claim, ACTS.accept, ACTS.solved))).toBe('solved, diagnosis 20.00');
    expect(afterLast(course(claim, ACTS.accept, ACTS.ourFault))).toBe('covered, 0');
  });

  test('a diagnosis that the tier includes needs a yes, and costs nothing', () => {
    const circumstances = { ...ACTS.offer.circumstances, tier: 'enterprise' };
    const offer = { ...ACTS.offer, circumstances };
    expect(afterLast(course(offer, ACTS.solved))).toBe('no: notNow');
    expect(afterLast(course(offer, ACTS.accept, ACTS.solved))).toBe('solved, 0');
    const work = [ACTS.quote, { ...ACTS.accept, of: OF_QUOTE }, ACTS.finish];
    expect(afterLast(course(offer, ACTS.accept, ...work))).toBe('done, quote 120.50');
    expect(afterLast(course(offer, ACTS.accept, ACTS.solved, ACTS.solved))).toBe(
      'no: outcomeGiven',
    );
  });
});

describe('who may', () => {
  const doers: readonly Doer[] = [
    AGENT,
    SENIOR,
    MANAGER,
    LIGHT,
    REQUESTER,
    APPROVER,
    STRANGER,
    TRIAGE,
  ];
  // y: yes, r: role, p: permission, c: noSuchComment, n: notRequester.
  const codes: Readonly<Record<string, string>> = {
    y: 'yes',
    r: 'role',
    p: 'permission',
    c: 'noSuchComment',
    n: 'notRequester',
  };
  const [, ...rows] = `
    act        | agent | senior | manager | light | requester | approver | stranger | triage
    offer      | y     | y      | y       | p     | r         | r        | r        | y
    accept     | c     | c      | c       | p     | y         | n        | n        | r
    decline    | c     | c      | c       | p     | y         | n        | n        | r
    consent    | c     | c      | c       | p     | y         | n        | n        | r
    touch      | y     | y      | y       | p     | r         | r        | r        | r
    ask        | y     | y      | y       | p     | r         | r        | r        | r
    answered   | r     | r      | r       | r     | y         | y        | y        | r
    ourFault   | y     | y      | y       | p     | r         | r        | r        | r
    solved     | y     | y      | y       | p     | r         | r        | r        | r
    quote      | y     | y      | y       | p     | r         | r        | r        | r
    unable     | y     | y      | y       | p     | r         | r        | r        | r
    finish     | y     | y      | y       | p     | r         | r        | r        | r
    unfinished | y     | y      | y       | p     | r         | r        | r        | r`
    .trim()
    .split('\n');
  const cells = rows.flatMap((row) => {
    const [name = '', ...verdicts] = row.split('|').map((one) => one.trim());
    return doers.map((by, i) => [name as CaseActName, by, codes[verdicts[i] ?? ''] ?? ''] as const);
  });

  test('is told for each act', () => {
    expect(rows).toHaveLength(NAMES.length);
  });

  test.each(cells)('%s by %j: %s', (name, by, verdict) => {
    const state = CASE_STATES.find((one) => MOVES[one][name] !== undefined) as CaseState;
    const facts = reached(state, name);
    const last = { ...(facts.at(-1) as CaseFact), by };
    const said = afterLast([...facts.slice(0, -1), last]);
    expect(said.startsWith('no: ') ? said.slice(4) : 'yes').toBe(verdict);
  });
});
