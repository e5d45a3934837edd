import type { Instant } from '../time/instant.ts';
import type { Fact, FactType } from './fact.ts';

/**
 * One order of facts for everyone who replays them: by instant, then by Zendesk's audit id, then by
 * what a single update means (a reply comes before the status set with it). What still ties is
 * ordered by its content, so that the order in which facts were read is never to be seen.
 */
const RANK_OF_TYPE: Readonly<Record<FactType, number>> = {
  followsUp: -1,
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
  diagnosisActed: 6,
  timerActed: 6,
  waitingForWindow: 6,
  windowReached: 6,
  replaced: 6,
  promised: 7,
  status: 8,
  suspended: 9,
  reinstated: 9,
  breachWithdrawn: 9,
  slotGranted: 9,
  actionDecided: 9,
  absorbed: 9,
  merged: 10,
  deleted: 10,
};

export function compareFacts(a: Fact, b: Fact): number {
  return (
    a.at - b.at ||
    (a.seq ?? 0) - (b.seq ?? 0) ||
    RANK_OF_TYPE[a.type] - RANK_OF_TYPE[b.type] ||
    compareTexts(a.type, b.type) ||
    compareTexts(a.key ?? '', b.key ?? '') ||
    compareTexts(contentOf(a), contentOf(b))
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whatever order its properties were written in; ties are rare, so this may cost something. */
function contentOf(fact: object): string {
  return JSON.stringify(fact, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareTexts(a, b)))
      : value,
  );
}

/** The facts in order; the same array when they are in order already, which is the common case. */
export function inOrder(facts: readonly Fact[]): readonly Fact[] {
  for (let i = 1; i < facts.length; i += 1) {
    const [before, fact] = [facts[i - 1] as Fact, facts[i] as Fact];
    // Nearly all facts differ in time, and asking that first is most of what this costs.
    if (before.at >= fact.at && compareFacts(before, fact) > 0) {
      return [...facts].sort(compareFacts);
    }
  }
  return facts;
}

/** What orders any sort of facts: the instant, the audit that brought it, and its name. */
interface Dated {
  readonly at: Instant;
  readonly seq: number;
  readonly type: string;
}

/**
 * Facts of actions in the same order, each once: an audit holds at most one action of a name, so
 * what is read twice, or brought by two exports, is the same.
 */
export function inOrderOnce<T extends Dated>(facts: readonly T[]): readonly T[] {
  const compare = (a: T, b: T) =>
    a.at - b.at ||
    a.seq - b.seq ||
    compareTexts(a.type, b.type) ||
    compareTexts(contentOf(a), contentOf(b));
  const isFirst = (fact: T, i: number, all: readonly T[]) =>
    all[i - 1]?.seq !== fact.seq || all[i - 1]?.type !== fact.type;
  return [...facts].sort(compare).filter(isFirst);
}
