import type { Judgement } from '../clock/judge.ts';
import { caseFactsOf } from '../diagnosis/case-facts.ts';
import { type Diagnoses, diagnosesOf } from '../diagnosis/fold.ts';
import { transition } from '../diagnosis/transition.ts';
import type { Actor } from '../policy/permission.ts';
import type { Policy } from '../policy/policy.ts';
import type { Answerers, NamedComment } from '../ticket/answer.ts';
import type { CaseAct, CaseFact, CaseRefusal, Circumstances } from '../ticket/diagnosis-act.ts';
import type { Fact, FactBody } from '../ticket/fact.ts';
import type { Instant } from '../time/instant.ts';
import type { Asked, DiagnosisAction } from './action.ts';

/** What an act on what is sold is decided by, beside who does it. */
export interface Paid {
  /** The version that was in force when the ticket was opened: its prices hold. */
  readonly pinned: Policy;
  /** The ticket's facts before the update. */
  readonly facts: readonly Fact[];
  readonly answerers: Answerers;
}

/** The ticket's diagnoses as they stood before an update. */
function diagnosesBefore(ticket: number, { pinned, facts }: Paid, at: Instant): Diagnoses {
  return diagnosesOf(caseFactsOf(ticket, facts), pinned, at);
}

/** Why the act is refused; null where it is accepted. */
export function diagnosisRefusal(
  action: DiagnosisAction,
  asked: Asked,
  actor: Actor,
  scene: { readonly judgement: Judgement; readonly paid: Paid },
): CaseRefusal | null {
  const { paid, judgement } = scene;
  const { id } = judgement.ticket.header;
  const act = actOf(action, judgement, judgement.tier?.name ?? null, paid);
  const { at, auditId: seq, nonce } = asked;
  const by = { is: 'agent', id: asked.by, actor } as const;
  const fact: CaseFact = { ...act, at, seq, nonce, ticket: id, by };
  const made = transition(diagnosesBefore(id, paid, at).current, fact, paid.pinned);
  return 'refused' in made ? made.refused : null;
}

/**
 * What an accepted act makes true: itself, and what it means to the clocks. `tier` is the one that
 * the verdict names, which is read and not decided again.
 */
export function diagnosisFacts(
  action: DiagnosisAction,
  asked: Asked,
  tier: string | null,
  { judgement, paid }: { readonly judgement: Judgement; readonly paid: Paid },
): readonly FactBody[] {
  const act = actOf(action, judgement, tier, paid);
  const by = { is: 'agent', id: asked.by, actor: null } as const;
  const { nonce } = asked;
  const { language } = action;
  const { current } = diagnosesBefore(judgement.ticket.header.id, paid, asked.at);
  const meant = meaningOf(act, current?.quote != null);
  return [{ type: 'diagnosisActed', nonce, by, act, language }, ...meant];
}

/** What an act means to the ticket's clocks. */
export function meaningOf(act: CaseAct, isQuoted: boolean): readonly FactBody[] {
  switch (act.type) {
    case 'accept':
      return [{ type: isQuoted ? 'quoteAccepted' : 'diagnosisAccepted' }];
    case 'ourFault':
    case 'solved':
    case 'unable':
    case 'quote':
      return [{ type: 'diagnosisOutcome' }];
    case 'finish':
    case 'unfinished':
      return [{ type: 'workFinished' }];
    default:
      return [];
  }
}

/** The act with what is known of the ticket where it is decided. */
function actOf(
  { act }: DiagnosisAction,
  judgement: Judgement,
  tier: string | null,
  { facts, answerers }: Paid,
): CaseAct {
  switch (act.type) {
    case 'offer':
      return { ...act, circumstances: circumstancesOf(judgement, tier, facts) };
    case 'accept':
    case 'decline':
    case 'consent':
      return { ...act, comment: commentOf(act.comment, facts, answerers), answerers };
    default:
      return act;
  }
}

/** What decides whether a diagnosis is sold on the ticket as it stands. */
export function circumstancesOf(
  { ticket }: Judgement,
  tier: string | null,
  facts: readonly Fact[],
): Circumstances {
  const problem = facts.findLast((fact) => fact.type === 'problem');
  return {
    tier,
    kind: ticket.kind,
    inMajorIncident: problem?.type === 'problem' && problem.to !== null,
    hardwareSuspected: ticket.component !== null,
  };
}

/** The customer's public comment of an audit; null where the ticket has none there. */
export function commentOf(
  audit: number,
  facts: readonly Fact[],
  { requester }: Answerers,
): NamedComment | null {
  const fact = facts.find((one) => one.type === 'customerWrote' && one.seq === audit);
  if (fact?.type !== 'customerWrote') return null;
  const by = fact.endUser === true ? Number(fact.author ?? 0) : (requester ?? 0);
  return { by, at: fact.at, seq: audit };
}
