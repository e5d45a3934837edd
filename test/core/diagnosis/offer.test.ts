/** Is an offer made, answered and priced just as it may be, to the millisecond? */

import { diagnosesOf } from '../../../engine/core/diagnosis/fold.ts';
import type { Doer } from '../../../engine/core/ticket/answer.ts';
import type { CaseAct } from '../../../engine/core/ticket/diagnosis-act.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { policyFrom } from '../../support/policy.ts';
import {
  ACTS,
  AGENT,
  afterLast,
  CIRCUMSTANCES,
  course,
  line,
  OF_QUOTE,
  PAID_FILE,
  paid,
  SENIOR,
  SEQ,
  START,
  stateOf,
  TRIAGE,
} from './case-scene.ts';

const { offer, accept, decline, solved, quote, finish } = ACTS;
const yes = { ...accept, of: OF_QUOTE };
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
