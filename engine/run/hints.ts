import type { Instant } from '../core/time/instant.ts';
import type { Context } from './context.ts';
import { readTickets } from './read-tickets.ts';
import { VALUES } from './saying.ts';

/**
 * What webhooks and agents say has moved, until it has been read. A hint is never believed: it only
 * makes the engine read the named tickets now, and the export brings the same facts again later.
 */
export interface Hints {
  add(ticketId: number, at: Instant): void;
  /**
   * Has the ticket read whatever the export brought, and resolves then: false when reading failed.
   * A look that comes while its ticket is being read waits for the next reading, since this one may
   * have asked already.
   */
  look(ticketId: number): Promise<boolean>;
  /** Whether a hint of this ticket waits that nobody has begun to read. */
  isWaiting(ticketId: number): boolean;
  /** Reads up to a hundred hinted tickets; answers how many hints are left. */
  read(context: Context): Promise<number>;
}

interface Hint {
  at: Instant;
  readonly read: Promise<boolean>;
  readonly settle: (wasRead: boolean) => void;
}

const AT_ONCE = 100;

export function hints(): Hints {
  const waiting = new Map<number, Hint>();
  const hintOf = (ticketId: number, at: Instant): Hint => {
    const hint = waiting.get(ticketId) ?? newHint(at);
    hint.at = Math.max(at, hint.at);
    waiting.set(ticketId, hint);
    return hint;
  };
  return {
    add(ticketId, at) {
      hintOf(ticketId, at);
    },
    look: (ticketId) => hintOf(ticketId, Number.POSITIVE_INFINITY).read,
    isWaiting: (ticketId) => waiting.has(ticketId),
    async read(context) {
      const taken = [...waiting].slice(0, AT_ONCE);
      for (const [id] of taken) waiting.delete(id);
      let wasRead = false;
      try {
        await readNews(context, taken);
        wasRead = true;
      } finally {
        for (const [, hint] of taken) hint.settle(wasRead);
      }
      return waiting.size;
    },
  };
}

async function readNews(context: Context, taken: readonly (readonly [number, Hint])[]) {
  const horizon = await context.store.read((tx) => tx.value(VALUES.events));
  // What happened before the export's horizon has been read from there already.
  const news = taken.filter(([, { at }]) => at >= Number(horizon ?? 0)).map(([id]) => id);
  if (news.length === 0) return;
  await readTickets(context, news);
  context.changed();
}

function newHint(at: Instant): Hint {
  let settle: Hint['settle'] = () => {};
  const read = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return { at, read, settle };
}
