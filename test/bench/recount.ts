// Which facts must the journal hold? Counted anew from the audits of every ticket on the desk, by
// rules written here a second time, so that the engine's own reading is not its own judge.
import type { ApiAudit, ApiEvent, DeskCalls } from './desk-calls.ts';
import type { EngineStore } from './engine-store.ts';

/** A fact as both countings name it: whose audit it comes from and of which type it is. */
export interface CountedFact {
  readonly ticketId: number;
  readonly auditId: number;
  readonly at: number;
  readonly type: string;
}

export interface Comparison {
  readonly expected: number;
  readonly journalled: number;
  /** Expected and not journalled. */
  readonly lost: number;
  /** Journalled beyond what was expected: twice, or without a cause. */
  readonly surplus: number;
}

/** Plain ticket fields whose change is a fact, and the fact's type. */
const TYPE_OF_FIELD: Readonly<Record<string, string>> = {
  status: 'status',
  priority: 'priority',
  group_id: 'group',
  assignee_id: 'assignee',
  organization_id: 'organization',
  requester_id: 'requester',
  problem_id: 'problem',
};
/** What a new ticket says beside having been opened. */
const TOLD_AT_CREATION = new Set(['group_id', 'assignee_id', 'problem_id']);
/** Fields of Palier that people decide, and the fact's type. */
const TYPE_OF_TITLE: Readonly<Record<string, string>> = {
  palier_kind: 'kind',
  palier_component: 'component',
  palier_replaced: 'replaced',
};

/** Every audit of every ticket, by the API, oldest first for each ticket. */
export async function allAudits(desk: DeskCalls): Promise<readonly ApiAudit[]> {
  const tickets = await all<{ readonly id: number }>(desk, '/api/v2/tickets.json', 'tickets');
  const audits: ApiAudit[] = [];
  for (const { id } of tickets) {
    audits.push(...(await all<ApiAudit>(desk, `/api/v2/tickets/${id}/audits.json`, 'audits')));
  }
  return audits;
}

/** Lists by cursor and older ones by page number say differently where they go on. */
interface Page {
  readonly meta?: { readonly has_more: boolean };
  readonly links?: { readonly next: string | null };
  readonly next_page?: string | null;
}

async function all<T>(desk: DeskCalls, path: string, name: string): Promise<T[]> {
  const found: T[] = [];
  const sign = path.includes('?') ? '&' : '?';
  for (let next: string | null = `${path}${sign}page[size]=100`; next !== null; ) {
    const page: Page & Record<string, unknown> = await desk.get(next);
    found.push(...(page[name] as T[]));
    const following: string | null | undefined =
      page.meta === undefined ? page.next_page : page.meta.has_more ? page.links?.next : null;
    const url: URL | null = following ? new URL(following) : null;
    next = url === null ? null : url.pathname + url.search;
  }
  return found;
}

/** The facts that these audits are. */
export async function expectedFacts(
  desk: DeskCalls,
  audits: readonly ApiAudit[],
): Promise<readonly CountedFact[]> {
  const fields = await all<{ id: number; title: string }>(
    desk,
    '/api/v2/ticket_fields.json',
    'ticket_fields',
  );
  const typeOf = new Map(Object.entries(TYPE_OF_FIELD));
  for (const { id, title } of fields) {
    const type = TYPE_OF_TITLE[title];
    if (type !== undefined) typeOf.set(String(id), type);
  }
  const staff = await all<{ id: number }>(
    desk,
    '/api/v2/users.json?role[]=agent&role[]=admin',
    'users',
  );
  const staffIds = new Set(staff.map(({ id }) => id));
  return audits
    .filter((audit) => audit.author_id !== desk.engineUserId)
    .flatMap((audit) => {
      const { id: auditId, ticket_id: ticketId } = audit;
      const at = Date.parse(audit.created_at);
      return typesIn(audit, typeOf, staffIds).map((type) => ({ ticketId, auditId, at, type }));
    });
}

/** The types of the facts of one audit; an audit without any is a note or nothing of ours. */
export function typesIn(
  audit: Pick<ApiAudit, 'author_id' | 'events'>,
  typeOf: ReadonlyMap<string, string>,
  staffIds: ReadonlySet<number>,
): readonly string[] {
  const creates = audit.events.some(({ type }) => type === 'Create');
  const types = new Set<string>(creates ? ['opened'] : []);
  let comments = 0;
  for (const event of audit.events) {
    if (event.type === 'Comment') {
      // The first words of a new ticket are its opening.
      if (!creates || comments > 0) types.add(wordIn(event, audit.author_id, staffIds));
      comments += 1;
      continue;
    }
    const field = event.field_name ?? '';
    if (event.type === 'Create' && !isToldAtCreation(event, typeOf.get(field))) continue;
    types.add(typeOf.get(field) ?? '');
  }
  types.delete('');
  return [...types];
}

function wordIn(event: ApiEvent, authorId: number, staffIds: ReadonlySet<number>): string {
  if (event.public !== true) return '';
  return staffIds.has(event.author_id ?? authorId) ? 'staffReplied' : 'customerWrote';
}

function isToldAtCreation({ field_name, value }: ApiEvent, type: string | undefined): boolean {
  if (type === 'replaced') return value === true || value === '1' || value === 'true';
  return value !== null && value !== '' && TOLD_AT_CREATION.has(field_name ?? '');
}

/** What the journal holds; facts that no audit tells of (slots, deletions) are left out. */
export function journalledFacts(store: EngineStore): readonly CountedFact[] {
  return store.rows(
    'SELECT ticket_id AS ticketId, seq AS auditId, at, type FROM journal WHERE seq IS NOT NULL',
  );
}

/** Counts both against each other; each fact once, by audit and type. */
export function compareFacts(
  expected: readonly CountedFact[],
  journalled: readonly CountedFact[],
): Comparison {
  const open = new Map<string, number>();
  for (const fact of expected) open.set(nameOf(fact), (open.get(nameOf(fact)) ?? 0) + 1);
  let surplus = 0;
  for (const fact of journalled) {
    const left = open.get(nameOf(fact)) ?? 0;
    if (left === 0) surplus += 1;
    else open.set(nameOf(fact), left - 1);
  }
  const lost = [...open.values()].reduce((sum, left) => sum + left, 0);
  return { expected: expected.length, journalled: journalled.length, lost, surplus };
}

function nameOf({ ticketId, auditId, at, type }: CountedFact): string {
  return `${ticketId}:${auditId}:${at}:${type}`;
}
