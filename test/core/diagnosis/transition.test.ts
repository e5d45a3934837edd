/** Is each act on a diagnosis refused with its code just where it has to be, to the millisecond? */
import type { CaseAct } from '../../../engine/core/diagnosis/fact.ts';
import { diagnosesOf } from '../../../engine/core/diagnosis/fold.ts';
import type { Doer } from '../../../engine/core/ticket/answer.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { policyFrom } from '../../support/policy.ts';
import {
  ACTS,
  AGENT,
  APPROVER,
  afterLast,
  CIRCUMSTANCES,
  course,
  line,
  MANAGER,
  OF_QUOTE,
  PAID_FILE,
  paid,
  REQUESTER,
  SENIOR,
  SEQ,
  START,
  stateOf,
  TRIAGE,
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

describe('an offer', () => {
  const offered = (circumstances: object, more: object = {}) =>
    afterLast(course({ ...offer, circumstances: { ...CIRCUMSTANCES, ...circumstances }, ...more }));
  const because = (overriddenWhy: string, by: Doer) => ({ overriddenWhy, by });

  test.each([
    ['an outage', { kind: 'outage' }, 'kind'],
    ['a member of a major incident', { inMajorIncident: true }, 'majorIncident'],
    ['suspected hardware', { hardwareSuspected: true }, 'hardware'],
    ['a tier with help with configuration', { tier: 'premium' }, 'configurationHelp'],
  ])('is not made for %s, unless a senior says why', (_what, circumstances, refused) => {
    expect(offered(circumstances)).toBe(`no: ${refused}`);
    expect(offered(circumstances, { by: TRIAGE })).toBe(`no: ${refused}`);
    expect(offered(circumstances, because('They asked', AGENT))).toBe('no: permission');
    expect(offered(circumstances, because('They asked', TRIAGE))).toBe('no: permission');
    expect(offered(circumstances, because(' ', SENIOR))).toBe('no: badWhy');
    expect(offered(circumstances, because('x'.repeat(501), SENIOR))).toBe('no: badWhy');
    expect(offered(circumstances, because('x'.repeat(500), SENIOR))).toBe('offered, 0');
  });

  test('is made for a ticket without kind or tier', () => {
    expect(offered({ kind: null, tier: null })).toBe('offered, 0');
  });

  test('is refused where nothing is sold, and where a tier has no price', () => {
    const { diagnosis, ...file } = PAID_FILE;
    expect(afterLast(course(offer), policyFrom(file))).toBe('no: notSold');
    const some = { ...file, diagnosis: { ...diagnosis, price: { enterprise: 20 } } };
    expect(afterLast(course(offer), policyFrom(some))).toBe('no: noPrice');
  });

  test.each(AROUND)('%s the end of its 72 hours is answered in time, or not', (_when, ms) => {
    const last = START + 72 * HOUR_MS + ms;
    const [told, late] = ms > 0 ? (['expired', true] as const) : (['offered', false] as const);
    expect(stateOf(diagnosesOf(course(offer), paid, last).current)).toBe(told);
    for (const [act, next] of [
      [accept, 'running'],
      [decline, 'declined'],
    ] as const) {
      const said = afterLast(course(offer, { ...act, at: last }));
      expect(said).toBe(late ? 'no: expired' : `${next}, 0`);
    }
  });

  test('that nobody answered ended when its time did', () => {
    const facts = course(offer);
    expect(diagnosesOf(facts, paid, START + 99 * HOUR_MS).current).toMatchObject({
      state: 'expired',
      endedAt: START + 72 * HOUR_MS,
    });
  });

  test('stands for ever where no time is set', () => {
    const { offerValidFor: _, ...diagnosis } = PAID_FILE.diagnosis;
    const policy = policyFrom({ ...PAID_FILE, diagnosis });
    const late = { ...accept, at: START + 8760 * HOUR_MS };
    expect(afterLast(course(offer, late), policy)).toBe('running, 0');
  });

  test('is voided by a newer one', () => {
    expect(afterLast(course(offer, offer, accept))).toBe('no: overtaken');
    expect(afterLast(course(offer, offer, { ...accept, of: SEQ + 1 }))).toBe('running, 0');
    expect(diagnosesOf(course(offer, offer), paid, START).ended).toEqual([]);
  });

  test('accepted is neither accepted nor declined again, and declined neither', () => {
    expect(afterLast(course(offer, accept, accept))).toBe('no: alreadyAccepted');
    expect(afterLast(course(offer, accept, decline))).toBe('no: alreadyAccepted');
    expect(afterLast(course(offer, decline, accept))).toBe('no: declined');
    expect(afterLast(course(offer, decline, decline))).toBe('no: declined');
  });

  test('begins another case when the first has ended, and the first stays told', () => {
    const facts = course(offer, accept, solved, offer, { ...accept, of: SEQ + 3 }, solved);
    expect(afterLast(facts)).toBe('solved, diagnosis 40.00');
    const { ended, charges } = diagnosesOf(facts, paid, START + HOUR_MS);
    expect(ended.map(({ state }) => state)).toEqual(['solved']);
    expect(charges.map(({ key }) => key)).toEqual(['diagnosis-4711-100', 'diagnosis-4711-103']);
  });
});

describe('an answer that an agent names', () => {
  const named = (comment: object | null, at = START + HOUR_MS) =>
    afterLast(course(offer, { ...accept, comment, by: AGENT, seq: 200, at } as CaseAct));
  const comment = (given: object = {}) => ({ by: 7, seq: 150, at: START + MINUTE_MS, ...given });

  test.each<[string, object | null, string]>([
    ['the requester’s later comment', comment(), 'running, 0'],
    ['no comment of the ticket', null, 'no: noSuchComment'],
    ['somebody else’s comment', comment({ by: 9 }), 'no: notRequester'],
    ['the agent’s own comment', comment({ by: 20 }), 'no: notRequester'],
    ['a comment before the offer', comment({ seq: SEQ - 1 }), 'no: notLater'],
    ['the offer’s own comment', comment({ seq: SEQ }), 'no: notLater'],
    ['the first comment after the offer', comment({ seq: SEQ + 1 }), 'running, 0'],
    ['a comment after they named it', comment({ seq: 201 }), 'no: notLater'],
    ['a comment of the future', comment({ at: START + HOUR_MS + 1 }), 'no: notLater'],
  ])('%s: %s', (_what, given, said) => {
    expect(named(given)).toBe(said);
  });

  test.each(AROUND)('written %s the end counts by when it was written', (_when, ms) => {
    const written = comment({ at: START + 72 * HOUR_MS + ms });
    const said = named(written, START + 80 * HOUR_MS);
    expect(said).toBe(ms > 0 ? 'no: expired' : 'running, 0');
  });

  test('is recorded as theirs, by the act that named it', () => {
    const act = { ...accept, comment: comment(), by: AGENT, seq: 200 } as CaseAct;
    const { charges } = diagnosesOf(course(offer, act, { ...solved, seq: 201 }), paid, START);
    const source = { from: 'action', auditId: 200, nonce: 'n101' };
    expect(charges).toMatchObject([{ acceptedBy: source, source: { auditId: 201 } }]);
  });
});

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
    const half = [{ ...june, id: 'half', applies: ['quote'], percentOff: 50 }];
    const policy = policyFrom({ ...PAID_FILE, promotions: half });
    const dear = { ...quote, lines: [line('999.99')] };
    const facts = [offer, accept, dear] as const;
    expect(afterLast(course(...facts, yes), policy)).toBe('working, diagnosis 20.00');
    expect(afterLast(course(...facts, yes))).toBe('no: notApprover');
    expect(afterLast(course(...facts, { ...decline, of: OF_QUOTE }))).toMatch('closed');
  });
});

