// What does one look of the sweep cost, by how many tickets are due?
import { HOUR_MS } from '../../engine/core/time/duration.ts';
import type { Desk, DeskTicket } from '../../engine/ports/desk.ts';
import type { Store, TicketRow } from '../../engine/ports/store.ts';
import type { Context } from '../../engine/run/context.ts';
import type { NameBook } from '../../engine/run/name-book.ts';
import { policyBook } from '../../engine/run/policy-book.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { troubles } from '../../engine/run/troubles.ts';
import { openSqliteStore } from '../../engine/store/sqlite.ts';
import { createTranslation } from '../../engine/zendesk/translation.ts';
import { ZONE } from './made-store.ts';
import { MADE_AT } from './made-ticket.ts';
import { medianOf, randomNumbers } from './row.ts';
import { shippedPolicy } from './shipped-policy.ts';

export const DUE = [0, 1, 100] as const;
const TICKS = 31;
/** Looks that find nothing are too short to be timed one by one. */
const IDLE_LOOKS = 100;

/** Processor microseconds a tick, the median, in the order of DUE. */
export interface SweepTicks {
  readonly tickUs: readonly number[];
}

/** Sweeps a store in which so many tickets, drawn at random, were made due just before. */
export async function sweepTicks(folder: string, tickets: number): Promise<SweepTicks> {
  const store = await openSqliteStore(folder);
  const context = contextOn(store);
  const random = randomNumbers(7);
  const tickUs: number[] = [];
  for (const count of DUE) {
    const ticks: number[] = [];
    for (let tick = 0; tick < TICKS; tick++) {
      const ids = Array.from({ length: count }, () => 1 + Math.floor(random() * tickets));
      await store.transact(async (tx) => {
        const rows = [...(await tx.tickets(ids)).values()];
        await tx.saveTickets(rows.map(unsaid));
      });
      const looks = count === 0 ? IDLE_LOOKS : 1;
      const begun = process.cpuUsage();
      for (let look = 0; look < looks; look++) await sweep(context);
      const { user, system } = process.cpuUsage(begun);
      ticks.push((user + system) / looks);
    }
    tickUs.push(medianOf(ticks));
  }
  const leftAt = await store.read((tx) => tx.nextDueAt());
  if (leftAt === null || leftAt <= MADE_AT) throw new Error('The sweep left something due.');
  await store.close();
  return { tickUs };
}

/** The same ticket before anything of it was said or recorded, and so due. */
function unsaid(row: TicketRow): TicketRow {
  return { ...row, dueAt: MADE_AT, doc: { ...row.doc, told: [], breaches: [] } };
}

/** An engine on the store, in live mode, whose desk says that no ticket moved. */
function contextOn(store: Store): Context {
  const account = { id: 7, subdomain: 'acme', timeZone: ZONE, userId: 1, skewMs: 0 };
  const desk: Pick<Desk, 'showTickets'> = {
    showTickets: async (ids) => ids.map(unmoved),
  };
  const nothing = () => {};
  return {
    account,
    clock: { now: () => MADE_AT, speed: () => 1, waitUntil: async () => {} },
    desk: desk as Desk,
    store,
    translation: createTranslation(account.id, 'key'),
    policies: policyBook(
      () => versions,
      () => MADE_AT,
    ),
    takenUp: { of: () => 0, keep: async () => {} },
    names: { staff: new Map() } as Partial<NameBook> as NameBook,
    actors: { fetch: async () => {}, of: () => null },
    troubles: troubles(),
    mode: 'live',
    language: 'en',
    verifies: true,
    reaches: new Set(['slack', 'mail']),
    skewMs: () => 0,
    answers: { key: 'answer key', origin: null },
    log: { info: nothing, warn: nothing, error: nothing },
    changed: nothing,
  };
}

const versions = [shippedPolicy()];

/** A ticket as the desk shows it that was last changed before everything known was read. */
function unmoved(id: number): DeskTicket {
  const updatedAt = MADE_AT - HOUR_MS;
  return { id, createdAt: updatedAt, updatedAt } as Partial<DeskTicket> as DeskTicket;
}
