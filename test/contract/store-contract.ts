import { InvariantError } from '../../engine/core/invariant.ts';
import type { JournalFact, Store } from '../../engine/ports/store.ts';
import { MADE_AT, ticketRow } from '../support/store-rows.ts';
import { storeLedgerContract } from './store-ledger-contract.ts';
import { storeObligationContract } from './store-obligation-contract.ts';
import { storeQueueContract } from './store-queue-contract.ts';

/** What must every Store do? Run against SQLite and against the fake that run's tests use. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Ends the store as a crash would have left it and opens the same contents again. */
  again(): Promise<Store>;
  remove(): Promise<void>;
}

/** Declares the whole suite; `open` gives a fresh, empty store. */
export function storeContract(open: () => Promise<StoreUnderTest>): void {
  describe('as a Store', () => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.remove());
    const store = () => under.store;
    const again = () => under.again();

    transactionContract(store, again);
    journalContract(store, again);
    ticketContract(store, again);
    storeQueueContract(store);
    directoryContract(store);
    storeObligationContract(store, again);
    storeLedgerContract(store, again);
  });
}

function transactionContract(store: () => Store, again: () => Promise<Store>): void {
  describe('transactions', () => {
    test('an unknown value is null, a set one is what was set last', async () => {
      expect(await store().read((tx) => tx.value('cursor'))).toBeNull();
      await store().transact((tx) => tx.setValue('cursor', 'a'));
      await store().transact((tx) => tx.setValue('cursor', 'b'));
      expect(await store().read((tx) => tx.value('cursor'))).toBe('b');
    });

    test('the answer of the work is the answer of the transaction', async () => {
      expect(await store().transact(async () => 42)).toBe(42);
    });

    test('a throw undoes everything the transaction wrote and comes out as it is', async () => {
      await store().transact((tx) => tx.setValue('cursor', 'before'));
      const failing = store().transact(async (tx) => {
        await tx.setValue('cursor', 'after');
        await tx.saveTickets([ticketRow({ id: 1 })]);
        await tx.journal([fact('1:opened')]);
        throw new Error('midway');
      });
      await expect(failing).rejects.toThrow('midway');
      expect(await store().read((tx) => tx.value('cursor'))).toBe('before');
      expect((await store().read((tx) => tx.tickets([1]))).size).toBe(0);
      expect(await store().transact((tx) => tx.journal([fact('1:opened')]))).toHaveLength(1);
    });

    test('what was committed is there when the store is opened again', async () => {
      await store().transact((tx) => tx.setValue('cursor', 'kept'));
      const reopened = await again();
      expect(await reopened.read((tx) => tx.value('cursor'))).toBe('kept');
    });

    test('transactions asked for together run one after the other, in that order', async () => {
      const count = () =>
        store().transact(async (tx) => {
          const seen = Number((await tx.value('count')) ?? '0');
          await Promise.resolve();
          await tx.setValue('count', String(seen + 1));
          return seen;
        });
      expect(await Promise.all([count(), count(), count()])).toEqual([0, 1, 2]);
    });

    test('a read asked for during a transaction sees all of it', async () => {
      const writing = store().transact(async (tx) => {
        await tx.setValue('a', '1');
        await new Promise((resolve) => setImmediate(resolve));
        await tx.setValue('b', '1');
      });
      const read = await store().read(async (tx) => [await tx.value('a'), await tx.value('b')]);
      expect(read).toEqual(['1', '1']);
      await writing;
    });

    test('a read that writes is an error', async () => {
      const writing = store().read((tx) => tx.setValue('cursor', 'x'));
      await expect(writing).rejects.toThrow(InvariantError);
      expect(await store().read((tx) => tx.value('cursor'))).toBeNull();
    });

    test('a transaction inside a transaction is an error, not a wait without end', async () => {
      const nested = store().transact(() => store().transact(async () => 'inner'));
      await expect(nested).rejects.toThrow(InvariantError);
      expect(await store().transact(async () => 'next')).toBe('next');
    });

    test('work that a transaction started may ask for one of its own afterwards', async () => {
      let later: Promise<string> | undefined;
      await store().transact(async () => {
        later = new Promise((resolve) => setImmediate(resolve)).then(() =>
          store().transact(async () => 'later'),
        );
      });
      expect(await later).toBe('later');
    });

    test('a transaction used after its end is an error', async () => {
      const leaked = await store().transact(async (tx) => ({ tx }));
      expect(() => leaked.tx.setValue('cursor', 'late')).toThrow(InvariantError);
    });

    test('a closed store refuses work', async () => {
      await store().close();
      expect(() => store().read((tx) => tx.value('cursor'))).toThrow(InvariantError);
    });
  });
}

