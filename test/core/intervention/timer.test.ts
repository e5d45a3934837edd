/** What does a timer of on-site hands cost, to the millisecond, and when does it ask? */

import { nextDueAt, readTimer } from '../../../engine/core/intervention/timer.ts';
import { timersOf } from '../../../engine/core/intervention/transition.ts';
import type { Signed } from '../../../engine/core/ticket/answer.ts';
import type { TimerAct } from '../../../engine/core/ticket/intervention-act.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { at } from '../../support/histories.ts';
import { policyFrom } from '../../support/policy.ts';
import {
  agree,
  bill,
  CUSTOMER,
  chargedBy,
  course,
  FILE,
  lastOf,
  MANAGER,
  pause,
  policy,
  resume,
  rules,
  START,
  start,
  still,
  stop,
  timerOf,
} from './timer-scene.ts';

describe('a timer', () => {
  test.each([
    ['00:00.001', 1, 0n],
    ['29:59.999', 30 * MINUTE_MS - 1, 0n],
    ['30:00.000', 30 * MINUTE_MS, 0n],
    ['30:00.001', 30 * MINUTE_MS + 1, 2500n],
    ['59:59.999', 60 * MINUTE_MS - 1, 2500n],
    ['60:00.000', 60 * MINUTE_MS, 2500n],
    ['60:00.001', 60 * MINUTE_MS + 1, 5000n],
  ])('of %s of work, with or without pauses, costs the slices that have begun', (_t, ms, minor) => {
    expect(chargedBy(course([0, start], [ms, stop]))).toBe(minor);
    const gap = 47 * MINUTE_MS + 13;
    const paused = course([0, start], [1, pause], [1 + gap, resume], [ms + gap, stop]);
    expect(chargedBy(paused)).toBe(minor);
    const left = course([0, start], [ms, pause], [ms + gap, stop]);
    expect(chargedBy(left)).toBe(minor);
  });

  test.each([
    ['29:59.999', 30 * MINUTE_MS - 1, 0, 30],
    ['30:00.000', 30 * MINUTE_MS, 0, 30],
    ['30:00.001', 30 * MINUTE_MS + 1, 1, 60],
    ['59:59.999', 60 * MINUTE_MS - 1, 1, 60],
  ])('shows at %s what it costs and when the next slice begins', (_t, ms, billed, next) => {
    const reading = readTimer(timerOf(course([0, start])), rules, START + ms);
    const nextSliceAt = START + next * MINUTE_MS;
    expect(reading).toMatchObject({ workedMs: ms, started: billed, billed, nextSliceAt });
  });

  test('moves the next slice by its pauses, and has none while it is paused', () => {
    const facts = course([0, start], [10 * MINUTE_MS, pause], [25 * MINUTE_MS, resume]);
    const now = START + 26 * MINUTE_MS;
    const next = { nextSliceAt: START + 45 * MINUTE_MS };
    expect(readTimer(timerOf(facts), rules, now)).toMatchObject(next);
    const paused = timerOf(facts.slice(0, 2));
    const none = { workedMs: 10 * MINUTE_MS, nextSliceAt: null, askAt: null, alertAt: null };
    expect(readTimer(paused, rules, now)).toMatchObject(none);
    expect(nextDueAt(paused, rules, now)).toBeNull();
  });

  test('bills no more slices than are agreed, and more with the customer’s yes', () => {
    // Six slices; somebody says in time that they are there.
    const long = 3.5 * HOUR_MS;
    const there = [2 * HOUR_MS, still] as const;
    expect(chargedBy(course([0, start], [...there], [long, stop]))).toBe(10_000n);
    const more = course(
      [0, start],
      [...there],
      [2.5 * HOUR_MS, agree(1), { by: CUSTOMER }],
      [long, stop],
    );
    expect(chargedBy(more)).toBe(12_500n);
    const { charges } = timersOf(more, policy);
    expect(charges.map(({ acceptedBy }) => acceptedBy)).toEqual([
      { from: 'action', auditId: 100, nonce: 'n100' },
      { from: 'page', nonce: 'n102' },
    ]);
    expect(new Set(charges.map(({ key }) => key)).size).toBe(2);
  });

  test('bills nothing that is not agreed where the package agrees to nothing', () => {
    const { cap: _, ...interventions } = FILE.interventions;
    const bare = policyFrom({ ...FILE, interventions });
    expect(chargedBy(course([0, start], [HOUR_MS, stop]), bare)).toBe(0n);
  });

  test('costs what it cost at its start, less what was waived then', () => {
    const night = at('2026-11-21T09:00:00+01:00') - START;
    expect(chargedBy(course([night, start], [night + HOUR_MS, stop]))).toBe(1250n);
    const into = at('2026-11-20T23:59:59.999+01:00') - START;
    expect(chargedBy(course([into, start], [into + HOUR_MS, stop]))).toBe(2500n);
  });
});

