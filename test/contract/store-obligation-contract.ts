import { InvariantError } from '../../engine/core/invariant.ts';
import type { NewObligation, Obligation, Store } from '../../engine/ports/store.ts';
import { MADE_AT, newLetter, newObligation } from '../support/store-rows.ts';

/** What must every Store do with what is owed? A part of the store's contract. */
export function storeObligationContract(store: () => Store, again: () => Promise<Store>): void {
  const owe = (...rows: (Partial<NewObligation> & { key: string })[]) =>
    store().transact(async (tx) => {
      const added: boolean[] = [];
      for (const row of rows) added.push(await tx.owe(newObligation(row)));
      return added;
    });
  const claim = (now: number, limit = 10) => store().transact((tx) => tx.claim(now, limit));
  const keys = (rows: readonly Obligation[]) => rows.map((row) => row.key);
  const recent = async () => (await store().read((tx) => tx.recent(10)))[0];

  describe('obligations', () => {
    test('a key is owed once, whatever became of it', async () => {
      expect(await owe({ key: 'a' }, { key: 'a' })).toEqual([true, false]);
      await claim(MADE_AT);
      await store().transact((tx) => tx.settle('a', { sent: MADE_AT }));
      expect(await owe({ key: 'a' })).toEqual([false]);
    });

    test('a claim takes what is due, in the order it became due, once', async () => {
      await owe(
        { key: 'late', notBeforeAt: MADE_AT },
        { key: 'b', notBeforeAt: MADE_AT - 1 },
        { key: 'a', notBeforeAt: MADE_AT - 1 },
        { key: 'older', notBeforeAt: MADE_AT - 1, createdAt: MADE_AT - 5 },
        { key: 'future', notBeforeAt: MADE_AT + 1 },
      );
      expect(keys(await claim(MADE_AT, 3))).toEqual(['older', 'a', 'b']);
      expect(keys(await claim(MADE_AT))).toEqual(['late']);
      expect(await claim(MADE_AT)).toEqual([]);
      expect(keys(await claim(MADE_AT + 1))).toEqual(['future']);
    });

    test('letters are claimed apart from alerts, and the board never lists them', async () => {
      await owe({ key: 'alert' });
      const letter = newLetter({ key: 'letter', notBeforeAt: MADE_AT - 1 });
      expect(await store().transact((tx) => tx.owe(letter))).toBe(true);
      expect(await store().transact((tx) => tx.owe(letter))).toBe(false);
      expect(await store().read((tx) => tx.nextOwedAt())).toBe(MADE_AT);
      expect(await store().read((tx) => tx.nextLetterAt())).toBe(MADE_AT - 1);
      expect(keys(await claim(MADE_AT))).toEqual(['alert']);
      const claimed = await store().transact((tx) => tx.claimLetters(MADE_AT, 10));
      expect(claimed).toEqual([
        {
          ...letter,
          state: 'sending',
          attempts: 1,
          maybeSent: false,
          sentAt: null,
          lastError: null,
        },
      ]);
      expect(await store().read((tx) => tx.nextLetterAt())).toBeNull();
      expect((await recent())?.key).toBe('alert');
      const reopened = await again();
      const interrupted = await reopened.transact((tx) => tx.claimLetters(MADE_AT, 10));
      expect(interrupted.map(({ maybeSent }) => maybeSent)).toEqual([true]);
      await reopened.transact((tx) => tx.settle('letter', { dead: 'no address' }));
      const dead = await reopened.read((tx) => tx.deadLetters(10));
      expect(dead.map(({ key }) => key)).toEqual(['letter']);
    });

    test('a claimed row is being sent, its attempt is counted', async () => {
      await owe({ key: 'a', recipient: 'ada@example.com' });
      const [row] = await claim(MADE_AT);
      expect(row).toEqual({
        ...newObligation({ key: 'a', recipient: 'ada@example.com' }),
        state: 'sending',
        attempts: 1,
        maybeSent: false,
        sentAt: null,
        lastError: null,
      });
    });

    test('what a crash left being sent comes first, marked as maybe sent', async () => {
      await owe({ key: 'crashed', notBeforeAt: MADE_AT }, { key: 'early', notBeforeAt: 0 });
      await store().transact((tx) => tx.claim(0, 1));
      await store().transact((tx) => tx.settle('early', { retryAt: 1, error: 'refused' }));
      await store().transact((tx) => tx.owe(newObligation({ key: 'first', notBeforeAt: 0 })));
      await store().transact((tx) => tx.claim(0, 1));
      await store().transact((tx) => tx.settle('first', { retryAt: 2, error: 'refused' }));
      expect(keys(await claim(MADE_AT, 3))).toEqual(['early', 'first', 'crashed']);
      await store().transact((tx) => tx.settle('early', { retryAt: 1, error: 'refused' }));
      const reopened = await again();
      const rows = await reopened.transact((tx) => tx.claim(MADE_AT, 10));
      expect(rows.map((row) => [row.key, row.maybeSent, row.attempts])).toEqual([
        ['first', true, 3],
        ['crashed', true, 2],
        ['early', false, 3],
      ]);
      expect(await reopened.transact((tx) => tx.claim(MADE_AT, 10))).toEqual([]);
    });

    test('maybe sent stays known through a retry', async () => {
      await owe({ key: 'a' });
      await claim(MADE_AT);
      const reopened = await again();
      await reopened.transact((tx) => tx.claim(MADE_AT, 1));
      await reopened.transact((tx) => tx.settle('a', { retryAt: MADE_AT, error: 'refused' }));
      const [row] = await reopened.transact((tx) => tx.claim(MADE_AT, 1));
      expect([row?.maybeSent, row?.lastError, row?.attempts]).toEqual([true, 'refused', 3]);
    });

    test('a limit counts what a crash left as well', async () => {
      await owe({ key: 'a' }, { key: 'b' }, { key: 'c' });
      await claim(MADE_AT, 2);
      const reopened = await again();
      expect(keys(await reopened.transact((tx) => tx.claim(MADE_AT, 1)))).toEqual(['a']);
      expect(keys(await reopened.transact((tx) => tx.claim(MADE_AT, 2)))).toEqual(['b', 'c']);
    });

    test('a retry is claimed at its instant, not before', async () => {
      await owe({ key: 'a' });
      await claim(MADE_AT);
      await store().transact((tx) => tx.settle('a', { retryAt: MADE_AT + 30, error: 'refused' }));
      expect(await claim(MADE_AT + 29)).toEqual([]);
      expect(keys(await claim(MADE_AT + 30))).toEqual(['a']);
    });

    test('what is put back untried counts no attempt', async () => {
      await owe({ key: 'a' });
      await claim(MADE_AT);
      await store().transact((tx) => tx.settle('a', { heldUntilAt: MADE_AT + 5 }));
      expect(await claim(MADE_AT + 4)).toEqual([]);
      expect((await claim(MADE_AT + 5))[0]?.attempts).toBe(1);
    });

    test('what was sent is not claimed again and cannot be settled again', async () => {
      await owe({ key: 'a' });
      await claim(MADE_AT);
      await store().transact((tx) => tx.settle('a', { sent: MADE_AT + 7 }));
      expect([(await recent())?.state, (await recent())?.sentAt]).toEqual(['sent', MADE_AT + 7]);
      const second = store().transact((tx) => tx.settle('a', { dead: 'no' }));
      await expect(second).rejects.toThrow(InvariantError);
      expect(await (await again()).transact((tx) => tx.claim(MADE_AT + 9, 10))).toEqual([]);
    });

    test('settling an unknown key is an error', async () => {
      const settling = store().transact((tx) => tx.settle('nobody', { sent: MADE_AT }));
      await expect(settling).rejects.toThrow(InvariantError);
    });

    test('a dead letter is listed with its reason and may be owed again', async () => {
      await owe({ key: 'a' }, { key: 'b', createdAt: MADE_AT + 1 });
      await claim(MADE_AT);
      await store().transact((tx) => tx.settle('a', { dead: 'address refused' }));
      await store().transact((tx) => tx.settle('b', { dead: 'address refused' }));
      const dead = await store().read((tx) => tx.deadLetters(10));
      expect(dead.map((row) => [row.key, row.lastError])).toEqual([
        ['b', 'address refused'],
        ['a', 'address refused'],
      ]);
      expect(await claim(MADE_AT + 9)).toEqual([]);
      await store().transact((tx) => tx.settle('a', { heldUntilAt: MADE_AT }));
      expect(keys(await claim(MADE_AT))).toEqual(['a']);
    });

    test('what only the board shows is recorded as said, never claimed', async () => {
      await owe({ key: 'a', channel: 'board' });
      expect(await claim(MADE_AT + 9)).toEqual([]);
      expect([(await recent())?.state, (await recent())?.sentAt]).toEqual(['sent', MADE_AT]);
      expect(await store().read((tx) => tx.nextOwedAt())).toBeNull();
    });

    test('the next instant owed is the earliest of what waits and what a crash left', async () => {
      expect(await store().read((tx) => tx.nextOwedAt())).toBeNull();
      await owe({ key: 'a', notBeforeAt: MADE_AT }, { key: 'b', notBeforeAt: MADE_AT + 5 });
      expect(await store().read((tx) => tx.nextOwedAt())).toBe(MADE_AT);
      await claim(MADE_AT);
      expect(await store().read((tx) => tx.nextOwedAt())).toBe(MADE_AT + 5);
      expect(await (await again()).read((tx) => tx.nextOwedAt())).toBe(MADE_AT);
    });

    test('recent lists the newest first, whatever became of them', async () => {
      await owe(
        { key: 'old', createdAt: MADE_AT },
        { key: 'new', createdAt: MADE_AT + 2, channel: 'board' },
        { key: 'middle', createdAt: MADE_AT + 1 },
      );
      const rows = await store().read((tx) => tx.recent(2));
      expect(keys(rows)).toEqual(['new', 'middle']);
    });
  });
}
