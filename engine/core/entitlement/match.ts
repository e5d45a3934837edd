import type { MatchCondition, MatchRule } from '../policy/match-rule.ts';
import type { Pack } from '../policy/pack.ts';
import type { Policy } from '../policy/policy.ts';
import type { Tier } from '../policy/tier.ts';
import type { FieldValue, FieldValues } from '../ticket/fact.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Which tier a ticket belongs to, and why not the others; as data, words come last. */
export interface Matched {
  readonly tier: Tier | null;
  readonly because: 'rule' | 'default' | 'unentitled';
  /** The conditions of the rule that decided, all of which hold; null without a rule. */
  readonly rule: readonly Condition[] | null;
  readonly losers: readonly Loser[];
}

/** A condition of a rule: the field (or tags, brand, form) and the values that satisfy it. */
export type Condition = MatchCondition;

/** A rule that did not hold: its first condition that failed, and what was found instead. */
export interface Loser {
  readonly tier: string;
  readonly condition: Condition;
  readonly found: FieldValue;
}

/**
 * The first tier in file order with a rule whose conditions all hold; then the default; else
 * nobody's.
 */
export function matchTier(policy: Policy, ticket: Ticket): Tier | null {
  for (const tier of policy.tiers) if (fits(tier.match, ticket)) return tier;
  return defaultTier(policy);
}

/** The first pack in file order that the customer has; null for none. */
export function matchPack(policy: Policy, ticket: Ticket): Pack | null {
  for (const pack of policy.packs) if (fits(pack.match, ticket)) return pack;
  return null;
}

function fits(rules: readonly MatchRule[], ticket: Ticket): boolean {
  for (const rule of rules) {
    if (rule.every((condition) => holds(condition, ticket))) return true;
  }
  return false;
}

/** The same answer with its reasons; built only when asked. */
export function explainMatch(policy: Policy, ticket: Ticket): Matched {
  const losers: Loser[] = [];
  for (const tier of policy.tiers) {
    for (const rule of tier.match) {
      const condition = rule.find((one) => !holds(one, ticket));
      if (condition === undefined) return { tier, because: 'rule', rule, losers };
      losers.push({ tier: tier.name, condition, found: read(condition, ticket) ?? null });
    }
  }
  const tier = defaultTier(policy);
  return { tier, because: tier === null ? 'unentitled' : 'default', rule: null, losers };
}

function defaultTier(policy: Policy): Tier | null {
  return policy.tiers.find((tier) => tier.name === policy.defaultTier) ?? null;
}

function holds(condition: MatchCondition, ticket: Ticket): boolean {
  const value = read(condition, ticket);
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.some((one) => condition.is.includes(one));
  return condition.is.includes(String(value));
}

function read(condition: MatchCondition, ticket: Ticket): FieldValue | undefined {
  switch (condition.on) {
    case 'organizationField':
      return own(ticket.organization?.fields, condition.key);
    case 'userField':
      return own(ticket.requester?.fields, condition.key);
    case 'ticketField':
      return own(ticket.fields, condition.key);
    case 'tag':
      return ticket.tags;
    case 'brand':
      return ticket.header.brand;
    case 'form':
      return ticket.header.form;
  }
}

/** A field may be called "constructor", which every object seems to have. */
function own(fields: FieldValues | undefined, key: string | null): FieldValue | undefined {
  if (fields === undefined || key === null || !Object.hasOwn(fields, key)) return undefined;
  return fields[key];
}
