/** What does a small Zendesk answer to the engine: a Desk in plain maps, on a clock tests move? */
import type { Instant } from '../../engine/core/time/instant.ts';
import type { EngineError } from '../../engine/errors.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type {
  Account,
  Audit,
  Desk,
  DeskOrganization,
  DeskTicket,
  DeskUser,
  TicketField,
} from '../../engine/ports/desk.ts';
import { DeskActs } from './fake-desk-acts.ts';
import { fakeExports } from './fake-desk-exports.ts';
import { fakeWriter } from './fake-desk-writer.ts';

export const ENGINE = 1;
export const AGENT = 20;
export const CUSTOMER = 70;

export const FIELD_IDS = {
  palier_tier: 901,
  palier_kind: 902,
  palier_component: 903,
  palier_replaced: 904,
  palier_due: 905,
  palier_state: 906,
  palier_rank: 907,
  palier_breached: 908,
  palier_action: 909,
} as const;

/** Everything the fake keeps; the parts of it change it in place. */
export interface DeskTables {
  readonly clock: Clock;
  readonly tickets: Map<number, DeskTicket>;
  readonly audits: Audit[];
  readonly organizations: Map<number, DeskOrganization>;
  readonly users: Map<number, DeskUser>;
  /** Ids of groups by user. */
  readonly memberships: Map<number, readonly number[]>;
  /** Public comments that the engine wrote for somebody. */
  readonly replies: {
    readonly ticketId: number;
    readonly authorId: number;
    readonly text: string;
  }[];
  /** Internal notes that the engine wrote. */
  readonly notes: { readonly ticketId: number; readonly note: string }[];
  nextId: number;
}

/** Answers of a table that tests may extend: forms, brands, statuses, further ticket fields. */
export interface DeskNames {
  readonly groups: { readonly id: number; readonly name: string }[];
  readonly forms: { readonly id: number; readonly name: string }[];
  readonly ticketFields: TicketField[];
}

/** A Desk with what tests do to it, and what was asked of it. */
export interface FakeDesk extends Desk {
  readonly acts: DeskActs;
  readonly tables: DeskTables;
  readonly names: DeskNames;
  /** Each question as "name argument", in order. */
  readonly calls: string[];
  /** Questions of that name fail from now on; null answers again. */
  fail(name: keyof Desk, error: EngineError | null): void;
  /** Whether jobs are done when somebody asks about them (the default) or never. */
  runJobs(run: boolean): void;
}

/** An empty desk with one agent, one customer and the engine's own user. */
export function fakeDesk(clock: Clock): FakeDesk {
  const tables: DeskTables = {
    clock,
    tickets: new Map(),
    audits: [],
    organizations: new Map(),
    users: new Map(people(clock.now()).map((user) => [user.id, user])),
    memberships: new Map([[AGENT, [300]]]),
    replies: [],
    notes: [],
    nextId: 1000,
  };
  const names: DeskNames = { groups: [{ id: 300, name: 'Support' }], forms: [], ticketFields: [] };
  const acts = new DeskActs(tables);
  const writer = fakeWriter(tables, acts, ENGINE);
  const calls: string[] = [];
  const failures = new Map<string, EngineError>();
  const ask = <T>(name: keyof Desk, argument: string, answer: () => T): Promise<T> => {
    calls.push(`${name} ${argument}`.trim());
    const failure = failures.get(name);
    if (failure !== undefined) return Promise.reject(failure);
    return Promise.resolve(structuredClone(answer()));
  };
  const shown = (ids: readonly number[]) =>
    ids.flatMap((id) => tables.tickets.get(id) ?? []).filter(({ status }) => status !== 'deleted');
  const exports = fakeExports(tables);
  return {
    acts,
    tables,
    names,
    calls,
    fail(name, error) {
      if (error === null) failures.delete(name);
      else failures.set(name, error);
    },
    runJobs: writer.run,
    account: () => ask('account', '', () => ACCOUNT),
    exportEvents: (since) => ask('exportEvents', String(since), () => exports.events(since)),
    exportTickets: (from) => ask('exportTickets', '', () => exports.tickets(from)),
    exportOrganizations: (since) =>
      ask('exportOrganizations', String(since), () => exports.organizations(since)),
    exportUsers: (from) => ask('exportUsers', '', () => exports.users(from)),
    showTickets: (ids) => ask('showTickets', ids.join(','), () => shown(ids)),
    audits: (id) =>
      ask('audits', String(id), () => tables.audits.filter((one) => one.ticketId === id)),
    showOrganizations: (ids) =>
      ask('showOrganizations', ids.join(','), () =>
        ids.flatMap((id) => tables.organizations.get(id) ?? []),
      ),
    showUsers: (ids) =>
      ask('showUsers', ids.join(','), () => ids.flatMap((id) => tables.users.get(id) ?? [])),
    groupIdsOf: (id) => ask('groupIdsOf', String(id), () => tables.memberships.get(id) ?? []),
    staff: () =>
      ask('staff', '', () => [...tables.users.values()].filter(({ role }) => role !== 'end-user')),
    groups: () => ask('groups', '', () => names.groups),
    forms: () => ask('forms', '', () => names.forms),
    brands: () => ask('brands', '', () => [{ id: 7, name: 'Acme' }]),
    customStatuses: () => ask('customStatuses', '', () => []),
    palierFields: () => ask('palierFields', '', () => FIELD_IDS),
    ticketFields: () => ask('ticketFields', '', () => names.ticketFields),
    writeFields: (updates) =>
      ask('writeFields', updates.map(({ ticketId }) => ticketId).join(','), () =>
        writer.queue(updates),
      ),
    jobs: (ids) => ask('jobs', ids.join(','), () => writer.jobs(ids)),
  };
}

export const ACCOUNT: Account = {
  id: 7,
  subdomain: 'acme',
  timeZone: 'Europe/Paris',
  userId: ENGINE,
  skewMs: 0,
};

function people(at: Instant): DeskUser[] {
  const person = (id: number, role: DeskUser['role']): DeskUser => ({
    id,
    name: `User ${id}`,
    email: `user-${id}@example.com`,
    role,
    tags: [],
    fields: {},
    updatedAt: at,
  });
  return [person(ENGINE, 'admin'), person(AGENT, 'agent'), person(CUSTOMER, 'end-user')];
}
