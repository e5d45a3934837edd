/** The account behind the Desk port: every question of the engine, asked of Zendesk. */
import { z } from 'zod';
import { invariant } from '../core/invariant.ts';
import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { Account, Audit, Desk, DeskUser } from '../ports/desk.ts';
import type { ZendeskSettings } from '../settings.ts';
import { auditFromList } from './audit-rows.ts';
import { Breaker } from './breaker.ts';
import { Client } from './client.ts';
import { Exports, type Report } from './export.ts';
import { palierFieldIds, readTicketFields } from './fields.ts';
import { httpSender } from './http.ts';
import { keyedForm } from './keyed-form.ts';
import { readBrands, readCustomStatuses, readForms, readGroupIds, readGroups } from './names.ts';
import { type Pace, REAL_PACE } from './pace.ts';
import { allRows } from './pages.ts';
import { organizationFromRow, standingFromRow, userFromRow } from './people-rows.ts';
import { RateLimit } from './rate-limit.ts';
import { unexpected } from './refusal.ts';
import { id, readRows } from './row.ts';
import { ticketFromRow } from './ticket-rows.ts';
import { createTokens } from './token.ts';
import { Traffic } from './traffic.ts';
import { MOST_ROWS, Writer } from './write.ts';

export interface DeskOptions {
  readonly zendesk: ZendeskSettings;
  readonly budgetShare: number;
  /** The engine's clock; compared with the desk's Date headers. */
  readonly now: () => Instant;
  /** Hears of rows that could not be read and were left out. */
  readonly report: Report;
  /** Real time; tests bring their own. */
  readonly pace?: Pace;
  /** The time by which Zendesk's rate windows refill, where the desk's clock is driven. */
  readonly windowMs?: () => number;
}

/** The desk, and what the asking cost so far. */
export interface ZendeskDesk extends Desk {
  readonly traffic: Traffic;
  /** What a person is by now; null for one whom the account does not know or lets in no more. */
  standingOf(userId: number): Promise<DeskUser['role'] | null>;
}

const me = z.looseObject({
  user: z.looseObject({
    id: id.nullish(),
    role: z.string(),
    iana_time_zone: z.string().nullish(),
  }),
});

/** Connects nothing yet: the first question gets the first token. */
export function createDesk(options: DeskOptions): ZendeskDesk {
  const { report, now } = options;
  const traffic = new Traffic();
  const client = createClient(options, traffic);
  const exports = new Exports(client, now, report);
  const writer = new Writer(client);
  return {
    traffic,
    account: () => readAccount(client, options.zendesk.url, report, traffic),
    exportEvents: (sinceAt) => exports.events(sinceAt),
    exportTickets: (from) => exports.tickets(from),
    exportOrganizations: (sinceAt) => exports.organizations(sinceAt),
    exportUsers: (from) => exports.users(from),
    showTickets: (ids) => showMany(client, report, 'tickets', ids, ticketFromRow),
    audits: (ticketId) => readAudits(client, ticketId),
    showOrganizations: (ids) => showMany(client, report, 'organizations', ids, organizationFromRow),
    showUsers: (ids) => showMany(client, report, 'users', ids, userFromRow),
    standingOf: async (userId) =>
      (await showMany(client, report, 'users', [userId], standingFromRow))[0] ?? null,
    groupIdsOf: (userId) => readGroupIds(client, report, userId),
    staff: () => readStaff(client, report),
    groups: () => readGroups(client, report),
    forms: () => readForms(client, report),
    brands: () => readBrands(client, report),
    customStatuses: () => readCustomStatuses(client, report),
    palierFields: async () => palierFieldIds(await readTicketFields(client, report)),
    ticketFields: async () =>
      (await readTicketFields(client, report))
        .filter((field) => field.active)
        .map(({ id: fieldId, key, title, type }) => ({ id: fieldId, key, title, type })),
    writeFields: (updates) => writer.writeFields(updates),
    jobs: (ids) => writer.jobs(ids),
  };
}

/** The client alone, for `connect`, which asks what the engine never does. */
export function createClient(options: DeskOptions, traffic = new Traffic()): Client {
  const pace = options.pace ?? REAL_PACE;
  const send = httpSender(options.zendesk.url);
  return new Client({
    send,
    tokens: createTokens(options.zendesk.auth, send, pace, traffic),
    limit: new RateLimit(options.budgetShare, pace, options.windowMs),
    breaker: new Breaker(pace),
    traffic,
    pace,
    now: options.now,
  });
}

/**
 * Zendesk's documented API tells no account id. The oldest brand's is one: every account has a
 * brand, ids are unique across accounts, and the subdomain may be renamed without changing it.
 */
async function readAccount(
  client: Client,
  url: string,
  report: Report,
  traffic: Traffic,
): Promise<Account> {
  const { user } = await client.get('/api/v2/users/me', {}, me, 'find out who the engine is');
  // Without a valid token Zendesk answers 200 and calls us "Anonymous user".
  if (user.id === null || user.id === undefined) {
    throw new EngineError(
      'zendeskUnauthorized',
      'Could not find out who the engine is: Zendesk takes us for an anonymous visitor. ' +
        'Check ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET.',
    );
  }
  if (user.role !== 'admin') {
    throw new EngineError(
      'zendeskForbidden',
      `Could not start: the engine's user is ${user.role}, and Zendesk exports only to admins. ` +
        'Give the user behind the OAuth client the admin role.',
    );
  }
  const [oldest] = [...(await readBrands(client, report))].sort((a, b) => a.id - b.id);
  if (oldest === undefined) throw unexpected('recognise the account', 'it has no brand');
  const { hostname } = new URL(url);
  const [, named] = /^(.+)\.zendesk\.com$/.exec(hostname) ?? [];
  return {
    id: oldest.id,
    // Behind another name than Zendesk's own (the demo's desk, a gateway) the host says nothing.
    subdomain: named ?? oldest.subdomain ?? hostname,
    timeZone: user.iana_time_zone ?? 'UTC',
    userId: user.id,
    skewMs: traffic.skewMs(),
  };
}

const rowsUnder = keyedForm((key) => z.looseObject({ [key]: z.array(z.unknown()) }));

async function showMany<T>(
  client: Client,
  report: Report,
  key: string,
  ids: readonly number[],
  read: (row: unknown) => T,
): Promise<readonly T[]> {
  invariant(ids.length <= MOST_ROWS, `At most ${MOST_ROWS} ${key} are shown in one call.`);
  if (ids.length === 0) return [];
  const answer = await client.get(
    `/api/v2/${key}/show_many`,
    { ids: ids.join(',') },
    rowsUnder(key),
    `show ${ids.length} ${key}`,
  );
  const { good, malformed } = readRows(answer[key] as unknown[], read, key.slice(0, -1));
  report(malformed);
  return good;
}

/** A missing audit would be a missing reply, so one that cannot be read fails the whole list. */
async function readAudits(client: Client, ticketId: number): Promise<readonly Audit[]> {
  const what = `read the updates of ticket ${ticketId}`;
  const rows = await allRows(client, `/api/v2/tickets/${ticketId}/audits`, 'audits', what);
  const { good, malformed } = readRows(rows, auditFromList, 'audit');
  const [first] = malformed;
  if (first !== undefined) throw unexpected(what, first.what);
  return good;
}

async function readStaff(client: Client, report: Report) {
  const rows = await allRows(client, '/api/v2/users', 'users', 'list the staff', {
    'role[]': ['agent', 'admin'],
  });
  const { good, malformed } = readRows(rows, userFromRow, 'user');
  report(malformed);
  return good.filter((user) => user.role !== 'end-user');
}
