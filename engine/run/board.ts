import { formatInstant } from '../core/time/instant.ts';
import type { AppBoard } from '../http/app-contract.ts';
import type { Board, BoardCounts, Health, Timed } from '../http/contract.ts';
import type { Language } from '../wording/language.ts';
import { type Context, modeOf } from './context.ts';
import { happeningsOf } from './happenings.ts';
import type { Judged } from './judge-row.ts';
import { VALUES } from './saying.ts';
import { tellingFor } from './telling.ts';
import { judgedForView, queuedView, type Shown, ticketView } from './view.ts';

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
  const recent = await context.store.read((tx) => tx.recent(HAPPENINGS * OWED_EACH));
  const queue = await queueOf(context, asked, (judged, shown) => ticketView(judged, shown, link));
  return {
    ...queue,
    happenings: happeningsOf(recent, tellingFor(context, asked), HAPPENINGS),
    health: await healthOf(context),
  };
}

/** The board of the app in Zendesk: no names, no words, and nothing that was told to people. */
export async function appBoardOf(context: Context, asked: BoardAsked): Promise<AppBoard> {
  const queue = await queueOf(context, { ...asked, group: null }, queuedView);
  return { ...queue, health: await healthOf(context, OF_AGE) };
}

interface Queue<View> extends Timed {
  readonly counts: BoardCounts;
  readonly queue: readonly View[];
  readonly queueTotal: number;
  readonly tiers: readonly string[];
  readonly kinds: readonly string[];
}

/** The queue as it is asked for, each ticket put into the reader's form. */
export async function queueOf<View>(
  context: Context,
  asked: BoardAsked,
  viewOf: (judged: Judged, shown: Shown) => View,
): Promise<Queue<View>> {
  const filtered = [asked.tier, asked.kind, asked.state, asked.group].some((one) => one !== null);
  const { rows, counts } = await context.store.read(async (tx) => ({
    rows: await tx.queue(filtered ? ROWS_MAX : asked.limit),
    counts: await tx.counts(),
  }));
  const telling = tellingFor(context, asked);
  const queue: View[] = [];
  let total = 0;
  for (const [index, row] of rows.entries()) {
    // A ticket that cannot be judged is told of among the happenings; the others go on.
    if (row.doc.quarantined !== null) continue;
    if (asked.state !== null && row.state !== asked.state) continue;
    if (!filtered && queue.length >= asked.limit) break;
    // The filters ask about the judged ticket, so a filtered board judges every row of the queue.
    const judged = judgedForView(context, row);
    if (!isAsked(judged, asked)) continue;
    total += 1;
    if (queue.length < asked.limit) queue.push(viewOf(judged, { place: index + 1, telling }));
  }
  const policy = context.policies.current();
  return {
    ...timed(context),
    counts,
    queue,
    queueTotal: filtered ? total : counts.inQueue,
    tiers: policy.tiers.map(({ name }) => name),
    kinds: [...policy.kinds.keys()],
  };
}

function isAsked({ judgement }: Judged, { tier, kind, group }: BoardAsked): boolean {
  return (
    (tier === null || judgement.tier?.name === tier) &&
    (kind === null || judgement.kind === kind) &&
    (group === null || judgement.ticket.group === group)
  );
}

export function timed(context: Context): Timed {
  return { nowAt: formatInstant(context.clock.now()), speed: context.clock.speed() };
}

/** Troubles that make deadlines old; others quote addresses and files, and are the admin's. */
export const OF_AGE: ReadonlySet<string> = new Set([
  'poll',
  'hints',
  'sweep',
  'rejudge',
  'verification',
  'skew',
]);

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
