import { type Decided, listedFor } from '../core/action/decide.ts';
import { groupsFor } from '../core/policy/permission.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Fact } from '../core/ticket/fact.ts';
import type { TicketRow } from '../ports/store.ts';
import { type AboutAction, wordRefusalNote } from '../wording/action.ts';
import type { Context } from './context.ts';
import { judgeNow } from './save-judged.ts';
import { tellingFor } from './telling.ts';
import { decisionsIn } from './verdicts.ts';

/** What an internal note tells the agent whose action was refused; null for an accepted one. */
export function refusalNote(context: Context, row: TicketRow, decision: Decided): string | null {
  if (decision.refused === undefined) return null;
  const { judgement } = judgeNow(context, row, context.clock.now());
  const about = aboutAction(decision, row.doc.facts, judgement.policy);
  return wordRefusalNote(decision, about, tellingFor(context));
}

/** What a sentence about a decision needs of its ticket. */
export function aboutAction(
  decision: Decided,
  facts: readonly Fact[],
  { may }: Policy,
): AboutAction {
  const earlier = decisionsIn(facts).filter(({ seq = 0 }) => seq < (decision.seq ?? 0));
  return { before: earlier.at(-1) ?? null, groups: groupsFor(whoMay(decision, may), may) };
}

/** Who may what this agent may not: those whom its rules ask for beyond every agent. */
function whoMay({ action }: Decided, may: Policy['may']): readonly string[] {
  const listed = listedFor(action, may);
  const others = listed.filter((role) => role !== 'agent');
  const isForAll = others.length < listed.length;
  return isForAll && action === 'diagnosis.offer' ? may.override : others;
}