describe('a forgotten timer', () => {
  const ASK = 2 * HOUR_MS;
  const ALERT = 3 * HOUR_MS;
  // Slices begin at 0:30, 1:00, 1:30 and 2:00; the cap of this one is out of the way.
  const free = policyFrom({ ...FILE, interventions: { ...FILE.interventions, cap: 100 } });
  const slices = (...acts: readonly [number, TimerAct, Partial<Signed>?][]) =>
    chargedBy(course([0, start], ...acts), free) / 2500n;

  test('asks after two hours and alerts after three of silence', () => {
    const timer = timerOf(course([0, start]));
    const due = { askAt: START + ASK, alertAt: START + ALERT };
    expect(readTimer(timer, rules, START)).toMatchObject(due);
    expect(nextDueAt(timer, rules, START + ASK - 1)).toBe(START + ASK);
    expect(nextDueAt(timer, rules, START + 2.75 * HOUR_MS)).toBe(START + ALERT);
    const heard = timerOf(course([0, start], [HOUR_MS, still]));
    expect(readTimer(heard, rules, START + HOUR_MS)).toMatchObject({ askAt: START + ALERT });
  });

  test.each([
    ['1 ms before the question', ASK - 1, 3n],
    ['at the question', ASK, 3n],
    ['1 ms after it', ASK + 1, 3n],
    ['long after it', 9 * HOUR_MS, 3n],
  ])('stopped %s bills what began before it', (_when, ms, count) => {
    expect(slices([ms, stop])).toBe(count);
    expect(slices([ms, pause], [ms + 1, stop])).toBe(count);
  });

  test.each([
    ['1 ms before the alert', ALERT - 1, 7n],
    ['at the alert', ALERT, 7n],
    ['1 ms after the alert', ALERT + 1, 4n],
  ])('whose question is answered %s bills what an answer in time would', (_when, ms, count) => {
    // Until 4:00: seven slices in all; those that begin at 2:00, 2:30 and 3:00 had no answer.
    expect(slices([ms, still], [4 * HOUR_MS, stop])).toBe(count);
  });

  test('bills the rest when a manager says why, once, and nobody else may', () => {
    const left = 5 * HOUR_MS;
    const by = { by: MANAGER };
    expect(slices([left, stop], [left + 1, bill, by])).toBe(9n);
    expect(slices([left, stop], [left + 1, bill, by], [left + 2, bill, by])).toBe(9n);
    expect(slices([left, stop], [left + 1, bill])).toBe(3n);
    const said = (act: TimerAct, given: Partial<Signed>) =>
      lastOf(course([0, start], [left, stop], [left + 1, act, given]));
    expect(said(bill, {})).toBe('permission');
    expect(said({ ...bill, why: ' ' } as TimerAct, by)).toBe('badWhy');
    expect(said(bill, by)).toBe('yes');
    expect(lastOf(course([0, start], [HOUR_MS, stop], [HOUR_MS, bill, by]))).toBe('nothingChanged');
    expect(lastOf(course([0, start], [left, bill, by]))).toBe('notNow');
  });
});
