import type { Policy } from '../core/policy/policy.ts';
import type { Organization, Person } from '../core/ticket/fact.ts';
import type { Known } from '../known.ts';
import type { Desk, DeskUser, PalierFieldIds, TicketField } from '../ports/desk.ts';
import type { TicketRow } from '../ports/store.ts';
import { namesIn, watchedFields, watchedTags } from './watched.ts';

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
