/** What holds for every history, whatever happened in it? */
import fc from 'fast-check';
import type { Clock } from '../../../engine/core/clock/clock.ts';
import { judge } from '../../../engine/core/clock/judge.ts';
import type { Fact, FactBody } from '../../../engine/core/ticket/fact.ts';
import { compareFacts } from '../../../engine/core/ticket/order.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { at, ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);
const OPENED = at('2026-11-16T09:00:00+01:00');
const ticket = ticketOf('premium');
const org = (tier: string) => ({ id: 1, name: 'ACME', fields: { support_tier: tier } });

/** What changes no promise: words, statuses and the like. */
const PLAIN: readonly FactBody[] = [
  { type: 'customerWrote' },
  { type: 'staffReplied' },
  { type: 'staffReplied', public: false },
  { type: 'status', to: 'pending' },
  { type: 'status', to: 'open' },
  { type: 'status', to: 'hold' },
  { type: 'status', to: 'solved' },
  { type: 'component', to: 'disk' },
  { type: 'waitingForWindow' },
  { type: 'windowReached' },
  { type: 'replaced' },
  { type: 'replaced', to: false },
  { type: 'noReplyOwed' },
  { type: 'rootCauseGiven' },
  { type: 'promised', until: OPENED + 3 * DAY_MS },
  { type: 'group', to: 'Network' },
];
/** What changes what is promised, or ends it. */
const CHANGING: readonly FactBody[] = [
  { type: 'priority', to: 'urgent' },
  { type: 'kind', to: 'advice' },
  { type: 'kind', to: 'outage', why: 'it is down' },
  { type: 'kind', to: 'replacement' },
  { type: 'kind', to: null },
  { type: 'organization', to: org('standard') },
  { type: 'organization', to: org('premium') },
  { type: 'organization', to: null },
  { type: 'suspended' },
  { type: 'reinstated' },
  { type: 'status', to: 'closed' },
  { type: 'merged', into: 9 },
  { type: 'deleted' },
];

function histories(bodies: readonly FactBody[]): fc.Arbitrary<readonly Fact[]> {
  const step = fc.record({
    body: fc.constantFrom(...bodies),
    afterMs: fc.oneof(
      fc.constantFrom(0, 1, MINUTE_MS, HOUR_MS),
      fc.integer({ min: 0, max: 2 * DAY_MS }),
    ),
  });
  const opening = fc.record({
    by: fc.constantFrom('customer' as const, 'staff' as const),
    kind: fc.constantFrom('incident', 'advice', 'replacement', 'outage', null),
  });
  return fc.tuple(opening, fc.array(step, { maxLength: 14 })).map(([how, steps]) => {
    let now = OPENED;
    const facts: Fact[] = [{ at: OPENED, seq: 1, type: 'opened', ...how }];
    for (const [index, { body, afterMs }] of steps.entries()) {
      now += afterMs;
      facts.push({ at: now, seq: index + 2, ...body } as Fact);
    }
    return facts;
  });
}

const any = histories([...PLAIN, ...CHANGING]);
const plain = histories(PLAIN);
const anyAfter = fc.integer({ min: 0, max: 20 * DAY_MS });
const clocksAt = (facts: readonly Fact[], now: number) =>
  judge(policy, { ticket, facts }, now).clocks;
const endOf = (facts: readonly Fact[]) => Math.max(...facts.map((fact) => fact.at));

