import type { Fact } from '../ticket/fact.ts';
import type { TimerFact } from '../ticket/intervention-act.ts';

/** What of a ticket's facts is about its timers: the acts that were accepted. */
export function timerFactsOf(ticket: number, facts: readonly Fact[]): readonly TimerFact[] {
  return facts.flatMap((fact): TimerFact[] => {
    if (fact.type !== 'timerActed') return [];
    const { act, nonce, by, at, seq = 0 } = fact;
    return [{ ...act, at, seq, nonce, ticket, by }];
  });
}
