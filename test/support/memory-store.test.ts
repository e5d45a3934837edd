import { storeContract } from '../contract/store-contract.ts';
import { memoryStore, memoryTables } from './memory-store.ts';

/** Does the fake keep the store's contract? */
describe('memoryStore', () => {
  storeContract(async () => {
    const tables = memoryTables();
    const store = memoryStore(tables);
    return {
      store,
      async again() {
        return memoryStore(tables);
      },
      remove: () => store.close(),
    };
  });
});
