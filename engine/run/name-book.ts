import type { MatchCondition } from '../core/policy/match-rule.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Organization, Person } from '../core/ticket/fact.ts';
import type { Desk, DeskUser, Known, PalierFieldIds, TicketField, TicketRow } from '../ports.ts';

/**
 * What the ids of the account are called: people's roles, groups, forms, brands, statuses and our
 * own fields. Read when the engine starts and again when an id turns up that nobody knows.
 */
export interface NameBook {
  readonly fieldIds: PalierFieldIds;
  readonly staff: ReadonlyMap<number, DeskUser>;
  readonly groups: ReadonlyMap<number, string>;
  readonly forms: ReadonlyMap<number, string>;
  readonly brands: ReadonlyMap<number, string>;
  readonly statuses: ReadonlyMap<number, { readonly name: string; readonly category: string }>;
  readonly ticketFields: readonly TicketField[];
  refresh(): Promise<void>;
  /** Whether a person's role is known: staff, or looked up and found to be none. */
  knows(userId: number): boolean;
  /** A user's record, as an export or a question brought it. */
  note(user: DeskUser): void;
}

const END_USERS_KEPT = 100_000;

export async function nameBook(desk: Desk): Promise<NameBook> {
  const endUsers = new Set<number>();
  const book = {
    fieldIds: {} as PalierFieldIds,
    staff: new Map<number, DeskUser>(),
    groups: new Map<number, string>(),
    forms: new Map<number, string>(),
    brands: new Map<number, string>(),
    statuses: new Map<number, { name: string; category: string }>(),
    ticketFields: [] as readonly TicketField[],
    async refresh() {
      const [fieldIds, ticketFields, staff, groups, forms, brands, statuses] = await Promise.all([
        desk.palierFields(),
        desk.ticketFields(),
        desk.staff(),
        desk.groups(),
        desk.forms(),
        desk.brands(),
        desk.customStatuses(),
      ]);
      book.fieldIds = fieldIds;
      book.ticketFields = ticketFields;
      book.staff = new Map(staff.map((user) => [user.id, user]));
      book.groups = new Map(groups.map(({ id, name }) => [id, name]));
      book.forms = new Map(forms.map(({ id, name }) => [id, name]));
      book.brands = new Map(brands.map(({ id, name }) => [id, name]));
      book.statuses = new Map(statuses.map(({ id, name, category }) => [id, { name, category }]));
    },
    knows: (userId: number) => book.staff.has(userId) || endUsers.has(userId),
    note(user: DeskUser) {
      book.staff.delete(user.id);
      endUsers.delete(user.id);
      if (user.role !== 'end-user') book.staff.set(user.id, user);
      // Forgetting who is nobody of ours costs a question later, and no more.
      else if (endUsers.size < END_USERS_KEPT) endUsers.add(user.id);
    },
  };
  await book.refresh();
  return book;
}

/** What the translation of one ticket's updates must know beside the names of the account. */
export interface Surroundings {
  readonly ownUserId: number;
  readonly versions: readonly Policy[];
  readonly organizations: ReadonlyMap<number, Organization>;
  readonly people: ReadonlyMap<number, Person>;
  readonly verifyMark: Known['verifyMark'];
}

/** Everything the translation asks, for the ticket in a row; null for a ticket not yet known. */
export function knownFor(
  names: NameBook,
  around: Surroundings,
  requesterId: number | null,
  row: TicketRow | null,
): Known {
  const { versions } = around;
  return {
    requesterId,
    ownUserId: around.ownUserId,
    roleOf: (id) => names.staff.get(id)?.role ?? null,
    fieldIds: names.fieldIds,
    names: namesIn(versions),
    groupName: (id) => names.groups.get(id) ?? null,
    formName: (id) => names.forms.get(id) ?? null,
    brandName: (id) => names.brands.get(id) ?? null,
    statusOf: (id) => names.statuses.get(id) ?? null,
    organization: (id) => around.organizations.get(id) ?? null,
    person: (id) => around.people.get(id) ?? null,
    watchedFields: watchedFields(versions, names.ticketFields),
    watchedTags: watchedTags(versions),
    ownValue: (_ticketId, field, value) =>
      row !== null &&
      [row.doc.written, row.doc.sending, row.doc.wanted].some(
        (values) => values !== null && sameValue(values[field], value),
      ),
    verifyMark: around.verifyMark,
  };
}

/** Zendesk tells checkboxes as "1", "0", true or "true", and everything else as text. */
function sameValue(ours: unknown, theirs: unknown): boolean {
  return normal(ours) === normal(theirs);
}

function normal(value: unknown): string {
  if (value === null || value === undefined || value === '' || value === false) return '';
  if (value === true) return 'true';
  const text = String(value);
  if (text === '0' || text === 'false') return '';
  return text === '1' ? 'true' : text;
}

/** Every version may judge a ticket, so what any of them reads is read. */
type Versions = readonly Policy[];

const namesOf = new WeakMap<Versions, Known['names']>();

function namesIn(versions: Versions): Known['names'] {
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

function watchedTags(versions: Versions): ReadonlySet<string> {
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

/** The ticket fields that rules name, by key or title, as the account has them. */
function watchedFields(versions: Versions, fields: readonly TicketField[]): Known['watchedFields'] {
  const cached = watchedOf.get(versions);
  if (cached?.fields === fields) return cached.watched;
  const named = new Set<string>();
  for (const condition of conditionsIn(versions)) {
    if (condition.on === 'ticketField' && condition.key !== null) named.add(condition.key);
  }
  for (const { when } of versions.flatMap((policy) => policy.triage)) {
    if (when.field !== null) named.add(when.field.key);
  }
  const watched = new Map<number, { key: string; checkbox: boolean }>();
  watchedOf.set(versions, { fields, watched });
  for (const { id, key, title, type } of fields) {
    const name = [key, title].find((one) => one !== null && named.has(one));
    if (name) watched.set(id, { key: name, checkbox: type === 'checkbox' });
  }
  return watched;
}

/** Whether a rule of any version reads user fields, so that requesters must be looked up. */
export function watchesUsers(versions: Versions): boolean {
  return conditionsIn(versions).some((one) => one.on === 'userField');
}
