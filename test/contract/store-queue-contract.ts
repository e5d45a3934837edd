import type { Store } from '../../engine/ports/store.ts';
import { MADE_AT, ticketRow } from '../support/store-rows.ts';

/** In which order must every Store tell the queue, and which place? A part of its contract. */
export function storeQueueContract(store: () => Store): void {
  const save = (...rows: Parameters<typeof ticketRow>[0][]) =>
    store().transact((tx) => tx.saveTickets(rows.map(ticketRow)));
  const placeOf = (id: number) => store().read((tx) => tx.placeOf(id));

  describe('the queue', () => {
    test('it goes by rank, then the older, then the smaller id', async () => {
      await save(
        { id: 1, rank: 200 },
        { id: 2, rank: 100, openedAt: MADE_AT + 1 },
        { id: 4, rank: 100, openedAt: MADE_AT },
        { id: 3, rank: 100, openedAt: MADE_AT },
        { id: 5, rank: null },
      );
      const ids = async (limit: number) =>
        (await store().read((tx) => tx.queue(limit))).map((row) => row.id);
      expect(await ids(10)).toEqual([3, 4, 2, 1]);
      expect(await ids(2)).toEqual([3, 4]);
      expect(await Promise.all([3, 4, 2, 1].map(placeOf))).toEqual([1, 2, 3, 4]);
    });

    test('a place moves with the ranks before it, and with nothing behind', async () => {
      await save({ id: 1, rank: 100 }, { id: 2, rank: 200 }, { id: 3, rank: 300 });
      expect(await placeOf(2)).toBe(2);
      await save({ id: 3, rank: 199 });
      expect(await placeOf(2)).toBe(3);
      await save({ id: 1, rank: 201 }, { id: 3, rank: null });
      expect(await placeOf(2)).toBe(1);
    });

    test('what is not in the queue, or not known, has no place', async () => {
      await save({ id: 1, rank: 100 }, { id: 5, rank: null });
      expect([await placeOf(5), await placeOf(999)]).toEqual([null, null]);
    });
  });
}
