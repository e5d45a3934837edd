import type { Condition, Matched } from '../core/entitlement/match.ts';
import type { FieldValue } from '../core/ticket/fact.ts';
import type { Words } from './words.ts';

/** Why a ticket has its tier, and why not each tier before it. */
export interface EntitlementWords {
  /** "because organization field support_tier is premium", "by default". */
  readonly why: string;
  /** The rule alone; null without one. */
  readonly rule: string | null;
  /** For each loser what was found instead. */
  readonly losers: readonly string[];
}

export function wordEntitlement(matched: Matched, words: Words): EntitlementWords {
  const { because, rule: conditions, losers } = matched;
  const rule =
    conditions === null
      ? null
      : conditions.map((one) => wordCondition(one, words.either(one.is), words)).join(', ');
  return {
    why: words.say(`entitlement.${because}`, { rule: rule ?? '' }),
    rule,
    losers: losers.map(({ condition, found }) => wordCondition(condition, shown(found), words)),
  };
}

function wordCondition({ on, key }: Condition, values: string, words: Words): string {
  const filled = values === '' ? 'no' : 'yes';
  return words.say(`condition.${on}`, { key: key ?? '', filled, values });
}

/** A value as Zendesk has it: never written as a number of the language, it may be a name. */
function shown(value: FieldValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}
