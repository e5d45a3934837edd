// Does the sidebar count a timer on exactly as the engine reads it, without asking?
import fc from 'fast-check';
import { countTimer } from '../../../app/engine/timer-count.ts';
import { readTimer } from '../../../engine/core/intervention/timer.ts';
import { timersOf } from '../../../engine/core/intervention/transition.ts';
import type { InterventionRules } from '../../../engine/core/policy/paid.ts';
import type { TimerAct } from '../../../engine/core/ticket/intervention-act.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import type { TimerForm } from '../../../engine/http/paid-contract.ts';
import { FILE, HANDS, START } from '../../core/intervention/timer-scene.ts';
import { policyFrom } from '../../support/policy.ts';

const price = (amount: number) => ({
  net: { amount: String(amount), currency: 'EUR' },
  list: null,
  vat: null,
});

const OF = 100;
type Step = readonly [gapMs: number, act: 'pause' | 'resume' | 'stillWorking' | 'stop'];

/** The engine's own timer after some acts, and what it answers of it at an instant. */
function played(steps: readonly Step[], cap: number) {
  const policy = policyFrom({ ...FILE, interventions: { ...FILE.interventions, cap } });
  let at = START;
  const acts: TimerAct[] = [{ type: 'start', tier: null }];
  const facts = [...steps.map(([gapMs, type]) => [gapMs, { type, of: OF }] as const)].map(
    ([gapMs, act], i) => {
      at += gapMs;
      return { ...act, at, seq: OF + 1 + i, nonce: `n${i}`, ticket: 1, by: HANDS };
    },
  );
  const start = { ...acts[0], at: START, seq: OF, nonce: 's', ticket: 1, by: HANDS } as const;
  const rules = policy.interventions as InterventionRules;
  const [timer] = timersOf([start as never, ...facts], policy).state;
  if (timer === undefined) throw new Error('There is no timer.');
  return { timer, rules, lastAt: at };
}

function formAt({ timer, rules }: ReturnType<typeof played>, now: number, cap: number): TimerForm {
  const reading = readTimer(timer, rules, now);
  const text = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...reading,
    of: OF,
    agent: timer.agent,
    state: timer.state,
    startedAt: new Date(START).toISOString(),
    agreed: cap,
    slicePrice: price(25),
    costs: Array.from({ length: cap - reading.billed + 1 }, (_, i) =>
      price(25 * (reading.billed + i)),
    ),
    nextSliceAt: text(reading.nextSliceAt),
    askAt: text(reading.askAt),
    alertAt: text(reading.alertAt),
    comments: [],
  };
}

describe('countTimer', () => {
  const step = fc.tuple(
    fc.integer({ min: 1, max: 3 * HOUR_MS }),
    fc.constantFrom('pause', 'resume', 'stillWorking', 'stop'),
  ) as fc.Arbitrary<Step>;

  it('comes to what the engine would answer then, for any course, answer and moment', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 5 }),
        fc.integer({ min: 0, max: 5 * HOUR_MS }),
        fc.integer({ min: 0, max: 5 * HOUR_MS }),
        fc.integer({ min: 1, max: 20 }),
        (steps, answerMs, laterMs, cap) => {
          const scene = played(steps, cap);
          const answeredAt = scene.lastAt + answerMs;
          const now = answeredAt + laterMs;
          const counted = countTimer(formAt(scene, answeredAt, cap), scene.rules, answeredAt, now);
          const then = readTimer(scene.timer, scene.rules, now);
          const { workedMs, billed, withheld, unagreed, nextSliceAt } = then;
          expect(counted).toMatchObject({ workedMs, billed, withheld, unagreed });
          expect(counted.nextMs).toBe(nextSliceAt === null ? null : nextSliceAt - now);
          expect(counted.cost).toEqual(price(25 * billed));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['before two hours', 2 * HOUR_MS - 1, false, false],
    ['at two hours', 2 * HOUR_MS, true, false],
    ['at three hours', 3 * HOUR_MS, true, false],
    ['after three hours', 3 * HOUR_MS + 1, true, true],
  ])('%s asks, and is forgotten, as the rules say', (_when, ms, asks, isForgotten) => {
    const scene = played([], 4);
    const form = formAt(scene, START, 4);
    expect(countTimer(form, scene.rules, START, START + ms)).toMatchObject({ asks, isForgotten });
  });

  it('says that the next slice costs nothing once none is agreed any more', () => {
    const scene = played([], 1);
    const form = formAt(scene, START, 1);
    const isBilledAt = (minutes: number) =>
      countTimer(form, scene.rules, START, START + minutes * MINUTE_MS).isNextBilled;
    expect([isBilledAt(29), isBilledAt(31)]).toEqual([true, false]);
  });
});
