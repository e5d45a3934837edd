/** Is a boost sold only where it moves a ticket, harms nobody, and is not owed anyway? */
import type { Clock } from '../../../engine/core/clock/clock.ts';
import {
  type BoostOffer,
  type BoostSale,
  type BoostScene,
  boostsFor,
  notBoosted,
  offerBoost,
  refunded,
  sellBoost,
} from '../../../engine/core/queue/boost.ts';
import { headStartOf, lateFrom, loadFor } from '../../../engine/core/queue/rank.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { clockOf, judgementOf, OPENED } from '../../support/clocks.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const file = (by: string) => ({
  ...EXAMPLE_FILE,
  queue: { boosts: { front: { by, price: 2 }, next: { by: '30m', price: 0.5 } } },
  promotions: [
    {
      id: 'winter',
      from: '2026-11-18',
      to: '2026-11-18',
      applies: ['boost'],
      tiers: ['standard'],
      percentOff: 50,
    },
  ],
});
const policy = policyFrom(file('60m'));
const CLOCK = clockOf();
const judged = (
  clocks: readonly Clock[],
  given: Parameters<typeof judgementOf>[4] = {},
  by = policy,
) => judgementOf(by, 'standard', 'incident', clocks, given);
const scene = (given: Partial<BoostScene> = {}): BoostScene => ({
  judgement: judged([CLOCK]),
  isAtRisk: false,
  sold: null,
  ...given,
});
const LATE = lateFrom(CLOCK, loadFor(judged([CLOCK])));
const signed = (at: number, seq = 10) => ({
  at,
  seq,
  nonce: `n${seq}`,
  ticket: 4711,
  by: { is: 'agent', id: 20, actor: { role: 'agent', groups: [] } } as const,
});
const answer = (at: number, id = 7) => ({
  ...signed(at, 11),
  by: { is: 'customer', id } as const,
  of: 10,
  comment: null,
  answerers: { requester: 7, approvers: [] },
});
const EUR = (minor: bigint) => ({ minor, currency: 'EUR' });

describe('boostsFor', () => {
  test('a ticket on time is offered every boost, after promotions', () => {
    const half = (minor: bigint) => ({ promotion: 'winter', amount: EUR(minor) });
    expect(boostsFor(scene(), OPENED)).toEqual([
      {
        boost: { name: 'front', byMs: HOUR_MS, price: EUR(200n) },
        price: { list: EUR(200n), waived: half(100n) },
      },
      {
        boost: { name: 'next', byMs: 30 * MINUTE_MS, price: EUR(50n) },
        price: { list: EUR(50n), waived: half(25n) },
      },
    ]);
  });

  const other = (given: Partial<Clock>) => judged([CLOCK, clockOf({ promise: 'x', ...given })]);

  test.each<[string, string | null, Partial<BoostScene>, number]>([
    ['1 ms before its safe start', null, {}, LATE - 1],
    ['at its safe start', 'late', {}, LATE],
    ['1 ms after its safe start', 'late', {}, LATE + 1],
    ['that a warning was given for', 'atRisk', { isAtRisk: true }, OPENED],
    [
      'whose other clock is late',
      'late',
      { judgement: other({ deadlineAt: OPENED, state: 'breached' }) },
      OPENED,
    ],
    [
      'whose other clock waits for the customer',
      null,
      { judgement: other({ paused: true, deadlineAt: null, state: 'paused' }) },
      OPENED,
    ],
    ['that nothing is promised on', 'unpromised', { judgement: judged([]) }, OPENED],
    [
      'of a suspended customer',
      'suspended',
      { judgement: judged([CLOCK], { suspended: true }) },
      OPENED,
    ],
    ['that is solved', 'notInQueue', { judgement: judged([], { category: 'solved' }) }, OPENED],
    ['that is closed', 'notInQueue', { judgement: judged([CLOCK], { ended: 'closed' }) }, OPENED],
  ])('a ticket %s: %s', (_what, refused, given, now) => {
    expect(notBoosted(scene(given), now)).toBe(refused);
    expect(boostsFor(scene(given), now)).toHaveLength(refused === null ? 2 : 0);
  });

  const headStartMs = headStartOf(policy, loadFor(judged([CLOCK])));
  const room = policy.queue.headStartLimitMs - headStartMs;

  test.each([
    ['1 ms less than what is left of it', room - 1, 1],
    ['all that is left of it', room, 1],
    ['1 ms more than is left of it', room + 1, 0],
  ])('the limit of head starts: %s', (_what, byMs, sold) => {
    const boosts = [{ name: 'long', byMs, price: EUR(200n) }];
    // Due so late that the place at the entry is no limit.
    const clock = clockOf({ targetMs: 72 * HOUR_MS });
    const judgement = judged([clock], {}, { ...policy, boosts });
    expect(boostsFor(scene({ judgement }), OPENED)).toHaveLength(sold);
  });

  test('a boost that the limit at the entry would cut short is not sold', () => {
    const clock = clockOf({ targetMs: 15 * MINUTE_MS, deadlineAt: OPENED + 15 * MINUTE_MS });
    const long = policyFrom(file('11h'));
    const names = (by: typeof policy) =>
      boostsFor(scene({ judgement: judged([clock], {}, by) }), OPENED).map(
        ({ boost }) => boost.name,
      );
    expect(names(policy)).toEqual(['front', 'next']);
    expect(names(long)).toEqual(['next']);
  });
});

