import type { NewObligation, ObligationBody, Store } from '../../engine/ports/store.ts';
import { type AlertParts, alertDelivery } from '../../engine/run/deliver-alerts.ts';
import { type FakeChannel, fakeChannel } from './fake-channel.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { type MemoryTables, memoryStore, memoryTables } from './memory-store.ts';
import { MADE_AT, newObligation } from './store-rows.ts';

/** Everything that delivering alerts touches, as fakes that tests steer and look into. */
export interface AlertScene {
  readonly tables: MemoryTables;
  readonly clock: FakeClock;
  readonly slack: FakeChannel;
  readonly mail: FakeChannel;
  readonly troubles: Map<string, string>;
  readonly real: { ms: number };
  readonly end: AbortController;
  isStopped: boolean;
  /** An engine on the scene; a second one plays the run after a crash. */
  engine(given?: Partial<AlertParts>): { store: Store; turn: () => Promise<number | null> };
}

/** Slack and mail accept, the clock stands, nothing is owed; `digestAfter` is 3. */
export function alertScene(): AlertScene {
  const tables = memoryTables();
  const made: AlertScene = {
    tables,
    clock: fakeClock(MADE_AT),
    slack: fakeChannel('slack'),
    mail: fakeChannel('mail'),
    troubles: new Map(),
    real: { ms: 0 },
    end: new AbortController(),
    isStopped: false,
    engine(given = {}) {
      const store = memoryStore(tables);
      const turn = alertDelivery({
        store,
        channels: [made.slack, made.mail],
        clock: made.clock,
        word: (body) => ({ title: titleOf(body), text: JSON.stringify(body), link: null }),
        digestAfter: () => 3,
        maySend: async () => !made.isStopped,
        troubles: {
          raise: (name, sentence) => made.troubles.set(name, sentence),
          clear: (name) => made.troubles.delete(name),
        },
        log: { info: () => {}, warn: () => {}, error: () => {} },
        changed: () => {},
        wake: () => {},
        signal: made.end.signal,
        monotonicMs: () => made.real.ms,
        ...given,
      });
      return { store, turn };
    },
  };
  return made;
}

/** The words of these tests. */
export function titleOf(body: ObligationBody): string {
  if (body.kind === 'digest') return `${body.count} alerts`;
  if (body.kind === 'notice') return body.text;
  return 'ticketId' in body ? `${body.kind} ${body.ticketId}` : body.kind;
}

/** Adds obligations in one transaction. */
export const owe = (store: Store, ...rows: (Partial<NewObligation> & { key: string })[]) =>
  store.transact(async (tx) => {
    for (const row of rows) await tx.owe(newObligation(row));
  });
/** The state of each obligation, by key. */
export const statesIn = ({ tables }: AlertScene) =>
  Object.fromEntries([...tables.obligations].map(([key, row]) => [key, row.state]));
/** Lets real time and the desk's go on together, as they do at speed 1. */
export const pass = async (on: AlertScene, ms: number) => {
  on.real.ms += ms;
  await on.clock.advance(ms);
};
