import { AsyncLocalStorage } from 'node:async_hooks';
import { invariant } from '../core/invariant.ts';
import type { Tx } from '../ports/store.ts';

/**
 * Who may use the store now? One piece of work at a time, in the order asked; a piece of work that
 * asks for another turn would wait for itself, so that is an error at once.
 */
export class Turns {
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the work when everything asked for before it has ended. */
  take<T>(work: () => Promise<T>): Promise<T> {
    invariant(
      !this.#inside.getStore()?.open,
      'The store was asked for a transaction inside a transaction.',
    );
    const turn = { open: true };
    const mine = this.#last.then(() =>
      this.#inside.run(turn, work).finally(() => {
        // What the work left running behind it may ask for a turn of its own from here on.
        turn.open = false;
      }),
    );
    // Only that it ended: holding what it answered would keep a page of rows from being freed.
    this.#last = mine.then(ended, ended);
    return mine;
  }

  /** Resolves when everything asked for so far has ended. */
  async idle(): Promise<void> {
    await this.#last;
  }
}

function ended(): void {}

const WRITES: ReadonlySet<keyof Tx> = new Set<keyof Tx>([
  'setValue',
  'journal',
  'saveTickets',
  'saveOrganizations',
  'saveUsers',
  'enter',
  'owe',
  'claim',
  'claimLetters',
  'settle',
]);

/**
 * Hands the work a transaction that is worth nothing afterwards: used late, its statements would
 * run inside somebody else's transaction. With `writes` false every writing statement is an error.
 */
export async function withLease<T>(
  tx: Tx,
  writes: boolean,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let over = false;
  const leased = new Proxy(tx, {
    get(target, name: keyof Tx) {
      invariant(!over, `The store's transaction was used after its end (${String(name)}).`);
      invariant(writes || !WRITES.has(name), `A read of the store tried to write (${name}).`);
      return target[name];
    },
  });
  try {
    return await work(leased);
  } finally {
    over = true;
  }
}
