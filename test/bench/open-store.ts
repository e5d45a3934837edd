// How soon does a store with many open tickets answer who is first?
import { openSqliteStore } from '../../engine/store/sqlite.ts';

const FIRST = 100;

/** Wall milliseconds; the program and its libraries are loaded already. */
export interface OpenedStore {
  readonly openingMs: number;
  readonly firstQueueMs: number;
  readonly countsMs: number;
}

export async function openStore(folder: string): Promise<OpenedStore> {
  const begunMs = performance.now();
  const store = await openSqliteStore(folder);
  const openedMs = performance.now();
  const queue = await store.read((tx) => tx.queue(FIRST));
  const answeredMs = performance.now();
  if (queue.length === 0) throw new Error('The queue of the made store is empty.');
  await store.read((tx) => tx.counts());
  const countedMs = performance.now();
  await store.close();
  return {
    openingMs: openedMs - begunMs,
    firstQueueMs: answeredMs - openedMs,
    countsMs: countedMs - answeredMs,
  };
}
