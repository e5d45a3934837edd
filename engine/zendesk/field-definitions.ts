/** Which fields the account must have for a policy: ours on tickets, and those tiers match on. */
import type { Policy } from '../core/policy/policy.ts';
import type { PalierField } from '../ports/desk.ts';
import { optionValue } from './field-values.ts';

export interface FieldDefinition {
  /** Title of a ticket field, key and title of an organization field. */
  readonly key: string;
  readonly type: 'tagger' | 'checkbox' | 'text' | 'integer' | 'dropdown';
  readonly description: string;
  /** Only for drop-downs; order is as agents see it. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
  /** The tag of a ticked checkbox; null for none. */
  readonly tag: string | null;
}

const STATES = ['onTrack', 'atRisk', 'breached', 'waiting', 'notMeasured', 'none'] as const;

/** Our nine ticket fields with the options this policy needs. */
export function ticketFieldDefinitions(policy: Policy): readonly FieldDefinition[] {
  const kinds = [...policy.kinds.values()];
  const components = new Set(kinds.flatMap((kind) => [...(kind.components?.keys() ?? [])]));
  const tiers = policy.tiers.map((tier) => tier.name);
  return [
    dropDown('palier_tier', 'Support tier of this ticket, set by Palier.', tiers),
    dropDown(
      'palier_kind',
      'What the ticket really is. Choosing another kind is your decision and moves its deadlines.',
      kinds.map((kind) => kind.name),
    ),
    dropDown('palier_component', 'Which part is to be replaced.', [...components]),
    plain('palier_replaced', 'checkbox', 'Tick when the part has been replaced.'),
    plain('palier_due', 'text', 'Next deadline, set by Palier; empty while nothing is due.'),
    dropDown('palier_state', 'How the next deadline stands, set by Palier.', STATES),
    plain('palier_rank', 'integer', 'Place in the queue, set by Palier: the lowest comes first.'),
    {
      ...plain('palier_breached', 'checkbox', 'Ticked while a deadline was missed, by Palier.'),
      tag: 'palier_breached',
    },
    plain('palier_action', 'text', 'What an agent asked of Palier last, or the answer to it.'),
  ];
}

/** The organization fields that tiers match on, with the values the file compares them to. */
export function organizationFieldDefinitions(policy: Policy): readonly FieldDefinition[] {
  const values = new Map<string, Set<string>>();
  for (const condition of policy.tiers.flatMap((tier) => tier.match.flat())) {
    if (condition.on !== 'organizationField' || condition.key === null) continue;
    const known = values.get(condition.key) ?? new Set();
    for (const value of condition.is) known.add(value);
    values.set(condition.key, known);
  }
  return [...values].map(([key, known]) => {
    const description = 'Read by Palier to find the support tier of an organization.';
    // A drop-down's values are tags; a value that cannot be one needs a text field.
    const areTags = [...known].every((value) => /^[a-z0-9_-]+$/.test(value));
    if (!areTags) return { key, type: 'text', description, options: [], tag: null };
    const options = [...known].map((value) => ({ name: value, value }));
    return { key, type: 'dropdown', description, options, tag: null };
  });
}

function dropDown(
  key: Extract<PalierField, 'palier_tier' | 'palier_kind' | 'palier_component' | 'palier_state'>,
  description: string,
  names: readonly string[],
): FieldDefinition {
  const options = names.map((name) => ({ name, value: optionValue(key, name) }));
  return { key, type: 'tagger', description, options, tag: null };
}

function plain(
  key: PalierField,
  type: 'checkbox' | 'text' | 'integer',
  description: string,
): FieldDefinition {
  return { key, type, description, options: [], tag: null };
}
