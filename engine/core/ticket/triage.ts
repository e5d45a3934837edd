import type { Policy } from '../policy/policy.ts';
import type { TriageCondition, TriageRule } from '../policy/triage-rule.ts';
import type { TicketHeader } from './fact.ts';

/** Which kind the policy's rules give a ticket when it is opened, before anybody decides. */
export interface Triaged {
  /** Set at once; null when no rule sets one. */
  readonly kind: string | null;
  /** Only suggested to the agent. */
  readonly proposed: string | null;
  readonly mayWake: boolean;
  /** Suggested to the agent: nobody waits for an answer to this. */
  readonly noReplyOwed: boolean;
}

/**
 * First rule that sets wins; the first that proposes is kept beside it. Wrong kinds are the agent's
 * to correct.
 */
export function triage(policy: Policy, header: TicketHeader): Triaged {
  let set: TriageRule | null = null;
  let proposed: string | null = null;
  let noReplyOwed = false;
  for (const rule of policy.triage) {
    // A set kind ends the question of the kind; whether a reply is owed is another one.
    if (rule.kind !== null ? set !== null : noReplyOwed) continue;
    if (!holds(rule.when, header)) continue;
    if (rule.kind === null) noReplyOwed = true;
    else if (rule.propose) proposed ??= rule.kind;
    else set = rule;
  }
  return { kind: set?.kind ?? null, proposed, mayWake: set?.mayWake ?? false, noReplyOwed };
}

function holds(when: TriageCondition, header: TicketHeader): boolean {
  if (when.form !== null && when.form !== header.form) return false;
  if (when.channel !== null && when.channel !== header.channel) return false;
  if (when.brand !== null && when.brand !== header.brand) return false;
  if (when.tag !== null && !header.tags.includes(when.tag)) return false;
  if (when.subjectMatches !== null && !when.subjectMatches.test(header.subject)) return false;
  if (when.field !== null && String(header.fields[when.field.key] ?? '') !== when.field.is) {
    return false;
  }
  return true;
}
