import { EngineError } from '../../engine/errors.ts';
import { bindAccount } from '../../engine/store/account.ts';
import { memoryStore } from '../support/memory-store.ts';

describe('bindAccount', () => {
  test('an empty store takes the first account, which may come again', async () => {
    const store = memoryStore();
    await store.transact((tx) => bindAccount(tx, 77));
    await store.transact((tx) => bindAccount(tx, 77));
    expect(await store.read((tx) => tx.value('account'))).toBe('77');
  });

  test('another account is refused with both named, the store stays as it was', async () => {
    const store = memoryStore();
    await store.transact((tx) => bindAccount(tx, 77));
    const error = await store
      .transact((tx) => bindAccount(tx, 78))
      .then(() => null)
      .catch((refused: unknown) => refused);
    if (!(error instanceof EngineError)) throw new Error('not refused');
    expect(error.code).toBe('storeOfAnotherAccount');
    expect(error.message).toMatch(/account 77, the settings name account 78/);
    expect(await store.read((tx) => tx.value('account'))).toBe('77');
  });
});
