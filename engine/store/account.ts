import { EngineError } from '../errors.ts';
import type { Tx } from '../ports/store.ts';

/** Whose tickets are in this store? It is bound to the first account it is used with. */
const NAME = 'account';

/** Binds an empty store to the account; EngineError storeOfAnotherAccount when it has another. */
export async function bindAccount(tx: Tx, accountId: number): Promise<void> {
  const bound = await tx.value(NAME);
  if (bound === null) return tx.setValue(NAME, String(accountId));
  if (bound === String(accountId)) return;
  throw new EngineError(
    'storeOfAnotherAccount',
    `The store holds the tickets of Zendesk account ${bound}, the settings name account ` +
      `${accountId}: give this account a folder of its own (PALIER_DATA).`,
  );
}
