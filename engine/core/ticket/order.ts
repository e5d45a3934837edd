import type { Fact, FactType } from './fact.ts';

/**
 * One order of facts for everyone who replays them: by instant, then by Zendesk's audit id, then by
 * what a single update means (a reply comes before the status set with it). Facts that tie on all
 * three say the same kind of thing at the same moment and keep the order they were given in.
 */
const RANK_OF_TYPE: Readonly<Record<FactType, number>> = {
  opened: 0,
  requester: 1,
  organization: 1,
  fields: 1,
  tags: 1,
  problem: 1,
  group: 1,
  assignee: 1,
  priority: 2,
  component: 3,
  kind: 3,
  customerWrote: 4,
  staffReplied: 5,
  noReplyOwed: 6,
  diagnosisAccepted: 6,
  diagnosisOutcome: 6,
  quoteAccepted: 6,
  workFinished: 6,
  rootCauseGiven: 6,
  consent: 6,
  waitingForWindow: 6,
  windowReached: 6,
  replaced: 6,
  promised: 7,
  status: 8,
  suspended: 9,
  reinstated: 9,
  slotGranted: 9,
  merged: 10,
  deleted: 10,
};

export function compareFacts(a: Fact, b: Fact): number {
  return a.at - b.at || (a.seq ?? 0) - (b.seq ?? 0) || RANK_OF_TYPE[a.type] - RANK_OF_TYPE[b.type];
}

/** The facts in order; the same array when they are in order already, which is the common case. */
export function inOrder(facts: readonly Fact[]): readonly Fact[] {
  for (let i = 1; i < facts.length; i += 1) {
    if (compareFacts(facts[i - 1] as Fact, facts[i] as Fact) > 0) {
      return [...facts].sort(compareFacts);
    }
  }
  return facts;
}