const june = { from: '2026-11-20', to: '2026-11-20' };

describe('promotions', () => {
  const policyWith = (from: string, to: string, applies: string, percentOff = 100) =>
    policyFrom({
      ...PAID_FILE,
      promotions: [{ id: 'p', from, to, applies: [applies], percentOff }],
    });
  const tomorrow = { ...accept, at: START + 24 * HOUR_MS };
  const end = <Act extends CaseAct>(of: Act, hours: number) => ({
    ...of,
    at: START + hours * HOUR_MS,
  });

  test('one that ends before the answer holds, because it was offered', () => {
    const policy = policyWith('2026-11-20', '2026-11-20', 'diagnosis');
    const facts = course(offer, tomorrow, end(solved, 25));
    expect(afterLast(facts, policy)).toBe('solved, diagnosis 0.00');
    expect(diagnosesOf(facts, policy, START).charges).toMatchObject([
      { lines: [{ net: { minor: 2000n }, waived: { promotion: 'p', amount: { minor: 2000n } } }] },
    ]);
  });

  test('one that begins before the answer holds, too', () => {
    const policy = policyWith('2026-11-21', '2026-11-21', 'diagnosis', 25);
    expect(afterLast(course(offer, tomorrow, end(solved, 25)), policy)).toMatch('diagnosis 15.00');
  });

  test('one that begins after the answer does not', () => {
    const policy = policyWith('2026-11-21', '2026-11-21', 'diagnosis', 25);
    expect(afterLast(course(offer, accept, end(solved, 25)), policy)).toMatch('diagnosis 20.00');
  });

  test('while an offer stands, a newer one never costs more', () => {
    const policy = policyWith('2026-11-20', '2026-11-20', 'diagnosis', 25);
    const again = { ...end(offer, 24) };
    const after = { ...end(accept, 25), of: SEQ + 1 };
    expect(afterLast(course(offer, again, after, end(solved, 26)), policy)).toMatch(' 15.00');
    const late = { ...end(offer, 73) };
    const facts = course(offer, late, { ...end(accept, 74), of: SEQ + 1 }, end(solved, 75));
    expect(afterLast(facts, policy)).toMatch(' 20.00');
  });

  test('of quotes are taken off each line, rounded half up', () => {
    const policy = policyWith('2026-11-20', '2026-11-21', 'quote', 50);
    const lines = [line('0.01'), line('0.03'), line('10')];
    const facts = course(offer, accept, { ...quote, lines }, yes, finish);
    expect(afterLast(facts, policy)).toBe('done, diagnosis 20.00 + quote 5.01');
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
