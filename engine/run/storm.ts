import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import type { NewObligation, Obligation, ObligationBody } from '../ports/store.ts';

/**
 * How many messages does one recipient get when everything breaks at once? At most `digestAfter` in
 * five minutes; what goes beyond becomes one digest, and after a digest the next waits its time.
 */
export const STORM_WINDOW_MS = 5 * MINUTE_MS;

/** What becomes of one recipient's claimed alerts. */
export type StormPlan =
  | { readonly do: 'send' }
  | { readonly do: 'fold' }
  | { readonly do: 'hold'; readonly untilAt: Instant };

/** What was sent to whom within the window; kept in memory, a restart begins a new window. */
export class Storms {
  readonly #sentAt = new Map<string, Instant[]>();
  readonly #digestAt = new Map<string, Instant>();

  /** Counts a message of any sort to the recipient of the row. */
  count(row: NewObligation, now: Instant): void {
    const who = recipientOf(row);
    this.#sentAt.set(who, [...this.#recent(who, now), now]);
    if (row.body.kind === 'digest') this.#digestAt.set(who, now);
  }

  /** Decides on `waiting` (at least one) alerts to one recipient. */
  plan(who: string, waiting: number, digestAfter: number, now: Instant): StormPlan {
    const sentAt = this.#recent(who, now);
    if (sentAt.length + waiting <= digestAfter) return { do: 'send' };
    const digestAt = this.#digestAt.get(who) ?? Number.NEGATIVE_INFINITY;
    if (digestAt > now - STORM_WINDOW_MS) {
      return { do: 'hold', untilAt: digestAt + STORM_WINDOW_MS };
    }
    if (waiting > 1) return { do: 'fold' };
    // One alert too many is no digest: it waits until the oldest message leaves the window.
    const oldestAt = sentAt[0];
    if (oldestAt === undefined) return { do: 'send' };
    return { do: 'hold', untilAt: oldestAt + STORM_WINDOW_MS };
  }

  #recent(who: string, now: Instant): Instant[] {
    return (this.#sentAt.get(who) ?? []).filter((at) => at > now - STORM_WINDOW_MS);
  }
}

/** Names one recipient: a mail address, or the one Slack channel behind the webhook. */
export function recipientOf(row: NewObligation): string {
  return `${row.channel}:${row.recipient ?? ''}`;
}

type TicketBody = Extract<ObligationBody, { ticketId: number }>;

/** True for what a digest can stand for; notices and charges are said by themselves. */
export function isFoldable(row: Obligation): row is Obligation & { readonly body: TicketBody } {
  return 'ticketId' in row.body;
}

const WORST_FIRST = ['breach', 'threshold', 'retraction'] as const;

/**
 * One obligation in place of several to the same recipient, owed now. Its key comes from theirs, so
 * that the same alerts make the same digest. `titleOf` words the worst one.
 */
export function digestOf(
  rows: readonly (Obligation & { readonly body: TicketBody })[],
  now: Instant,
  titleOf: (body: ObligationBody) => string,
): NewObligation | null {
  const worstFirst = rows.toSorted(
    (a, b) =>
      WORST_FIRST.indexOf(a.body.kind) - WORST_FIRST.indexOf(b.body.kind) ||
      a.body.deadlineAt - b.body.deadlineAt ||
      a.body.ticketId - b.body.ticketId,
  );
  const [worst] = worstFirst;
  if (worst === undefined) return null;
  const keys = rows.map((row) => row.key).toSorted();
  const hash = createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 32);
  return {
    key: `digest:${recipientOf(worst)}:${hash}`,
    ticketId: null,
    what: 'alert',
    channel: worst.channel,
    recipient: worst.recipient,
    body: {
      kind: 'digest',
      tickets: [...new Set(worstFirst.map((row) => row.body.ticketId))],
      count: rows.length,
      late: rows.some((row) => row.body.late),
      worst: titleOf(worst.body),
      worstAlert: worst.body,
    },
    createdAt: now,
    notBeforeAt: now,
  };
}
