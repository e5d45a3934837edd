/** Who may start, pause and stop a timer, and what holds for every course of acts? */
import fc from 'fast-check';
import type { Timer } from '../../../engine/core/intervention/timer.ts';
import { timersOf } from '../../../engine/core/intervention/transition.ts';
import type { Signed } from '../../../engine/core/ticket/answer.ts';
import type { TimerAct } from '../../../engine/core/ticket/intervention-act.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { policyFrom } from '../../support/policy.ts';
import {
  agree,
  bill,
  CUSTOMER,
  course,
  FILE,
  HANDS,
  lastOf,
  MANAGER,
  OTHER,
  pause,
  policy,
  resume,
  START,
  start,
  still,
  stop,
} from './timer-scene.ts';

describe('who may, and when', () => {
  const ran = [HOUR_MS, pause] as const;
  test.each<[string, readonly [number, TimerAct, Partial<Signed>?][], string]>([
    [
      'a second timer of one agent',
      [
        [0, start],
        [1, start, { ticket: 2 }],
      ],
      'agentBusy',
    ],
    [
      'a second timer while one is paused',
      [[0, start], [...ran], [HOUR_MS + 1, start]],
      'agentBusy',
    ],
    [
      'a timer after the first',
      [
        [0, start],
        [1, stop],
        [2, start],
      ],
      'yes',
    ],
    [
      'a timer of another agent on the ticket',
      [
        [0, start],
        [1, start, { by: OTHER }],
      ],
      'yes',
    ],
    [
      'a pause of a colleague’s',
      [
        [0, start],
        [1, pause, { by: OTHER }],
      ],
      'notYours',
    ],
    [
      'a stop of a colleague’s',
      [
        [0, start],
        [1, stop, { by: OTHER }],
      ],
      'notYours',
    ],
    [
      'a manager’s stop',
      [
        [0, start],
        [1, stop, { by: MANAGER }],
      ],
      'yes',
    ],
    [
      'a manager’s pause',
      [
        [0, start],
        [1, pause, { by: MANAGER }],
      ],
      'notYours',
    ],
    ['a pause twice', [[0, start], [...ran], [HOUR_MS + 1, pause]], 'notNow'],
    [
      'a resume of what runs',
      [
        [0, start],
        [1, resume],
      ],
      'notNow',
    ],
    ['a resume', [[0, start], [...ran], [HOUR_MS + 1, resume]], 'yes'],
    [
      'a stop twice',
      [
        [0, start],
        [1, stop],
        [2, stop],
      ],
      'notNow',
    ],
    [
      'a resume after the stop',
      [
        [0, start],
        [1, stop],
        [2, resume],
      ],
      'notNow',
    ],
    ['a sign of life while paused', [[0, start], [...ran], [HOUR_MS + 1, still]], 'notNow'],
    ['a stop of nothing', [[0, stop]], 'noTimer'],
    [
      'a stop on another ticket',
      [
        [0, start],
        [1, stop, { ticket: 2 }],
      ],
      'noTimer',
    ],
    ['a start by the customer', [[0, start, { by: CUSTOMER }]], 'role'],
    [
      'a stop by the customer',
      [
        [0, start],
        [1, stop, { by: CUSTOMER }],
      ],
      'role',
    ],
    [
      'the customer’s yes',
      [
        [0, start],
        [1, agree(1), { by: CUSTOMER }],
      ],
      'yes',
    ],
    [
      'a yes that an agent makes up',
      [
        [0, start],
        [1, agree(1)],
      ],
      'noSuchComment',
    ],
    [
      'a yes to no slice',
      [
        [0, start],
        [1, agree(0), { by: CUSTOMER }],
      ],
      'badSlices',
    ],
    [
      'a yes to half a slice',
      [
        [0, start],
        [1, agree(0.5), { by: CUSTOMER }],
      ],
      'badSlices',
    ],
    [
      'a yes to 1001 slices',
      [
        [0, start],
        [1, agree(1001), { by: CUSTOMER }],
      ],
      'badSlices',
    ],
    [
      'a yes after the stop',
      [
        [0, start],
        [1, stop],
        [2, agree(1), { by: CUSTOMER }],
      ],
      'notNow',
    ],
  ])('%s: %j', (_what, acts, verdict) => {
    expect(lastOf(course(...acts))).toBe(verdict);
  });

  test('nobody may where nothing is sold, or nobody is named', () => {
    const { interventions: _, ...nothing } = FILE;
    const facts = course([0, start]);
    expect(timersOf(facts, policyFrom(nothing)).verdicts[0]?.refused).toBe('notSold');
    const named = policyFrom({ ...FILE, may: {} });
    expect(timersOf(facts, named).verdicts[0]?.refused).toBe('permission');
  });
});

describe('every course', () => {
  const acts = [start, pause, resume, stop, still, agree(2), bill];
  const step = fc.tuple(
    fc.constantFrom(...acts),
    fc.constantFrom(0, 1, MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS),
    fc.constantFrom(HANDS, HANDS, CUSTOMER, MANAGER),
  );

  test('bills at most the slices begun and agreed to, whatever order it is read in', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat(), (steps, salt) => {
        let ms = 0;
        const facts = course(
          [0, start],
          ...steps.map(([act, delay, by]): [number, TimerAct, Partial<Signed>] => {
            ms += delay;
            return [ms, act, { by }];
          }),
        );
        const told = timersOf(facts, policy);
        const [first] = told.state as [Timer];
        // Counted by hand: the stretches between accepted starts and stops of the first timer.
        let worked = 0;
        let agreed = 4;
        let since: number | null = START;
        for (const [i, fact] of facts.entries()) {
          if (told.verdicts[i]?.refused !== null || fact.type === 'start') continue;
          if (fact.type === 'agree') agreed += fact.slices;
          if (fact.type === 'resume') since = fact.at;
          if ((fact.type === 'pause' || fact.type === 'stop') && since !== null) {
            worked += fact.at - since;
            since = null;
          }
        }
        const begun = Math.max(0, Math.ceil(worked / (30 * MINUTE_MS)) - 1);
        const charged = told.charges
          .filter(({ key }) => key.startsWith('intervention-1-100-'))
          .flatMap(({ lines }) => lines)
          .reduce((sum, { net }) => sum + Number(net.minor), 0);
        expect(charged % 2500).toBe(0);
        expect(charged / 2500).toBeLessThanOrEqual(Math.min(begun, agreed));
        if (first.state !== 'stopped') expect(charged).toBe(0);
        const twice = [...facts, ...facts.filter((_, i) => i % 2 === salt % 2)].reverse();
        expect(timersOf(twice, policy)).toEqual(told);
      }),
      { numRuns: Number(process.env.SEQUENCES ?? 2000) },
    );
  });
});
