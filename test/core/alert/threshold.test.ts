/** When is a threshold crossed, what is it called, and what comes next? */
import {
  crossed,
  isAtRisk,
  nextCrossing,
  thresholdKey,
} from '../../../engine/core/alert/threshold.ts';
import type { Clock } from '../../../engine/core/clock/clock.ts';
import type { Threshold } from '../../../engine/core/policy/policy.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { clockOf, OPENED } from '../../support/clocks.ts';
import { at } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const THREE_QUARTERS: Threshold = { fraction: 0.75, beforeMs: null, to: 'assignee' };
const HALF_HOUR: Threshold = { fraction: null, beforeMs: 30 * MINUTE_MS, to: 'ladder' };
const DEADLINE: Threshold = { fraction: 1, beforeMs: null, to: 'ladder' };
const ALL = [THREE_QUARTERS, HALF_HOUR, DEADLINE];

/** The four-hour clock with so much of its time left. */
const left = (remainingMs: number, given: Partial<Clock> = {}) =>
  clockOf({ remainingMs, elapsedMs: 4 * HOUR_MS - remainingMs, ...given });
const broken = (given: Partial<Clock> = {}) =>
  left(-1, { state: 'breached', breachedAt: OPENED + 4 * HOUR_MS, ...given });
const found = (clock: Clock, told: readonly string[] = []) =>
  crossed([clock], ALL, told).map(({ key, isBreach }) => `${key}${isBreach ? '!' : ''}`);

describe('crossed', () => {
  test.each([
    ['1 ms before three quarters', HOUR_MS + 1, []],
    ['at three quarters', HOUR_MS, ['firstReply:1:v1:0.75']],
    ['1 ms after three quarters', HOUR_MS - 1, ['firstReply:1:v1:0.75']],
    ['1 ms before the last half hour', 30 * MINUTE_MS + 1, ['firstReply:1:v1:0.75']],
    [
      'as the last half hour begins',
      30 * MINUTE_MS,
      ['firstReply:1:v1:0.75', 'firstReply:1:v1:-30m'],
    ],
    ['at the deadline', 0, ['firstReply:1:v1:0.75', 'firstReply:1:v1:-30m']],
  ])('%s these are crossed', (_when, remainingMs, keys) => {
    expect(found(left(remainingMs))).toEqual(keys);
  });

  test('a broken clock crosses its deadline, and warns nobody any more', () => {
    expect(found(broken())).toEqual(['firstReply:1:v1:1!']);
  });

  test('a breach is told even when it was met late or given up since', () => {
    expect(found(broken({ metAt: OPENED }))).toEqual(['firstReply:1:v1:1!']);
    expect(found(broken({ cancelledAt: OPENED }))).toEqual(['firstReply:1:v1:1!']);
  });

  test.each<[string, Partial<Clock>]>([
    ['paused', { state: 'paused', paused: true, deadlineAt: null }],
    ['met', { state: 'met', metAt: OPENED }],
    ['cancelled', { state: 'cancelled', cancelledAt: OPENED }],
  ])('a %s clock warns nobody', (_what, given) => {
    expect(found(left(1, given))).toEqual([]);
  });

  test('what was told is not found again, a new target or instance is', () => {
    const told = ['firstReply:1:v1:0.75'];
    expect(found(left(HOUR_MS), told)).toEqual([]);
    expect(found(left(HOUR_MS, { targetVersion: 2 }), told)).toHaveLength(1);
    expect(found(left(HOUR_MS, { instance: 2 }), told)).toHaveLength(1);
  });
});

describe('thresholdKey', () => {
  test('names promise, instance, target and threshold', () => {
    const clock = clockOf({ promise: 'agentWork', instance: 3, targetVersion: 2 });
    expect(ALL.map((one) => thresholdKey(clock, one))).toEqual([
      'agentWork:3:v2:0.75',
      'agentWork:3:v2:-30m',
      'agentWork:3:v2:1',
    ]);
  });
});

describe('nextCrossing', () => {
  const next = (clock: Clock, now: number) => nextCrossing([clock], ALL, now);

  test.each([
    ['the first threshold', 0, 3 * HOUR_MS],
    ['the second once the first is crossed', 3 * HOUR_MS, 3.5 * HOUR_MS],
    ['the deadline, passed 1 ms after it', 3.5 * HOUR_MS, 4 * HOUR_MS + 1],
  ])('is %s', (_what, elapsed, after) => {
    const clock = left(4 * HOUR_MS - elapsed);
    expect(next(clock, OPENED + elapsed)).toBe(OPENED + after);
  });

  test('counts on the calendar of the clock', () => {
    const office = policyFrom(EXAMPLE_FILE).calendars.get('office');
    if (office === undefined) throw new Error('no office');
    const now = at('2026-11-18T17:00:00+01:00');
    const deadlineAt = office.advance(now, 4 * HOUR_MS);
    const clock = clockOf({ calendar: office, deadlineAt });
    expect(next(clock, now)).toBe(at('2026-11-19T11:00:00+01:00'));
  });

  test.each<[string, Partial<Clock>]>([
    ['paused', { state: 'paused', paused: true, deadlineAt: null }],
    ['met', { state: 'met', metAt: OPENED }],
    ['breached', { state: 'breached', breachedAt: OPENED }],
    ['never due', { deadlineAt: Number.POSITIVE_INFINITY, targetMs: Number.POSITIVE_INFINITY }],
  ])('a clock that is %s crosses nothing more', (_what, given) => {
    expect(nextCrossing([clockOf(given)], [DEADLINE], OPENED)).toBeNull();
  });

  test('is the earliest of all clocks', () => {
    const clocks = [clockOf(), clockOf({ promise: 'resolution', targetMs: 2 * HOUR_MS })];
    expect(nextCrossing(clocks, ALL, OPENED)).toBe(OPENED + 1.5 * HOUR_MS);
  });
});

describe('isAtRisk', () => {
  test.each([
    ['1 ms before the first warning', HOUR_MS + 1, false],
    ['at the first warning', HOUR_MS, true],
    ['1 ms after the first warning', HOUR_MS - 1, true],
  ])('%s a ticket is at risk or not', (_when, remainingMs, expected) => {
    expect(isAtRisk(left(remainingMs), ALL)).toBe(expected);
  });

  test('where only the deadline is told, nothing is ever at risk before it', () => {
    expect(isAtRisk(left(0), [DEADLINE])).toBe(false);
  });
});
