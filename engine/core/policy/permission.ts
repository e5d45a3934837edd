import type { Amount } from '../money/amount.ts';

/** Who may do what, by the `may` section; what it does not name, only admins may. */
export interface Permissions {
  /** Zendesk groups by the role they make, such as "manager". */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  readonly withdrawBreach: readonly string[];
  readonly diagnose: readonly string[];
  /** Offer a diagnosis where the rules would not. */
  readonly override: readonly string[];
  readonly quote: readonly string[];
  /** By rising totals: from each on, only these may quote. */
  readonly quoteAbove: readonly QuoteLimit[];
  readonly intervene: readonly string[];
  readonly book: readonly string[];
  readonly boost: readonly string[];
  readonly correctCharge: readonly string[];
  readonly suspend: readonly string[];
  readonly reinstate: readonly string[];
}

export interface QuoteLimit {
  readonly from: Amount;
  readonly roles: readonly string[];
}

/** Roles in Zendesk; contributors count as light agents, since neither can answer in public. */
export type DeskRole = 'end-user' | 'agent' | 'light-agent' | 'admin';

/** Somebody who acts: what Zendesk said of them when they were asked about last. */
export interface Actor {
  readonly role: DeskRole;
  /** Names of groups. */
  readonly groups: readonly string[];
}

/**
 * The role by which somebody may do what the listed roles may; null when nobody says so. Admins may
 * everything, and light agents nothing, whatever groups they are in.
 */
export function roleFor(
  { role, groups }: Actor,
  listed: readonly string[],
  { roles }: Pick<Permissions, 'roles'>,
): string | null {
  if (role === 'admin') return 'admin';
  if (role !== 'agent') return null;
  if (listed.includes('agent')) return 'agent';
  const held = (name: string) => roles.get(name)?.some((group) => groups.includes(group)) === true;
  return listed.find((name) => name !== 'admin' && held(name)) ?? null;
}

/** Groups whose members may do it, beside admins; null where every full agent may. */
export function groupsFor(
  listed: readonly string[],
  { roles }: Pick<Permissions, 'roles'>,
): readonly string[] | null {
  if (listed.includes('agent')) return null;
  const groups = listed.filter((name) => name !== 'admin').flatMap((name) => roles.get(name) ?? []);
  return [...new Set(groups)];
}
