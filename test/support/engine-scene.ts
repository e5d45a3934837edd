import type { Policy } from '../../engine/core/policy/policy.ts';
import type { Store, TicketRow } from '../../engine/ports/store.ts';
import { actorBook } from '../../engine/run/actor-book.ts';
import type { Context } from '../../engine/run/context.ts';
import { nameBook } from '../../engine/run/name-book.ts';
import { policyBook } from '../../engine/run/policy-book.ts';
import { pollEvents } from '../../engine/run/poll.ts';
import { pollOrganizations } from '../../engine/run/poll-organizations.ts';
import { type Fresh, pollTickets } from '../../engine/run/poll-tickets.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { openTakenUp } from '../../engine/run/taken-up.ts';
import { troubles } from '../../engine/run/troubles.ts';
import { createTranslation } from '../../engine/zendesk/translation.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { ACCOUNT, type FakeDesk, fakeDesk } from './fake-desk.ts';
import { at } from './histories.ts';
import { type MemoryTables, memoryStore, memoryTables } from './memory-store.ts';
import { EXAMPLE_FILE, policyFrom } from './policy.ts';

/** The engine's whole work on fakes that a test steers: a desk, a clock, a store that survives. */
export interface EngineScene {
  readonly clock: FakeClock;
  readonly desk: FakeDesk;
  readonly tables: MemoryTables;
  readonly store: Store;
  readonly context: Context;
  /** What was logged, as "level sentence". */
  readonly logged: string[];
  /** An engine on the same desk and tables, as after a restart. */
  again(given?: Partial<Context>): Promise<EngineScene>;
  /** Reads every export as far as it shows. */
  poll(): Promise<void>;
  row(id: number): TicketRow;
  /** Keys and kinds of everything ever owed, the oldest first. */
  owed(): readonly string[];
}

/** Monday 23 November 2026, 09:00 in Paris: the office opens. */
export const MONDAY = at('2026-11-23T09:00:00+01:00');

/** An engine that first ran long ago, on an empty desk at MONDAY. */
export async function engineScene(
  given: Partial<Context> = {},
  policies: readonly Policy[] = [policyFrom(EXAMPLE_FILE)],
): Promise<EngineScene> {
  const clock = fakeClock(MONDAY);
  const desk = fakeDesk(clock);
  const tables = memoryTables();
  tables.values.set(VALUES.firstRunAt, '0');
  tables.values.set(VALUES.eventsFrom, String(MONDAY - 86_400_000));
  return sceneOn(clock, desk, tables, policies, given);
}

async function sceneOn(
  clock: FakeClock,
  desk: FakeDesk,
  tables: MemoryTables,
  policies: readonly Policy[],
  given: Partial<Context>,
): Promise<EngineScene> {
  const store = memoryStore(tables);
  const logged: string[] = [];
  const takenUp = await openTakenUp(store, policies, () => clock.now());
  const names = await nameBook(desk);
  const log = (level: string) => (_fields: unknown, sentence: string) => {
    logged.push(`${level} ${sentence}`);
  };
  const context: Context = {
    account: ACCOUNT,
    clock,
    desk,
    store,
    translation: createTranslation(ACCOUNT.id, 'key'),
    policies: policyBook(
      () => policies,
      () => clock.now(),
      takenUp.of,
    ),
    takenUp,
    names,
    actors: actorBook(desk, names, clock),
    troubles: troubles(),
    mode: 'live',
    verifies: true,
    reaches: new Set(['slack', 'mail']),
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    changed: () => {},
    skewMs: () => 0,
    answers: { key: 'answer key', origin: 'https://palier.acme.example' },
    language: 'en',
    ...given,
  };
  return {
    clock,
    desk,
    tables,
    store,
    context,
    logged,
    again: (more = {}) => sceneOn(clock, desk, tables, policies, { ...given, ...more }),
    async poll() {
      const fresh: Fresh = new Map();
      await pollOrganizations(context);
      await pollTickets(context, fresh);
      await pollEvents(context, fresh);
    },
    row(id) {
      const row = tables.tickets.get(id);
      if (row === undefined) throw new Error(`The engine knows no ticket ${id}.`);
      return row;
    },
    owed: () =>
      [...tables.obligations.values()].map(({ channel, body, ticketId }) =>
        [channel, body.kind, ...('promise' in body ? [body.promise] : []), ticketId].join(' '),
      ),
  };
}
