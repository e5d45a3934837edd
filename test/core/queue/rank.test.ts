/** Where does a judged ticket stand, and can anybody be passed for ever? */
import fc from 'fast-check';
import { ALWAYS } from '../../../engine/core/calendar/always.ts';
import type { Clock } from '../../../engine/core/clock/clock.ts';
import {
  grantedSlots,
  headStartOf,
  lateFrom,
  loadFor,
  type Ranking,
  rankOf,
  recoverySlot,
  safeStartOf,
} from '../../../engine/core/queue/rank.ts';
import type { Ticket } from '../../../engine/core/ticket/ticket.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { clockOf, judgementOf, OPENED } from '../../support/clocks.ts';
import { at, fact } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);
const none = () => null;
const seconds = (instant: number) => Math.floor(instant / 1000);
const rank = (
  clocks: readonly Clock[],
  now: number,
  slotFor: (clock: Clock, lateFromAt: number) => number | null = none,
  ticket: Partial<Ticket> = {},
): Ranking => rankOf(judgementOf(policy, 'standard', 'incident', clocks, ticket), now, slotFor);

const load = loadFor(judgementOf(policy, 'standard', 'incident', []));
const HEAD_START = headStartOf(policy, load);
const LIMIT = policy.queue.headStartLimitMs;
const CAP = policy.queue.recoveryCapMs;
/** One and a half times the handling of 25 min before 13:00. */
const SAFE_START = OPENED + 4 * HOUR_MS - 37.5 * MINUTE_MS;

describe('safeStartOf', () => {
  test.each([
    ['one and a half times the handling fits in', 4 * HOUR_MS, 37.5 * MINUTE_MS],
    ['half the target is just as long', 75 * MINUTE_MS, 37.5 * MINUTE_MS],
    ['half the target is shorter', 10 * MINUTE_MS, 5 * MINUTE_MS],
  ])('where %s, that is the allowance', (_when, targetMs, allowanceMs) => {
    const clock = clockOf({ targetMs });
    expect(safeStartOf(clock, load)).toBe(OPENED + targetMs - allowanceMs);
  });

  test('the allowance is taken back on the calendar of the clock', () => {
    const office = policy.calendars.get('office');
    if (office === undefined) throw new Error('no office');
    const clock = clockOf({ calendar: office, deadlineAt: at('2026-11-18T09:20:00+01:00') });
    expect(safeStartOf(clock, load)).toBe(at('2026-11-17T17:42:30+01:00'));
  });
});

