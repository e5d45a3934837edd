import { invariant } from '../../engine/core/invariant.ts';
import type { Entry } from '../../engine/core/ledger/entry.ts';
import type { DeskOrganization, DeskUser } from '../../engine/ports/desk.ts';
import type { JournalFact, Store, TicketRow, Tx } from '../../engine/ports/store.ts';
import { Turns, withLease } from '../../engine/store/turns.ts';
import { ledgerQuestions } from './memory-ledger.ts';
import { type Owed, obligationQuestions, ordered } from './memory-obligations.ts';

/** A store in plain maps for tests of what uses a store; passes the same contract suite. */

/** What survives a crash: hand it to a second memoryStore to play an engine that died. */
export interface MemoryTables {
  readonly values: Map<string, string>;
  readonly journal: Map<string, JournalFact>;
  readonly tickets: Map<number, TicketRow>;
  readonly organizations: Map<number, DeskOrganization>;
  readonly users: Map<number, DeskUser>;
  readonly obligations: Map<string, Owed>;
  readonly ledger: Map<string, Entry>;
}

/** Tables of an empty store. */
export function memoryTables(): MemoryTables {
  return {
    values: new Map(),
    journal: new Map(),
    tickets: new Map(),
    organizations: new Map(),
    users: new Map(),
    obligations: new Map(),
    ledger: new Map(),
  };
}

/** A Store on the tables; each call counts as a new run of the engine on them. */
export function memoryStore(tables: MemoryTables = memoryTables()): Store {
  const epoch = Number(tables.values.get('engineEpoch') ?? '0') + 1;
  tables.values.set('engineEpoch', String(epoch));
  const turns = new Turns();
  const tx = transactionOn(tables, epoch);
  let closed = false;
  const take = <T>(work: () => Promise<T>) => {
    invariant(!closed, 'The store was used after it was closed.');
    return turns.take(work);
  };
  return {
    transact: (work) =>
      take(async () => {
        const before = copied(tables);
        try {
          return await withLease(tx, true, work);
        } catch (error) {
          restore(tables, before);
          throw error;
        }
      }),
    read: (look) => take(() => withLease(tx, false, look)),
    async close() {
      closed = true;
      await turns.idle();
    },
  };
}

function copied(tables: MemoryTables): MemoryTables {
  return {
    values: new Map(tables.values),
    journal: new Map(tables.journal),
    tickets: new Map(tables.tickets),
    organizations: new Map(tables.organizations),
    users: new Map(tables.users),
    obligations: new Map(tables.obligations),
    ledger: new Map(tables.ledger),
  };
}

function restore(tables: MemoryTables, before: MemoryTables): void {
  refill(tables.values, before.values);
  refill(tables.journal, before.journal);
  refill(tables.tickets, before.tickets);
  refill(tables.organizations, before.organizations);
  refill(tables.users, before.users);
  refill(tables.obligations, before.obligations);
  refill(tables.ledger, before.ledger);
}

function refill<K, V>(map: Map<K, V>, from: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of from) map.set(key, value);
}

function transactionOn(tables: MemoryTables, epoch: number): Tx {
  return {
    value: async (name) => tables.values.get(name) ?? null,
    async setValue(name, value) {
      tables.values.set(name, value);
    },
    async journal(facts) {
      return facts.filter((fact) => {
        const known = tables.journal.has(fact.key);
        if (!known) tables.journal.set(fact.key, fact);
        return !known;
      });
    },
    ...ticketQuestions(tables.tickets),
    organizations: async (ids) => picked(tables.organizations, ids),
    saveOrganizations: async (rows) => saveNewer(tables.organizations, rows),
    users: async (ids) => picked(tables.users, ids),
    saveUsers: async (rows) => saveNewer(tables.users, rows),
    ...ledgerQuestions(tables.ledger),
    ...obligationQuestions(tables.obligations, epoch),
  };
}

type TicketQuestions = Pick<
  Tx,
  | 'tickets'
  | 'glance'
  | 'saveTickets'
  | 'due'
  | 'nextDueAt'
  | 'queue'
  | 'placeOf'
  | 'openTickets'
  | 'ticketsOfOrganization'
  | 'ticketsOfRequester'
  | 'counts'
  | 'unwritten'
  | 'unwrittenCount'
  | 'writing'
>;

function ticketQuestions(tickets: Map<number, TicketRow>): TicketQuestions {
  const sorted = (keep: (row: TicketRow) => boolean, ...by: ((row: TicketRow) => number)[]) =>
    ordered([...tickets.values()].filter(keep), ...by, (row) => row.id);
  const ids = (rows: readonly TicketRow[]) => rows.map((row) => row.id);
  /** Those that have the figure, in its order. */
  const by = (figure: (row: TicketRow) => number | null) =>
    ordered(
      sorted((row) => figure(row) !== null),
      (row) => figure(row) ?? 0,
    );
  const due = () => by((row) => row.dueAt);
  const unwritten = () => by((row) => (row.jobId === null ? row.wantedAt : null));
  const queued = () =>
    sorted(
      (row) => row.rank !== null,
      (row) => row.rank ?? 0,
      (row) => row.openedAt,
    );
  return {
    tickets: async (wanted) => picked(tickets, wanted),
    glance: async (wanted) => new Map([...picked(tickets, wanted)].map(glanceAt)),
    async saveTickets(rows) {
      for (const row of rows) tickets.set(row.id, row);
    },
    due: async (at, limit) =>
      ids(due().filter((row) => row.dueAt !== null && row.dueAt <= at)).slice(0, limit),
    nextDueAt: async () => due()[0]?.dueAt ?? null,
    queue: async (limit) => queued().slice(0, limit),
    placeOf: async (id) => queued().findIndex((row) => row.id === id) + 1 || null,
    openTickets: async (after, limit) =>
      sorted((row) => row.open && row.id > after).slice(0, limit),
    ticketsOfOrganization: async (id) => ids(sorted((row) => row.organizationId === id)),
    ticketsOfRequester: async (id) => ids(sorted((row) => row.requesterId === id)),
    async counts() {
      const open = sorted((row) => row.open);
      const count = (claim: (row: TicketRow) => boolean) => open.filter(claim).length;
      return {
        open: open.length,
        inQueue: count((row) => row.rank !== null),
        breached: count((row) => row.breached),
        atRisk: count((row) => row.state === 'atRisk'),
        waiting: count((row) => row.state === 'waiting'),
      };
    },
    unwritten: async (limit) => ids(unwritten()).slice(0, limit),
    unwrittenCount: async () => unwritten().length,
    writing: async () => ids(sorted((row) => row.jobId !== null)),
  };
}

function glanceAt([id, { requesterId, jobId }]: [number, TicketRow]) {
  return [id, { requesterId, jobId }] as const;
}

function picked<T>(map: ReadonlyMap<number, T>, ids: readonly number[]): ReadonlyMap<number, T> {
  const found = new Map<number, T>();
  for (const id of ids) {
    const row = map.get(id);
    if (row !== undefined) found.set(id, row);
  }
  return found;
}

function saveNewer<T extends { id: number; updatedAt: number }>(
  map: Map<number, T>,
  rows: readonly T[],
): void {
  for (const row of rows) {
    const known = map.get(row.id);
    if (known === undefined || row.updatedAt >= known.updatedAt) map.set(row.id, row);
  }
}
