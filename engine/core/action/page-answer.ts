import { caseFactsOf } from '../diagnosis/case-facts.ts';
import { diagnosesOf } from '../diagnosis/fold.ts';
import { transition } from '../diagnosis/transition.ts';
import type { Answerers } from '../ticket/answer.ts';
import type { CaseAct, CaseFact, CaseRefusal } from '../ticket/diagnosis-act.ts';
import type { Fact, FactBody } from '../ticket/fact.ts';
import type { Instant } from '../time/instant.ts';
import { meaningOf, type Paid } from './diagnose.ts';

/** The customer's yes or no on the page that a mail of ours led to (decision 0021). */
export interface PageAnswer {
  /** The audit of the offer or quote that is answered. */
  readonly of: number;
  readonly question: 'offer' | 'quote';
  readonly answer: PageChoice;
  /** Zendesk's id of who was mailed the link. */
  readonly by: number;
  readonly at: Instant;
  /** That of the link. */
  readonly nonce: string;
  /** SHA-256 of the terms that the page showed. */
  readonly hash: string;
  readonly tier: string | null;
  readonly policy: string;
}

export type PageChoice = 'accept' | 'decline';

/**
 * What orders an answer that no audit brought: behind its question, before every later update.
 * Zendesk numbers updates in whole numbers far below 2^52, so that a half is always exact.
 */
export function pageSeq(of: number): number {
  return of + 0.5;
}

/** Zendesk stamps whole seconds; an answer is dated alike, and never before its question. */
export function pageInstant(now: Instant, askedAt: Instant): Instant {
  return Math.max(Math.floor(now / 1000) * 1000, askedAt);
}

/** Why the answer would be refused on the ticket as it stands; null where it counts. */
export function pageRefusal(
  ticket: number,
  { of, answer, by, at, nonce }: Pick<PageAnswer, 'of' | 'answer' | 'by' | 'at' | 'nonce'>,
  { pinned, facts, answerers }: Paid,
): CaseRefusal | null {
  const act = actOf(answer, of, answerers);
  const doer = { is: 'customer', id: by } as const;
  const fact: CaseFact = { ...act, at, seq: pageSeq(of), nonce, ticket, by: doer };
  const { current } = diagnosesOf(caseFactsOf(ticket, facts), pinned, at);
  const made = transition(current, fact, pinned);
  return 'refused' in made ? made.refused : null;
}

/**
 * What an answer that counts makes true, from itself alone, so that the mark of our own update in
 * Zendesk brings the same facts again.
 */
export function pageFacts(one: PageAnswer): readonly Fact[] {
  const { of, question, answer, by, at, nonce, hash, tier, policy } = one;
  // Who answered was asked when it was decided; a fold must not ask again (decision 0020).
  const act = actOf(answer, of, { requester: by, approvers: [by] });
  const bodies: readonly FactBody[] = [
    {
      type: 'actionDecided',
      nonce,
      action: `diagnosis.${answer}`,
      hash,
      role: 'customer',
      tier,
      policy,
    },
    { type: 'diagnosisActed', nonce, by: { is: 'customer', id: by }, act, language: null },
    ...meaningOf(act, question === 'quote'),
  ];
  const seq = pageSeq(of);
  const author = String(by);
  return bodies.map((body) => ({ ...body, at, seq, key: `${seq}:${body.type}`, author }));
}

/** The answer behind a decision on the page; null for the decision of an update. */
export function pageAnswerOf(facts: readonly Fact[], seq: number | undefined): PageAnswer | null {
  const ofSeq = facts.filter((fact) => fact.seq === seq);
  const acted = ofSeq.find((fact) => fact.type === 'diagnosisActed');
  const decided = ofSeq.find((fact) => fact.type === 'actionDecided');
  if (acted?.type !== 'diagnosisActed' || acted.by.is !== 'customer') return null;
  if (decided?.type !== 'actionDecided') return null;
  const { act, at, nonce } = acted;
  if (act.type !== 'accept' && act.type !== 'decline') return null;
  const { hash, tier, policy } = decided;
  return {
    of: act.of,
    question: questionIn(facts, act.of),
    answer: act.type,
    by: acted.by.id,
    at,
    nonce,
    hash,
    tier,
    policy,
  };
}

function questionIn(facts: readonly Fact[], of: number): PageAnswer['question'] {
  const asked = facts.find((fact) => fact.type === 'diagnosisActed' && fact.seq === of);
  return asked?.type === 'diagnosisActed' && asked.act.type === 'quote' ? 'quote' : 'offer';
}

function actOf(
  answer: PageChoice,
  of: number,
  answerers: Answerers,
): Extract<CaseAct, { type: PageChoice }> {
  return { type: answer, of, comment: null, answerers };
}