function fact(key: string, ticketId = 1): JournalFact {
  return { ticketId, key, fact: { at: MADE_AT, seq: 5, type: 'customerWrote', key, author: '9' } };
}

function journalContract(store: () => Store, again: () => Promise<Store>): void {
  const keys = (facts: readonly JournalFact[]) => facts.map((each) => each.key);

  describe('journal', () => {
    test('new facts come back in the order given, known ones do not', async () => {
      await store().transact((tx) => tx.journal([fact('b'), fact('a')]));
      const fresh = await store().transact((tx) => tx.journal([fact('c'), fact('a'), fact('0')]));
      expect(keys(fresh)).toEqual(['c', '0']);
    });

    test('of two facts with one key in one call the first counts', async () => {
      const fresh = await store().transact((tx) => tx.journal([fact('a', 1), fact('a', 2)]));
      expect(fresh).toEqual([fact('a', 1)]);
    });

    test('a fact is still known when the store is opened again', async () => {
      await store().transact((tx) => tx.journal([fact('a')]));
      const reopened = await again();
      expect(await reopened.transact((tx) => tx.journal([fact('a')]))).toEqual([]);
    });
  });
}

function ticketContract(store: () => Store, again: () => Promise<Store>): void {
  const save = (...rows: Parameters<typeof ticketRow>[0][]) =>
    store().transact((tx) => tx.saveTickets(rows.map(ticketRow)));

  describe('tickets', () => {
    test('a saved ticket comes back whole, also after opening again', async () => {
      const row = ticketRow({
        id: 12_345_678_901_234,
        organizationId: 3,
        requesterId: 4,
        open: false,
        dueAt: MADE_AT + 1,
        rank: 1_795_000_000,
        state: 'atRisk',
        breached: true,
        jobId: 'job-1',
        wantedAt: MADE_AT + 2,
      });
      await save(row);
      expect([...(await (await again()).read((tx) => tx.tickets([row.id]))).values()]).toEqual([
        row,
      ]);
    });

    test('saving again replaces; unknown ids are absent from the answer', async () => {
      await save({ id: 1, rank: 5 }, { id: 1, rank: null });
      const found = await store().read((tx) => tx.tickets([1, 2]));
      expect([...found.keys()]).toEqual([1]);
      expect(found.get(1)?.rank).toBeNull();
    });

    test('due lists what is due at or before the instant, the earliest first', async () => {
      await save(
        { id: 1, dueAt: MADE_AT + 1 },
        { id: 2, dueAt: MADE_AT },
        { id: 3, dueAt: MADE_AT - 1 },
        { id: 4, dueAt: null },
      );
      expect(await store().read((tx) => tx.due(MADE_AT, 10))).toEqual([3, 2]);
      expect(await store().read((tx) => tx.due(MADE_AT + 1, 2))).toEqual([3, 2]);
      expect(await store().read((tx) => tx.nextDueAt())).toBe(MADE_AT - 1);
    });

    test('nothing due gives no instant', async () => {
      await save({ id: 1 });
      expect(await store().read((tx) => tx.nextDueAt())).toBeNull();
    });

    test('of several ids the known ones are told with requester and job', async () => {
      await save({ id: 1, requesterId: 9, jobId: 'job-1' }, { id: 3, requesterId: null });
      const found = await store().read((tx) => tx.glance([1, 2, 3]));
      expect([...found]).toEqual([
        [1, { requesterId: 9, jobId: 'job-1' }],
        [3, { requesterId: null, jobId: null }],
      ]);
    });

    test('open tickets come in pages by id, closed ones do not', async () => {
      await save({ id: 1 }, { id: 2, open: false }, { id: 3 }, { id: 4 });
      const page = async (after: number) =>
        (await store().read((tx) => tx.openTickets(after, 2))).map((row) => row.id);
      expect([await page(0), await page(3), await page(4)]).toEqual([[1, 3], [4], []]);
    });

    test("an organization's and a requester's tickets are found, open or not", async () => {
      await save(
        { id: 1, organizationId: 8, requesterId: 9 },
        { id: 2, organizationId: 8, open: false },
        { id: 3, organizationId: 9, requesterId: 9 },
      );
      expect(await store().read((tx) => tx.ticketsOfOrganization(8))).toEqual([1, 2]);
      expect(await store().read((tx) => tx.ticketsOfRequester(9))).toEqual([1, 3]);
    });

    test('counts are of open tickets, by queue, breach and state', async () => {
      await save(
        { id: 1, rank: 1, state: 'breached', breached: true },
        { id: 2, rank: 2, state: 'atRisk' },
        { id: 3, state: 'waiting', breached: true },
        { id: 4, open: false, rank: 3, state: 'atRisk', breached: true },
      );
      const counts = { open: 3, inQueue: 2, breached: 2, atRisk: 1, waiting: 1 };
      expect(await store().read((tx) => tx.counts())).toEqual(counts);
    });

    test('an empty store counts nothing', async () => {
      const counts = { open: 0, inQueue: 0, breached: 0, atRisk: 0, waiting: 0 };
      expect(await store().read((tx) => tx.counts())).toEqual(counts);
    });

    test('unwritten lists wants that no job holds, the oldest first; writing the held', async () => {
      await save(
        { id: 1, wantedAt: MADE_AT + 2 },
        { id: 2, wantedAt: MADE_AT + 1 },
        { id: 3, wantedAt: MADE_AT, jobId: 'job-1' },
        { id: 4, wantedAt: null, jobId: 'job-2' },
        { id: 5 },
      );
      expect(await store().read((tx) => tx.unwritten(10))).toEqual([2, 1]);
      expect(await store().read((tx) => tx.unwritten(1))).toEqual([2]);
      expect(await store().read((tx) => tx.unwrittenCount())).toBe(2);
      expect(await store().read((tx) => tx.writing())).toEqual([3, 4]);
    });
  });
}