describe('rankOf', () => {
  test.each([
    ['1 ms before', SAFE_START - 1, SAFE_START - HEAD_START],
    ['at', SAFE_START, SAFE_START + HOUR_MS - HEAD_START],
    ['1 ms after', SAFE_START + 1, SAFE_START + HOUR_MS - HEAD_START],
  ])('%s the safe start a ticket with a slot counts as it is due', (_when, now, key) => {
    expect(rank([clockOf()], now, () => SAFE_START + HOUR_MS).rank).toBe(seconds(key));
  });

  test('a late ticket that has no slot yet keeps its place', () => {
    expect(rank([clockOf()], SAFE_START + HOUR_MS).because.code).toBe('onTime');
  });

  test.each([
    ['1 ms before', CAP - 1, CAP - 1, false],
    ['at', CAP, CAP, true],
    ['1 ms after', CAP + 1, CAP, true],
  ])('a slot %s the cap counts for what it may', (_when, after, counted, capped) => {
    const late = rank([clockOf()], SAFE_START, () => SAFE_START + after);
    expect(late.because).toMatchObject({ code: 'late', slotAt: SAFE_START + counted, capped });
  });

  test('the cap counts from the entry when that came after the safe start', () => {
    const entryAt = SAFE_START + DAY_MS;
    const late = rank([clockOf({ entryAt })], entryAt, () => entryAt + 9 * DAY_MS);
    expect(late.rank).toBe(seconds(entryAt + CAP - HEAD_START));
  });

  test('a slot of an earlier lateness is never before this one', () => {
    const entryAt = SAFE_START + DAY_MS;
    const late = rank([clockOf({ entryAt })], entryAt, () => SAFE_START + HOUR_MS);
    expect(late.because).toMatchObject({ slotAt: entryAt });
  });

  test('no key is below the entry less the limit of head starts', () => {
    const entryAt = OPENED + 20 * HOUR_MS;
    const clock = clockOf({ entryAt });
    const found = rank([clock], OPENED);
    expect(found.rank).toBe(seconds(entryAt - LIMIT));
    expect(found.because).toMatchObject({ atLimit: true });
  });

  test('the clock with the smallest key governs, whichever is due first', () => {
    const early = clockOf({ promise: 'resolution', clock: 'resolution' });
    const soon = clockOf({ deadlineAt: OPENED + HOUR_MS, targetMs: HOUR_MS });
    expect(rank([early, soon], OPENED).governing).toBe(soon);
    const slotFor = (clock: Clock) => (clock === soon ? SAFE_START + DAY_MS : null);
    expect(rank([early, soon], SAFE_START - 1, slotFor).governing).toBe(early);
  });

  test('clocks that are paused, met or over give no rank', () => {
    const over = [
      clockOf({ state: 'paused', paused: true, deadlineAt: null }),
      clockOf({ state: 'breached', paused: true, deadlineAt: null, breachedAt: OPENED }),
      clockOf({ state: 'met', metAt: OPENED }),
      clockOf({ state: 'breached', breachedAt: OPENED, metAt: OPENED + 1 }),
      clockOf({ state: 'cancelled', cancelledAt: OPENED }),
    ];
    expect(rank(over, OPENED).because.code).toBe('unpromised');
  });

  test('a ticket whose promises are all kept ranks as if due a day after its opening', () => {
    const found = rank([], OPENED);
    const key = OPENED + 24 * HOUR_MS - 37.5 * MINUTE_MS - HEAD_START;
    expect(found).toMatchObject({ inQueue: true, rank: seconds(key), governing: null });
    expect(found.because).toMatchObject({ code: 'unpromised', nominalAt: OPENED + 24 * HOUR_MS });
  });

  test('a ticket of a suspended customer comes after everything, by its opening', () => {
    const found = rank([clockOf()], OPENED, none, { suspended: true });
    expect(found.rank).toBe(5_000_000_000 + seconds(OPENED));
    expect(String(found.rank)).toHaveLength(10);
  });

  test.each<[string, Partial<Ticket>, string]>([
    ['solved', { category: 'solved' }, 'solved'],
    ['closed', { category: 'closed', ended: 'closed' }, 'solved'],
    ['solved while suspended', { category: 'solved', suspended: true }, 'solved'],
    ['merged', { ended: 'merged' }, 'ended'],
    ['deleted', { ended: 'deleted' }, 'ended'],
    ['not known to be opened', { openedAt: null }, 'unopened'],
  ])('a ticket that is %s is not in the queue', (_what, ticket, why) => {
    expect(rank([], OPENED, none, ticket)).toEqual({
      inQueue: false,
      rank: null,
      governing: null,
      because: { code: 'notInQueue', why },
    });
  });

  test('a ticket that waits for the customer is not in the queue, unless another clock is owed', () => {
    const waiting = { ...judgementOf(policy, 'standard', 'incident', []), waiting: true };
    expect(rankOf(waiting, OPENED, none).because).toMatchObject({ why: 'waiting' });
    const replacing = { ...waiting, clocks: [clockOf({ clock: 'replacement' })] };
    expect(rankOf(replacing, OPENED, none).inQueue).toBe(true);
  });

  test('a solved ticket that still owes its root cause is in the queue', () => {
    const found = rank([clockOf({ clock: 'rootCause' })], OPENED, none, { category: 'solved' });
    expect(found.inQueue).toBe(true);
  });
});

