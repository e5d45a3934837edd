import type { Instant } from '../core/time/instant.ts';
import type { Context } from './context.ts';
import { readTickets } from './read-tickets.ts';
import { VALUES } from './saying.ts';

/**
 * What webhooks say has moved, until it has been read. A hint is never believed: it only makes the
 * engine read the named tickets now, and the export brings the same facts again later.
 */
export interface Hints {
  add(ticketId: number, at: Instant): void;
  /** Reads up to a hundred hinted tickets; answers how many hints are left. */
  read(context: Context): Promise<number>;
}

const AT_ONCE = 100;

export function hints(): Hints {
  const waiting = new Map<number, Instant>();
  return {
    add(ticketId, at) {
      waiting.set(ticketId, Math.max(at, waiting.get(ticketId) ?? at));
    },
    async read(context) {
      const taken = [...waiting].slice(0, AT_ONCE);
      for (const [id] of taken) waiting.delete(id);
      const horizon = await context.store.read((tx) => tx.value(VALUES.events));
      // What happened before the export's horizon has been read from there already.
      const news = taken.filter(([, at]) => at >= Number(horizon ?? 0)).map(([id]) => id);
      if (news.length > 0) {
        await readTickets(context, news);
        context.changed();
      }
      return waiting.size;
    },
  };
}