function directoryContract(store: () => Store): void {
  const organization = (name: string, updatedAt: number) => {
    return { id: 8, name, fields: { support_tier: 'premium' }, updatedAt, deleted: false };
  };
  const user = (name: string, updatedAt: number) => {
    const role = 'agent' as const;
    return { id: 9, name, email: null, role, tags: ['vip'], fields: {}, updatedAt };
  };

  describe('organizations and users', () => {
    test('a saved record comes back whole, unknown ids are absent', async () => {
      await store().transact((tx) => tx.saveOrganizations([organization('ACME', MADE_AT)]));
      await store().transact((tx) => tx.saveUsers([user('Ada', MADE_AT)]));
      const organizations = await store().read((tx) => tx.organizations([8, 80]));
      const users = await store().read((tx) => tx.users([9, 90]));
      expect([...organizations.values()]).toEqual([organization('ACME', MADE_AT)]);
      expect([...users.values()]).toEqual([user('Ada', MADE_AT)]);
    });

    test.each([
      ['older by 1 ms', -1, 'first'],
      ['of the same instant', 0, 'second'],
      ['newer by 1 ms', 1, 'second'],
    ])('of a second record %s the newer stands, the later of equals', async (_, ms, name) => {
      await store().transact((tx) => tx.saveUsers([user('first', MADE_AT)]));
      await store().transact((tx) => tx.saveUsers([user('second', MADE_AT + ms)]));
      await store().transact((tx) => tx.saveOrganizations([organization('first', MADE_AT)]));
      await store().transact((tx) => tx.saveOrganizations([organization('second', MADE_AT + ms)]));
      expect((await store().read((tx) => tx.users([9]))).get(9)?.name).toBe(name);
      expect((await store().read((tx) => tx.organizations([8]))).get(8)?.name).toBe(name);
    });
  });
}
