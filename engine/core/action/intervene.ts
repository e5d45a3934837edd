import type { Judgement } from '../clock/judge.ts';
import { timerFactsOf } from '../intervention/timer-facts.ts';
import { timersOf, timerTransition } from '../intervention/transition.ts';
import type { Actor } from '../policy/permission.ts';
import type { FactBody } from '../ticket/fact.ts';
import type { TimerAct, TimerFact, TimerRefusal } from '../ticket/intervention-act.ts';
import type { Asked, InterventionAction } from './action.ts';
import { commentOf, type Paid } from './diagnose.ts';

/** What an act on a timer is decided by. */
export interface PaidHands extends Paid {
  /** Whoever acts has a timer of on-site hands on another ticket that is not stopped. */
  readonly isBusyElsewhere: boolean;
}

/** Why an act on a timer of on-site hands is refused; null where it is accepted. */
export function interventionRefusal(
  action: InterventionAction,
  asked: Asked,
  actor: Actor,
  { judgement, paid }: { readonly judgement: Judgement; readonly paid: PaidHands },
): TimerRefusal | null {
  const { id } = judgement.ticket.header;
  const { at, auditId: seq, nonce } = asked;
  const act = actOf(action, judgement.tier?.name ?? null, paid);
  const by = { is: 'agent', id: asked.by, actor } as const;
  const fact: TimerFact = { ...act, at, seq, nonce, ticket: id, by };
  const { state } = timersOf(timerFactsOf(id, paid.facts), paid.pinned);
  const made = timerTransition(state, fact, paid.pinned);
  if ('refused' in made) return made.refused;
  // Hands are in one place, whichever ticket their timer is on.
  return act.type === 'start' && paid.isBusyElsewhere ? 'agentBusy' : null;
}

/**
 * What an accepted act makes true. `tier` is the one that the verdict names, which is read and not
 * decided again.
 */
export function interventionFacts(
  action: InterventionAction,
  asked: Asked,
  tier: string | null,
  paid: Paid,
): readonly FactBody[] {
  const by = { is: 'agent', id: asked.by, actor: null } as const;
  return [{ type: 'timerActed', nonce: asked.nonce, by, act: actOf(action, tier, paid) }];
}

/** The act with what is known of the ticket where it is decided. */
function actOf(
  { hands }: InterventionAction,
  tier: string | null,
  { facts, answerers }: Paid,
): TimerAct {
  switch (hands.type) {
    case 'start':
      return { ...hands, tier };
    case 'agree':
      return { ...hands, comment: commentOf(hands.comment, facts, answerers), answerers };
    default:
      return hands;
  }
}
