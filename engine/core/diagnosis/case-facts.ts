import type { CaseFact } from '../ticket/diagnosis-act.ts';
import type { Fact } from '../ticket/fact.ts';

/**
 * What of a ticket's facts is about its diagnosis: the acts that were accepted, and each word of
 * the customer's, which answers what they had been asked.
 */
export function caseFactsOf(ticket: number, facts: readonly Fact[]): readonly CaseFact[] {
  return facts.flatMap((fact): CaseFact[] => {
    const { at, seq = 0 } = fact;
    if (fact.type === 'diagnosisActed') {
      const { act, nonce, by } = fact;
      return [{ ...act, at, seq, nonce, ticket, by }];
    }
    if (fact.type !== 'customerWrote' || fact.endUser === true) return [];
    const by = { is: 'customer', id: Number(fact.author ?? 0) } as const;
    return [{ type: 'answered', at, seq, nonce: '', ticket, by }];
  });
}
