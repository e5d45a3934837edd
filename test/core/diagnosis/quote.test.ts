/** Is a quote what it may be, and is the work done only as the customer let it, to the ms? */

import { diagnosesOf } from '../../../engine/core/diagnosis/fold.ts';
import type { Doer } from '../../../engine/core/ticket/answer.ts';
import type { CaseAct } from '../../../engine/core/ticket/diagnosis-act.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { policyFrom } from '../../support/policy.ts';
import {
  ACTS,
  AGENT,
  APPROVER,
  afterLast,
  course,
  line,
  MANAGER,
  OF_QUOTE,
  PAID_FILE,
  paid,
  REQUESTER,
  SENIOR,
  START,
  stateOf,
} from './case-scene.ts';

const { offer, accept, decline, consent, touch, ask, answered, solved, quote, finish } = ACTS;
const QUOTED = [offer, accept, quote] as const;
const yes = { ...accept, of: OF_QUOTE };
const QUOTE_AT = START + 2 * MINUTE_MS;
const AROUND = [
  ['1 ms before', -1],
  ['at', 0],
  ['1 ms after', 1],
] as const;

describe('approval', () => {
  const totals = (amount: string, by: Doer) =>
    afterLast(course(offer, accept, { ...quote, lines: [line(amount)] }, { ...yes, by }));

  test.each([
    ['499.99', 'working', 'no: notRequester'],
    ['500.00', 'working', 'no: notRequester'],
    ['500.01', 'no: notApprover', 'working'],
  ])('of %s: the requester %s, the named approver %s', (amount, requester, approver) => {
    expect(totals(amount, REQUESTER).split(',')[0]).toBe(requester);
    expect(totals(amount, APPROVER).split(',')[0]).toBe(approver);
  });

  test('looks at what is to be paid, and nobody is needed to decline', () => {
    const half = [
      { from: '2026-11-20', to: '2026-11-20', id: 'half', applies: ['quote'], percentOff: 50 },
    ];
    const policy = policyFrom({ ...PAID_FILE, promotions: half });
    const dear = { ...quote, lines: [line('999.99')] };
    const facts = [offer, accept, dear] as const;
    expect(afterLast(course(...facts, yes), policy)).toBe('working, diagnosis 20.00');
    expect(afterLast(course(...facts, yes))).toBe('no: notApprover');
    expect(afterLast(course(...facts, { ...decline, of: OF_QUOTE }))).toMatch('closed');
  });
});

describe('a quote', () => {
  const many = (count: number) => Array.from({ length: count }, () => line('1.00'));
  const long = (letters: number) => [{ ...line('1'), what: 'x'.repeat(letters) }];

  test.each<[string, readonly object[], string]>([
    ['no line', [], 'noLines'],
    ['one line', many(1), ''],
    ['fifty lines', many(50), ''],
    ['51 lines', many(51), 'tooManyLines'],
    ['500 lines', many(500), 'tooManyLines'],
    ['a line of nothing', [line('0')], 'badAmount'],
    ['a line of 0.00', [line('1'), line('0.00')], 'badAmount'],
    ['the smallest line', [line('0.01')], ''],
    ['a line below zero', [line('2'), line('-1')], 'badAmount'],
    ['too many decimals', [line('1.005')], 'badAmount'],
    ['no number', [line('free')], 'badAmount'],
    ['an exponent', [line('1e12')], 'badAmount'],
    ['1e12 as a number', [{ ...line(''), amount: 1e12 }], 'tooMuch'],
    ['infinity', [{ ...line(''), amount: Number.POSITIVE_INFINITY }], 'badAmount'],
    ['NaN', [{ ...line(''), amount: Number.NaN }], 'badAmount'],
    ['another currency', [line('1', 'USD')], 'wrongCurrency'],
    ['no words', [{ ...line('1'), what: ' ' }], 'badLine'],
    ['words of 200 letters', long(200), ''],
    ['words of 201 letters', long(201), 'badLine'],
  ])('of %s: %j', (_what, lines, refused) => {
    const said = afterLast(course(offer, accept, { ...quote, lines } as CaseAct));
    expect(said).toBe(refused === '' ? 'quoted, diagnosis 20.00' : `no: ${refused}`);
  });

  test('is at most ten million, all lines together', () => {
    const half = line('5000000.00');
    const act = (more: string) => ({ ...quote, lines: [half, line(more)], by: MANAGER });
    expect(afterLast(course(offer, accept, act('5000000.00')))).toMatch('quoted');
    expect(afterLast(course(offer, accept, act('5000000.01')))).toBe('no: tooMuch');
  });

  test.each([
    ['999.99', 'yes yes yes'],
    ['1000.00', 'no yes yes'],
    ['4999.99', 'no yes yes'],
    ['5000.00', 'no no yes'],
  ])('of %s may be made by agent, senior, manager: %s', (amount, verdicts) => {
    const said = [AGENT, SENIOR, MANAGER].map((by) =>
      afterLast(course(offer, accept, { ...quote, lines: [line(amount)], by })),
    );
    expect(said.map((one) => (one === 'no: permission' ? 'no' : 'yes')).join(' ')).toBe(verdicts);
  });

  test.each(AROUND)('%s the end of its 720 hours is answered in time, or not', (_when, ms) => {
    const last = QUOTE_AT + 720 * HOUR_MS + ms;
    const state = stateOf(diagnosesOf(course(...QUOTED), paid, last).current);
    expect(state).toBe(ms > 0 ? 'closed' : 'quoted');
    const said = afterLast(course(...QUOTED, { ...yes, at: last }));
    expect(said).toBe(ms > 0 ? 'no: expired' : 'working, diagnosis 20.00');
  });

  test('ends the diagnosis’ charge when it runs out, is declined, or its work ends', () => {
    const endOf = (hours: number, ...acts: CaseAct[]) =>
      diagnosesOf(course(...QUOTED, ...acts), paid, START + hours * HOUR_MS).charges[0]?.endedAt;
    expect(endOf(1)).toBeNull();
    expect(endOf(1, yes)).toBeNull();
    expect(endOf(1, yes, finish)).toBe(QUOTE_AT + 2 * MINUTE_MS);
    expect(endOf(1, { ...decline, of: OF_QUOTE })).toBe(QUOTE_AT + MINUTE_MS);
    expect(endOf(999)).toBe(QUOTE_AT + 720 * HOUR_MS);
  });

  test('is answered by its own audit, not by the offer’s', () => {
    expect(afterLast(course(...QUOTED, accept))).toBe('no: overtaken');
    expect(afterLast(course(...QUOTED, yes, yes))).toBe('no: alreadyAccepted');
    expect(afterLast(course(...QUOTED, { ...decline, of: OF_QUOTE }, yes))).toBe('no: declined');
  });

  test('is an outcome: there is no second one, and no finish without a yes', () => {
    expect(afterLast(course(...QUOTED, quote))).toBe('no: outcomeGiven');
    expect(afterLast(course(...QUOTED, yes, solved))).toBe('no: outcomeGiven');
    expect(afterLast(course(...QUOTED, finish))).toBe('no: notNow');
    expect(afterLast(course(offer, solved))).toBe('no: notNow');
  });
});

