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
  readonly policy: Policy;
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
  const { policy } = around;
  return {
    requesterId,
    ownUserId: around.ownUserId,
    roleOf: (id) => names.staff.get(id)?.role ?? null,
    fieldIds: names.fieldIds,
    names: namesIn(policy),
    groupName: (id) => names.groups.get(id) ?? null,
    formName: (id) => names.forms.get(id) ?? null,
    brandName: (id) => names.brands.get(id) ?? null,
    statusOf: (id) => names.statuses.get(id) ?? null,
    organization: (id) => around.organizations.get(id) ?? null,
    person: (id) => around.people.get(id) ?? null,
    watchedFields: watchedFields(policy, names.ticketFields),
    watchedTags: watchedTags(policy),
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

const namesOf = new WeakMap<Policy, Known['names']>();

function namesIn(policy: Policy): Known['names'] {
  let known = namesOf.get(policy);
  if (known === undefined) {
    const kinds = [...policy.kinds.values()];
    const components = kinds.flatMap((kind) => [...(kind.components?.keys() ?? [])]);
    known = { kinds: kinds.map((kind) => kind.name), components };
    namesOf.set(policy, known);
  }
  return known;
}

const tagsOf = new WeakMap<Policy, ReadonlySet<string>>();

function watchedTags(policy: Policy): ReadonlySet<string> {
  let known = tagsOf.get(policy);
  if (known === undefined) {
    const conditions = policy.tiers.flatMap((tier) => tier.match.flat());
    known = new Set(conditions.filter((one) => one.on === 'tag').flatMap((one) => one.is));
    tagsOf.set(policy, known);
  }
  return known;
}

const watchedOf = new WeakMap<
  Policy,
  { fields: readonly TicketField[]; watched: Known['watchedFields'] }
>();

/** The ticket fields that tiers or triage rules name, by key or title, as the account has them. */
function watchedFields(policy: Policy, fields: readonly TicketField[]): Known['watchedFields'] {
  const cached = watchedOf.get(policy);
  if (cached?.fields === fields) return cached.watched;
  const named = new Set<string>();
  for (const condition of policy.tiers.flatMap((tier) => tier.match.flat())) {
    if (condition.on === 'ticketField' && condition.key !== null) named.add(condition.key);
  }
  for (const { when } of policy.triage) if (when.field !== null) named.add(when.field.key);
  const watched = new Map<number, { key: string; checkbox: boolean }>();
  watchedOf.set(policy, { fields, watched });
  for (const { id, key, title, type } of fields) {
    const name = [key, title].find((one) => one !== null && named.has(one));
    if (name) watched.set(id, { key: name, checkbox: type === 'checkbox' });
  }
  return watched;
}

/** Whether a rule of the policy reads user fields, so that requesters must be looked up. */
export function watchesUsers(policy: Policy): boolean {
  return policy.tiers.some((tier) => tier.match.flat().some((one) => one.on === 'userField'));
}