describe('a sale', () => {
  const offer = offerBoost(scene(), 'front', signed(OPENED)) as BoostOffer;
  const sale = sellBoost(scene(), offer, answer(OPENED + 1)) as BoostSale;

  test('is made by the requester’s yes, at no more than was offered', () => {
    expect(sale).toMatchObject({ soldAt: OPENED + 1, refundedAt: null, price: offer.price });
    expect(sale.answered).toMatchObject({ person: 7, act: { seq: 11 } });
    const later = sellBoost(scene(), offer, answer(OPENED + 1, 8));
    expect(later).toBe('notRequester');
  });

  test('is refused by the name of no boost, and by one that does not fit', () => {
    expect(offerBoost(scene(), 'back', signed(OPENED))).toBe('noBoost');
    const judgement = judged([CLOCK], {}, policyFrom(file('12h')));
    expect(offerBoost(scene({ judgement }), 'front', signed(OPENED))).toBe('overLimit');
  });

  test.each([
    ['1 ms before', 'sold', LATE - 1],
    ['at', 'late', LATE],
    ['1 ms after', 'late', LATE + 1],
  ])('%s the safe start is %s', (_when, outcome, at) => {
    const made = sellBoost(scene(), offer, answer(at));
    expect(typeof made === 'string' ? made : 'sold').toBe(outcome);
  });

  test('is one per ticket, refunded or not', () => {
    expect(offerBoost(scene({ sold: sale }), 'next', signed(OPENED))).toBe('boosted');
    expect(sellBoost(scene({ sold: sale }), offer, answer(OPENED))).toBe('boosted');
    const given = { ...sale, refundedAt: OPENED + HOUR_MS };
    expect(boostsFor(scene({ sold: given }), OPENED)).toEqual([]);
  });

  test('is of the newest offer', () => {
    expect(sellBoost(scene(), { ...offer, seq: 12 }, answer(OPENED))).toBe('overtaken');
  });

  test.each([
    ['1 ms before it refunds nothing', sale.soldAt - 1, null],
    ['at its instant refunds nothing', sale.soldAt, null],
    ['1 ms after it refunds it', sale.soldAt + 1, sale.soldAt + 1],
  ])('a breach %s', (_when, breachedAt, refundedAt) => {
    const clocks = [CLOCK, clockOf({ state: 'breached', breachedAt })];
    expect(refunded(sale, clocks).refundedAt).toBe(refundedAt);
  });

  test('is refunded once, by the first breach, though it be withdrawn', () => {
    const breached = [3, 2].map((hours) =>
      clockOf({ state: 'breached', breachedAt: OPENED + hours * HOUR_MS }),
    );
    const given = refunded(sale, breached);
    expect(given.refundedAt).toBe(OPENED + 2 * HOUR_MS);
    expect(refunded(given, [CLOCK])).toBe(given);
    expect(refunded(sale, [CLOCK])).toBe(sale);
  });
});
