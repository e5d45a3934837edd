import type { MatchCondition } from '../core/policy/match-rule.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Known } from '../known.ts';
import type { TicketField } from '../ports/desk.ts';

/** What do the rules of all versions read of the account, so that the journal holds no more? */

/** Every version may judge a ticket, so what any of them reads is read. */
type Versions = readonly Policy[];

const namesOf = new WeakMap<Versions, Known['names']>();

/** What kinds and components may be called, since a ticket may be any version's. */
export function namesIn(versions: Versions): Known['names'] {
  let known = namesOf.get(versions);
  if (known === undefined) {
    const kinds = versions.flatMap((policy) => [...policy.kinds.values()]);
    const components = kinds.flatMap((kind) => [...(kind.components?.keys() ?? [])]);
    known = {
      kinds: [...new Set(kinds.map((kind) => kind.name))],
      components: [...new Set(components)],
    };
    namesOf.set(versions, known);
  }
  return known;
}

/** The conditions of every tier and pack of every version. */
function conditionsIn(versions: Versions): readonly MatchCondition[] {
  return versions.flatMap(({ tiers, packs }) =>
    [...tiers, ...packs].flatMap(({ match }) => match.flat()),
  );
}

const tagsOf = new WeakMap<Versions, ReadonlySet<string>>();

/** The tags that decide something. */
export function watchedTags(versions: Versions): ReadonlySet<string> {
  let known = tagsOf.get(versions);
  if (known === undefined) {
    const conditions = conditionsIn(versions);
    known = new Set(conditions.filter((one) => one.on === 'tag').flatMap((one) => one.is));
    tagsOf.set(versions, known);
  }
  return known;
}

const watchedOf = new WeakMap<
  Versions,
  { fields: readonly TicketField[]; watched: Known['watchedFields'] }
>();

/** The keys or titles of ticket fields that rules name. */
function fieldsNamed(versions: Versions): ReadonlySet<string> {
  const named = new Set<string>();
  for (const condition of conditionsIn(versions)) {
    if (condition.on === 'ticketField' && condition.key !== null) named.add(condition.key);
  }
  for (const { when } of versions.flatMap((policy) => policy.triage)) {
    if (when.field !== null) named.add(when.field.key);
  }
  return named;
}

/** What a version reads of a ticket that none of the earlier ones read. */
export function readsAnew(
  version: Policy,
  earlier: Versions,
): { readonly fields: ReadonlySet<string>; readonly tags: boolean } {
  const known = fieldsNamed(earlier);
  const knownTags = watchedTags(earlier);
  return {
    fields: new Set([...fieldsNamed([version])].filter((field) => !known.has(field))),
    tags: [...watchedTags([version])].some((tag) => !knownTags.has(tag)),
  };
}

/** The ticket fields that rules name, by key or title, as the account has them. */
export function watchedFields(
  versions: Versions,
  fields: readonly TicketField[],
): Known['watchedFields'] {
  const cached = watchedOf.get(versions);
  if (cached?.fields === fields) return cached.watched;
  const named = fieldsNamed(versions);
  const watched = new Map<number, { key: string; checkbox: boolean }>();
  watchedOf.set(versions, { fields, watched });
  for (const { id, key, title, type } of fields) {
    const name = [key, title].find((one) => one !== null && named.has(one));
    if (name) watched.set(id, { key: name, checkbox: type === 'checkbox' });
  }
  return watched;
}

/** Whether any version reads user fields, to match or to bill: then requesters are looked up. */
export function watchesUsers(versions: Versions): boolean {
  const billed = versions.flatMap(({ billing: { billingId, country, vatId } }) => [
    billingId,
    country,
    vatId,
  ]);
  return (
    conditionsIn(versions).some((one) => one.on === 'userField') ||
    billed.some((field) => field !== null && field.userField !== null)
  );
}
