import type { Draft } from '../ledger/draft.ts';
import type { Policy } from '../policy/policy.ts';
import type { CaseFact, CaseRefusal } from '../ticket/diagnosis-act.ts';
import { inOrderOnce } from '../ticket/order.ts';
import type { Instant } from '../time/instant.ts';
import { caseAt, type DiagnosisCase } from './case.ts';
import { transition } from './transition.ts';

/** Everything about a ticket's diagnoses, as its facts say. */
export interface Diagnoses {
  /** The newest case; null before the first. */
  readonly current: DiagnosisCase | null;
  /** Those before it, the oldest first. */
  readonly ended: readonly DiagnosisCase[];
  readonly charges: readonly Draft[];
  /** What became of each act, by its audit, in order. */
  readonly verdicts: readonly { readonly seq: number; readonly refused: CaseRefusal | null }[];
}

/**
 * Folds the facts in their order, whatever order they were read in and however often; `now` only
 * decides whether the last question has run out.
 */
export function diagnosesOf(facts: readonly CaseFact[], policy: Policy, now: Instant): Diagnoses {
  let current: DiagnosisCase | null = null;
  const ended: DiagnosisCase[] = [];
  const drafts: { readonly of: number; readonly draft: Draft }[] = [];
  const verdicts: { seq: number; refused: CaseRefusal | null }[] = [];
  for (const fact of inOrderOnce(facts)) {
    const made = transition(current, fact, policy);
    verdicts.push({ seq: fact.seq, refused: 'refused' in made ? made.refused : null });
    if ('refused' in made) continue;
    // An offer that a newer one takes the place of was no case yet.
    const left = caseAt(current, fact.at);
    if (fact.type === 'offer' && left !== null && left.state !== 'offered') ended.push(left);
    const { state } = made;
    current = state;
    drafts.push(...made.charges.map((draft) => ({ of: state.offer.seq, draft })));
  }
  const newest = caseAt(current, now);
  const cases = [...ended, ...(newest === null ? [] : [newest])];
  const charges = drafts.map(({ of, draft }) => {
    const endedAt = cases.find(({ offer }) => offer.seq === of)?.endedAt ?? null;
    return { ...draft, endedAt };
  });
  return { current: newest, ended, charges, verdicts };
}
