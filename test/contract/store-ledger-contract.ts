import { InvariantError } from '../../engine/core/invariant.ts';
import type { Entry } from '../../engine/core/ledger/entry.ts';
import { DAY_MS } from '../../engine/core/time/duration.ts';
import type { LedgerPart, Store } from '../../engine/ports/store.ts';
import { charge, DAY_ONE, line, payment } from '../support/ledger.ts';

/** What must every Store do with the ledger? A part of the store's contract. */
export function storeLedgerContract(store: () => Store, again: () => Promise<Store>): void {
  const enter = (...entries: Entry[]) => store().transact((tx) => tx.enter(entries));
  const keys = async (part: LedgerPart, of = store()) =>
    (await of.read((tx) => tx.ledger(part))).map(({ key }) => key);
  const one = charge('a', [line('20.00 EUR'), line('0.335 KWD')]);

  describe('ledger', () => {
    test('an entry comes back whole, amounts and rates too, also after opening again', async () => {
      expect(await enter(one)).toBe(1);
      expect(await (await again()).read((tx) => tx.ledger('all'))).toStrictEqual([one]);
    });

    test('entries come in the order in which they were entered, whatever their dates', async () => {
      await enter(charge('b', one.lines, { at: DAY_ONE + DAY_MS }), one);
      await enter(charge('0', one.lines, { at: DAY_ONE - DAY_MS }));
      expect(await keys('all')).toEqual(['b', 'a', '0']);
      expect(await keys({ fromAt: DAY_ONE - DAY_MS, toAt: DAY_ONE + DAY_MS })).toEqual(['a', '0']);
    });

    test('the same entry again is nothing, also in one call', async () => {
      expect(await enter(one, { ...one })).toBe(1);
      expect(await enter(one)).toBe(0);
      expect(await keys('all')).toEqual(['a']);
    });

    test('another entry under the same key is an error, and nothing of its call stays', async () => {
      await enter(one);
      const forged = enter(charge('b', one.lines), { ...one, account: 'C2' });
      await expect(forged).rejects.toThrow(InvariantError);
      expect(await store().read((tx) => tx.ledger('all'))).toStrictEqual([one]);
    });

    test("an account's and a ticket's entries are found, and those without a ticket", async () => {
      await enter(one, charge('b', one.lines, { account: 'C2' }));
      await enter(charge('c', one.lines, { ticket: 8 }), payment('d', '24.00 EUR', 'F1'));
      expect(await keys({ account: 'C1' })).toEqual(['a', 'c', 'd']);
      expect(await keys({ ticket: 7 })).toEqual(['a', 'b']);
      expect(await keys({ account: 'C3' })).toEqual([]);
    });

    test('a period takes its first instant and not its last', async () => {
      await enter(one);
      expect(await keys({ fromAt: DAY_ONE, toAt: DAY_ONE + 1 })).toEqual(['a']);
      expect(await keys({ fromAt: DAY_ONE + 1, toAt: DAY_ONE + 2 })).toEqual([]);
      expect(await keys({ fromAt: DAY_ONE - 1, toAt: DAY_ONE })).toEqual([]);
    });

    test('a transaction that throws enters nothing', async () => {
      const failing = store().transact(async (tx) => {
        await tx.enter([one]);
        throw new Error('midway');
      });
      await expect(failing).rejects.toThrow('midway');
      expect(await keys('all')).toEqual([]);
    });

    test('a read that enters is an error', async () => {
      await expect(store().read((tx) => tx.enter([one]))).rejects.toThrow(InvariantError);
    });
  });
}
