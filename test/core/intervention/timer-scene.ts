/** Timers of on-site hands for tests: who acts, what they do, and what is charged. */

import type { Timer } from '../../../engine/core/intervention/timer.ts';
import { timersOf } from '../../../engine/core/intervention/transition.ts';
import type { InterventionRules } from '../../../engine/core/policy/paid.ts';
import type { Doer, Signed } from '../../../engine/core/ticket/answer.ts';
import type { TimerAct, TimerFact } from '../../../engine/core/ticket/intervention-act.ts';
import { at } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

export const FILE = {
  ...EXAMPLE_FILE,
  interventions: { included: '30m', slice: '30m', slicePrice: 25, cap: 4 },
  promotions: [
    {
      id: 'night',
      from: '2026-11-21',
      to: '2026-11-21',
      applies: ['intervention'],
      percentOff: 50,
    },
  ],
  may: {
    roles: { manager: { groups: ['Managers'] } },
    intervene: ['agent'],
    correctCharge: ['manager'],
  },
};
export const policy = policyFrom(FILE);
export const rules = policy.interventions as InterventionRules;
export const START = at('2026-11-20T09:00:00+01:00');
const agent = (id: number, ...groups: string[]): Doer => ({
  is: 'agent',
  id,
  actor: { role: 'agent', groups },
});
export const [HANDS, OTHER, MANAGER] = [agent(20), agent(21), agent(22, 'Managers')];
export const CUSTOMER: Doer = { is: 'customer', id: 7 };
const OF = 100;

/** Acts of one timer, each so many milliseconds after its start. */
export function course(...acts: readonly [number, TimerAct, Partial<Signed>?][]): TimerFact[] {
  return acts.map(([ms, act, given], i) => {
    const seq = OF + i;
    return { at: START + ms, seq, nonce: `n${seq}`, ticket: 1, by: HANDS, ...act, ...given };
  });
}
export const start: TimerAct = { type: 'start', tier: null };
export const pause: TimerAct = { type: 'pause', of: OF };
export const resume: TimerAct = { type: 'resume', of: OF };
export const stop: TimerAct = { type: 'stop', of: OF };
export const still: TimerAct = { type: 'stillWorking', of: OF };
export const bill: TimerAct = { type: 'bill', of: OF, why: 'They were there all night' };
export const agree = (slices: number): TimerAct => ({
  type: 'agree',
  of: OF,
  slices,
  comment: null,
  answerers: { requester: 7, approvers: [] },
});

export const chargedBy = (facts: readonly TimerFact[], by = policy) =>
  timersOf(facts, by)
    .charges.flatMap(({ lines }) => lines)
    .reduce((sum, { net, waived }) => sum + net.minor - (waived?.amount.minor ?? 0n), 0n);
export const lastOf = (facts: readonly TimerFact[]) =>
  timersOf(facts, policy).verdicts.at(-1)?.refused ?? 'yes';
export const timerOf = (facts: readonly TimerFact[]) => timersOf(facts, policy).state[0] as Timer;