describe('consent', () => {
  const RUN = [offer, accept] as const;

  test.each(AROUND)('%s its end allows the work, or not', (_when, ms) => {
    const said = afterLast(course(...RUN, consent, { ...touch, at: consent.until + ms }));
    expect(said).toBe(ms > 0 ? 'no: noConsent' : 'running, 0');
  });

  test('of something else, or none, allows nothing', () => {
    expect(afterLast(course(...RUN, touch))).toBe('no: noConsent');
    const other = { ...consent, touches: ['mail'] };
    expect(afterLast(course(...RUN, other, touch))).toBe('no: noConsent');
    expect(afterLast(course(...RUN, other, consent, touch))).toBe('running, 0');
  });

  test.each([
    ['of nothing', { touches: [] }],
    ['of a blank', { touches: [' '] }],
    ['of 51 things', { touches: Array.from({ length: 51 }, (_, i) => `thing ${i}`) }],
    ['that ends when it is given', { until: START + 2 * MINUTE_MS }],
  ])('%s is none', (_what, given) => {
    expect(afterLast(course(...RUN, { ...consent, ...given }))).toBe('no: badConsent');
  });

  test('is needed for whatever the quote says it touches, before the work is finished', () => {
    const touching = { ...quote, touches: ['shop database'] };
    const WORK = [offer, accept, touching, yes] as const;
    expect(afterLast(course(...WORK, finish))).toBe('no: noConsent');
    expect(afterLast(course(...WORK, consent, finish))).toBe('no: noConsent');
    expect(afterLast(course(...WORK, consent, touch, finish))).toMatch('done');
    const blank = { ...quote, touches: [''] };
    expect(afterLast(course(offer, accept, blank))).toBe('no: badConsent');
  });
});

describe('a question to the customer', () => {
  const waitingOf = (...acts: CaseAct[]) =>
    diagnosesOf(course(offer, accept, ...acts), paid, START).current?.waitingSince;

  test('waits since it was asked until they answer or the diagnosis ends', () => {
    expect(waitingOf(ask)).toBe(QUOTE_AT);
    expect(waitingOf(ask, answered)).toBeNull();
    expect(waitingOf(ask, solved)).toBeNull();
    expect(waitingOf(ask, quote)).toBeNull();
    expect(afterLast(course(offer, accept, ask, ask))).toBe('no: nothingChanged');
    expect(afterLast(course(offer, accept, answered))).toBe('no: nothingChanged');
  });
});