describe('recoverySlot', () => {
  const [standard] = policy.tiers;
  const pace = Math.round((25 * MINUTE_MS) / (0.15 * 6.7));
  const monday = at('2026-11-23T10:00:00+01:00');

  test('one pace after becoming late, where no slot came before', () => {
    expect(recoverySlot(policy, null, load, monday, null)).toBe(monday + pace);
  });

  test.each([
    ['earlier', -1, 0],
    ['at the same moment', 0, 0],
    ['later', 1, 1],
  ])('a previous slot %s counts from the later of the two', (_when, previous, shift) => {
    const slot = recoverySlot(policy, null, load, monday, monday + previous * HOUR_MS);
    expect(slot).toBe(monday + shift * HOUR_MS + pace);
  });

  test('it falls into the hours in which the tier has people', () => {
    const friday = at('2026-11-20T17:50:00+01:00');
    const slot = recoverySlot(policy, standard ?? null, load, friday, null);
    expect(slot).toBe(at('2026-11-21T10:00:00+01:00') + pace - 10 * MINUTE_MS);
  });
});

describe('grantedSlots', () => {
  const slot = fact('2026-11-18T12:00:00+01:00', {
    type: 'slotGranted',
    promise: 'firstReply',
    instance: 1,
    targetVersion: 1,
    tier: 'standard',
    slotAt: 123,
  });

  test.each([
    ['the clock it was granted to', {}, 123],
    ['another instance', { instance: 2 }, null],
    ['another target of it', { targetVersion: 2 }, null],
    ['another promise', { promise: 'resolution' }, null],
  ])('are for %s alone', (_what, given, slotAt) => {
    expect(grantedSlots([slot])(clockOf(given), 0)).toBe(slotAt);
  });
});

const anyClock = fc
  .record({
    targetMs: fc.integer({ min: MINUTE_MS, max: 30 * DAY_MS }),
    entryAfterMs: fc.integer({ min: 0, max: 30 * DAY_MS }),
    pausedMs: fc.integer({ min: 0, max: 5 * DAY_MS }),
  })
  .map(({ targetMs, entryAfterMs, pausedMs }) =>
    clockOf({
      targetMs,
      calendar: ALWAYS,
      entryAt: OPENED + entryAfterMs,
      deadlineAt: OPENED + targetMs + pausedMs,
    }),
  );
const anyTier = fc.constantFrom('standard', 'premium');
const anyKind = fc.constantFrom('incident', 'advice', 'outage', 'replacement', null);
const anyAfter = fc.integer({ min: 0, max: 60 * DAY_MS });
const anySlot = fc.option(fc.integer({ min: 0, max: 400 * DAY_MS }), { nil: null });

describe('rankOf: the bound that nobody starves', () => {
  test('no key is below the entry less the limit, nor above lateness and cap', () => {
    fc.assert(
      fc.property(
        anyClock,
        anyTier,
        anyKind,
        anyAfter,
        anySlot,
        (clock, tier, kind, after, slot) => {
          const judgement = judgementOf(policy, tier, kind, [clock]);
          const slotAt = slot === null ? null : OPENED + slot;
          const found = rankOf(judgement, OPENED + after, () => slotAt);
          const lateAt = lateFrom(clock, loadFor(judgement));
          const key = found.rank ?? Number.NaN;
          expect(key).toBeGreaterThanOrEqual(seconds(clock.entryAt - LIMIT));
          expect(key).toBeLessThanOrEqual(seconds(lateAt + CAP));
          expect(String(key)).toHaveLength(10);
        },
      ),
    );
  });

  test('time alone never moves a ticket that has no slot, nor one that has it already', () => {
    fc.assert(
      fc.property(anyClock, anyAfter, anyAfter, (clock, a, b) => {
        const lateAt = lateFrom(clock, load);
        expect(rank([clock], OPENED + a).rank).toBe(rank([clock], OPENED + b).rank);
        const slotted = (ms: number) => rank([clock], lateAt + ms, () => lateAt + HOUR_MS).rank;
        expect(slotted(a)).toBe(slotted(b));
      }),
    );
  });
});
