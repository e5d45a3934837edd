// When did something come true, in real time? Every wait here has a bound.
import { setTimeout as pause } from 'node:timers/promises';

export interface Waited<T> {
  /** What was seen last. */
  readonly value: T;
  readonly held: boolean;
  /** Real milliseconds until it held, or until the wait was given up. */
  readonly tookMs: number;
}

/** Asks until the answer holds, at most so many real milliseconds. */
export async function until<T>(
  ask: () => Promise<T>,
  holds: (value: T) => boolean,
  withinMs: number,
  everyMs = 20,
): Promise<Waited<T>> {
  const begunMs = performance.now();
  for (;;) {
    const value = await ask();
    const tookMs = performance.now() - begunMs;
    if (holds(value)) return { value, held: true, tookMs };
    if (tookMs >= withinMs) return { value, held: false, tookMs };
    await pause(everyMs);
  }
}

/** Does `work` for each item, so many at once, and answers in the items' order. */
export async function inTurns<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const turns = Array.from({ length: atOnce }, async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as T);
    }
  });
  await Promise.all(turns);
  return results;
}