describe('judge, for every history', () => {
  test('facts dated after now change nothing: it is the judgement of those before', () => {
    fc.assert(
      fc.property(any, anyAfter, (facts, after) => {
        const now = OPENED + after;
        const known = facts.filter((fact) => fact.at <= now);
        expect(judge(policy, { ticket, facts }, now)).toEqual(
          judge(policy, { ticket, facts: known }, now),
        );
      }),
    );
  });

  test('the order in which facts were read changes nothing', () => {
    const shuffled = any.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts], { minLength: facts.length })),
    );
    fc.assert(
      fc.property(shuffled, ([facts, mixed]) => {
        const now = endOf(facts) + DAY_MS;
        expect(clocksAt(mixed, now)).toEqual(clocksAt(facts, now));
      }),
    );
  });

  test('facts of one instant and one update that mean different things may come in any order', () => {
    const merged = any.map((facts) => {
      const one = facts.map((fact): Fact => ({ ...fact, seq: 1, at: roundUp(fact.at) }));
      const ranks = new Map<string, Fact>();
      // One fact of each rank an instant: those that tie say the same kind of thing.
      for (const fact of one) {
        const tie = [...ranks.values()].find((other) => compareFacts(fact, other) === 0);
        if (tie === undefined) ranks.set(`${ranks.size}`, fact);
      }
      return [...ranks.values()];
    });
    const shuffled = merged.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts], { minLength: facts.length })),
    );
    fc.assert(
      fc.property(shuffled, ([facts, mixed]) => {
        const now = endOf(facts) + DAY_MS;
        expect(clocksAt(mixed, now)).toEqual(clocksAt(facts, now));
      }),
    );
  });

  test('each clock is in one state, and says what that state must', () => {
    fc.assert(
      fc.property(any, anyAfter, (facts, after) => {
        const now = OPENED + after;
        for (const clock of clocksAt(facts, now)) expect(whatIsWrong(clock, now)).toEqual([]);
      }),
    );
  });

  test('reasons change nothing of the answer, and every clock has some', () => {
    fc.assert(
      fc.property(any, anyAfter, (facts, after) => {
        const now = OPENED + after;
        const { clocks } = judge(policy, { ticket, facts }, now, { reasons: true });
        expect(clocks.map((clock) => ({ ...clock, reasons: [] }))).toEqual(clocksAt(facts, now));
        for (const { reasons } of clocks) expect(reasons[0]?.code).toBe('target');
      }),
    );
  });

  test('time alone breaches a running clock 1 ms after its deadline and changes no other', () => {
    fc.assert(
      fc.property(any, (facts) => {
        const now = endOf(facts);
        for (const [index, clock] of clocksAt(facts, now).entries()) {
          const { state, deadlineAt } = clock;
          const due = deadlineAt ?? now;
          const later = (at: number) => clocksAt(facts, at)[index]?.state;
          if (state !== 'running') expect(later(now + 30 * DAY_MS)).toBe(state);
          else expect([later(due), later(due + 1)]).toEqual(['running', 'breached']);
        }
      }),
    );
  });
});

describe('judge, for every history in which promises stay the same', () => {
  test('a clock is met exactly when it was met at or before its deadline', () => {
    fc.assert(
      fc.property(plain, anyAfter, (facts, after) => {
        for (const clock of clocksAt(facts, OPENED + after)) {
          if (clock.metAt === null) continue;
          const inTime = clock.metAt <= (clock.deadlineAt ?? Number.NEGATIVE_INFINITY);
          expect(clock.state).toBe(inTime ? 'met' : 'breached');
        }
      }),
    );
  });

  test('a pause never brings a deadline nearer', () => {
    const answered: Fact = { at: OPENED + MINUTE_MS, seq: 2, type: 'staffReplied' };
    const pause = fc.record({
      fromMs: fc.integer({ min: 2 * MINUTE_MS, max: 6 * HOUR_MS }),
      forMs: fc.integer({ min: 0, max: 4 * DAY_MS }),
    });
    fc.assert(
      fc.property(pause, fc.constantFrom('incident', 'outage'), ({ fromMs, forMs }, kind) => {
        const opening: Fact = { at: OPENED, seq: 1, type: 'opened', by: 'customer', kind };
        const facts: Fact[] = [opening, answered];
        const from = OPENED + fromMs;
        const paused: Fact[] = [
          ...facts,
          { at: from, seq: 3, type: 'status', to: 'pending' },
          { at: from + forMs, seq: 4, type: 'status', to: 'open' },
        ];
        const now = from + forMs;
        const without = clocksAt(facts, now).filter(({ breachedAt }) => breachedAt === null);
        for (const clock of without) {
          const after = clocksAt(paused, now).find(
            ({ promise, instance }) => promise === clock.promise && instance === clock.instance,
          );
          const before = clock.deadlineAt ?? Number.NEGATIVE_INFINITY;
          expect(after?.deadlineAt ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });
});

function roundUp(at: number): number {
  return Math.ceil(at / (6 * HOUR_MS)) * 6 * HOUR_MS;
}

/** Everything a clock says that contradicts its state. */
function whatIsWrong(clock: Clock, now: number): readonly string[] {
  const { state, paused, deadlineAt, metAt, breachedAt, cancelledAt } = clock;
  const claims: readonly (readonly [string, boolean])[] = [
    ['elapsed and remaining add up', clock.elapsedMs + clock.remainingMs === clock.targetMs],
    ['nothing elapsed is negative', clock.elapsedMs >= 0],
    ['it began by now', clock.startedAt <= now && clock.entryAt <= now],
    ['breached has its instant', (state === 'breached') === (breachedAt !== null)],
    ['met was met', state !== 'met' || (metAt !== null && metAt <= now)],
    ['cancelled was ended', state !== 'cancelled' || cancelledAt !== null],
    ['paused has no deadline', !paused || deadlineAt === null],
    ['running has one not passed', state !== 'running' || (deadlineAt ?? 0) >= now],
    ['only paused and lapsed have none', deadlineAt !== null || paused || cancelledAt !== null],
    ['no breach is of the future', breachedAt === null || breachedAt < now || breachedAt === now],
  ];
  return claims
    .filter(([, holds]) => !holds)
    .map(([claim]) => `${claim}: ${JSON.stringify(clock)}`);
}
