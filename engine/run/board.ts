import { formatInstant } from '../core/time/instant.ts';
import type { Board, BoardTicket, Health, Timed } from '../http/contract.ts';
import type { TicketRow } from '../ports.ts';
import type { Language } from '../wording/language.ts';
import { type Context, modeOf } from './context.ts';
import { happeningsOf } from './happenings.ts';
import { VALUES } from './saying.ts';
import { tellingFor } from './telling.ts';
import { ticketView } from './view.ts';

/**
 * The board's whole answer: counts, the queue in the engine's order, what happened, how fresh it
 * is.
 */

export interface BoardAsked {
  readonly limit: number;
  readonly tier: string | null;
  readonly kind: string | null;
  readonly state: string | null;
  readonly group: string | null;
  /** The zone that explanations name times in. */
  readonly zone: string;
  readonly language: Language;
}

/**
 * Above this many rows a page is not read by anybody, and judging them with reasons costs a second.
 */
const ROWS_MAX = 5_000;
const HAPPENINGS = 60;
/** One happening is owed to the board, to its agent and to the first rungs of the ladder. */
const OWED_EACH = 5;

export async function boardOf(
  context: Context,
  asked: BoardAsked,
  link: (ticketId: number) => string,
): Promise<Board> {
  const filtered = [asked.tier, asked.kind, asked.state, asked.group].some((one) => one !== null);
  const found = await context.store.read(async (tx) => ({
    rows: await tx.queue(filtered ? ROWS_MAX : asked.limit),
    counts: await tx.counts(),
    recent: await tx.recent(HAPPENINGS * OWED_EACH),
  }));
  const { queue, total } = shown(context, found.rows, asked, filtered, link);
  const policy = context.policies.current();
  return {
    ...timed(context),
    counts: found.counts,
    queue,
    queueTotal: filtered ? total : found.counts.inQueue,
    happenings: happeningsOf(found.recent, tellingFor(context, asked), HAPPENINGS),
    health: await healthOf(context),
    tiers: policy.tiers.map(({ name }) => name),
    kinds: [...policy.kinds.keys()],
  };
}

function shown(
  context: Context,
  rows: readonly TicketRow[],
  asked: BoardAsked,
  filtered: boolean,
  link: (ticketId: number) => string,
): { readonly queue: readonly BoardTicket[]; readonly total: number } {
  const telling = tellingFor(context, asked);
  const queue: BoardTicket[] = [];
  let total = 0;
  for (const [index, row] of rows.entries()) {
    // A ticket that cannot be judged is told of among the happenings; the others go on.
    if (row.doc.quarantined !== null) continue;
    if (asked.state !== null && row.state !== asked.state) continue;
    if (!filtered && queue.length >= asked.limit) break;
    // The filters ask about the judged ticket, so a filtered board judges every row of the queue.
    const view = ticketView(context, row, { place: index + 1, telling, link });
    if (asked.tier !== null && view.tier !== asked.tier) continue;
    if (asked.kind !== null && view.kind !== asked.kind) continue;
    if (asked.group !== null && view.group !== asked.group) continue;
    total += 1;
    if (queue.length < asked.limit) queue.push(view);
  }
  return { queue, total };
}

export function timed(context: Context): Timed {
  return { nowAt: formatInstant(context.clock.now()), speed: context.clock.speed() };
}

/** Of the troubles only the named ones, where a reader must not see them all. */
export async function healthOf(context: Context, named?: ReadonlySet<string>): Promise<Health> {
  const { horizon, stopped } = await context.store.read(async (tx) => ({
    horizon: await tx.value(VALUES.events),
    stopped: (await tx.value(VALUES.stopped)) === '1',
  }));
  return {
    judgedAsOf: horizon === null ? null : formatInstant(Number(horizon)),
    mode: modeOf(context),
    stopped,
    policy: context.policies.current().version,
    troubles: context.troubles.list(named),
  };
}
