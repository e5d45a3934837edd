/**
 * What can a person choose on the desk page: whom to act as, customers to write as, field values?
 */
import { localeOf } from '../rules/people-json.ts';
import type { Desk } from '../state/desk.ts';
import type { FieldDefinition, User } from '../state/records.ts';
import { fieldsByTitle } from './list-rows.ts';

const AGENTS = 14;
const CUSTOMERS_PER_TIER = 3;

export interface Option {
  readonly value: string;
  readonly label: string;
}

/**
 * Agents to act as (the account's own, then some of the log's), customers of
 * each tier, and the drop-downs that `connect` created; lists are empty for what is not there yet.
 */
export function choicesOf(desk: Desk, ownUserId: number | null) {
  const fields = fieldsByTitle(desk);
  const staff = [...desk.users.values()].filter(
    (user) => user.active && user.role !== 'end-user' && user.id !== ownUserId,
  );
  const own = staff
    .filter((user) => user.external_id?.startsWith('uci-') !== true)
    .sort((a, b) => POSTS.indexOf(postOf(desk, a)) - POSTS.indexOf(postOf(desk, b)));
  const ofLog = staff.filter((user) => !own.includes(user));
  const agents = [...own, ...ofLog].slice(0, AGENTS);
  return {
    agents: agents.map((user) => {
      const { id, name, role } = user;
      return { id, name, role, post: postOf(desk, user), locale: localeOf(user) };
    }),
    customers: customersByTier(desk),
    kinds: optionsOf(fields.get('palier_kind')),
    components: optionsOf(fields.get('palier_component')),
    tiers: tierOptions(desk),
    fieldIds: Object.fromEntries(
      ['palier_kind', 'palier_component', 'palier_replaced'].map((title) => [
        title,
        fields.get(title)?.id ?? null,
      ]),
    ),
  };
}

const POSTS = ['Agents', 'Senior agents', 'Managers', 'Light agents', 'Administrators'];

/** What a person is there for: by role, and by the groups that mean more than a team. */
function postOf(desk: Desk, user: User): string {
  if (user.role === 'admin') return 'Administrators';
  if (user.light) return 'Light agents';
  const groups = [...desk.memberships.values()]
    .filter((one) => one.user_id === user.id)
    .map((one) => desk.groups.get(one.group_id)?.name ?? '');
  return POSTS.find((post) => groups.includes(post)) ?? 'Agents';
}

function optionsOf(field: FieldDefinition | undefined): readonly Option[] {
  return (field?.options ?? []).map(({ value, name }) => ({ value, label: name }));
}

function tierOptions(desk: Desk): readonly Option[] {
  for (const field of desk.fields.values()) {
    if (field.of === 'organization' && field.key === 'support_tier' && field.options.length > 0) {
      return optionsOf(field);
    }
  }
  // A text field has no options of its own: offer the values in use.
  const used = new Set<string>();
  for (const organization of desk.organizations.values()) {
    const tier = organization.organization_fields.support_tier;
    if (typeof tier === 'string' && tier !== '') used.add(tier);
  }
  return [...used].sort().map((value) => ({ value, label: value }));
}

function customersByTier(desk: Desk) {
  const counts = new Map<string, number>();
  const found: { id: number; name: string; organization: string; tier: string }[] = [];
  for (const user of desk.users.values()) {
    if (user.role !== 'end-user' || user.organization_id === null) continue;
    const organization = desk.organizations.get(user.organization_id);
    const tier = organization?.organization_fields.support_tier;
    if (organization === undefined || typeof tier !== 'string') continue;
    const count = counts.get(tier) ?? 0;
    if (count >= CUSTOMERS_PER_TIER) continue;
    counts.set(tier, count + 1);
    found.push({ id: user.id, name: user.name, organization: organization.name, tier });
  }
  return found.sort((a, b) => (a.tier < b.tier ? -1 : a.tier > b.tier ? 1 : a.id - b.id));
}
