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
}

/**
 * First rule that sets wins; the first that proposes is kept beside it. Wrong kinds are the agent's
 * to correct.
 */
export function triage(policy: Policy, header: TicketHeader): Triaged {
  let proposed: string | null = null;
  for (const rule of policy.triage) {
    if (!holds(rule.when, header)) continue;
    if (!rule.propose) return settled(rule, proposed);
    proposed ??= rule.kind;
  }
  return { kind: null, proposed, mayWake: false };
}

function settled(rule: TriageRule, proposed: string | null): Triaged {
  return { kind: rule.kind, proposed, mayWake: rule.mayWake };
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
