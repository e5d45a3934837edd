import type { Instant } from '../core/time/instant.ts';
import type { TicketRow } from '../ports.ts';
import type { Context } from './context.ts';
import { judgeAndSave } from './ingest.ts';
import { isChanged } from './judge-row.ts';
import { VALUES } from './saying.ts';

/**
 * When a version takes open tickets over, nothing happened on them that would have them judged
 * again: this walks through all of them once. What comes to be due by it is then verified and told
 * by the sweep like anything else (decision 0014).
 */

/** Rows of one transaction: small enough that what must be answered at once is not kept waiting. */
const PAGE = 50;
/** What is kept of a walk that is over. */
const DONE = 'done';

/** Walks for every version that has begun; answers when the next one begins, null for none. */
export async function rejudge(context: Context, signal: AbortSignal): Promise<Instant | null> {
  const now = context.clock.now();
  const moves = context.policies.moves();
  // Asking has taken up what was new; it must be known for good before anything is dated by it.
  await context.takenUp.keep(context.store);
  const last = moves.findLast(({ at }) => at <= now);
  // Whoever was not yet judged by an earlier one is judged by both in one go.
  if (last !== undefined) await walk(context, last.policy.version, last.at, signal);
  return moves.find(({ at }) => at > now)?.at ?? null;
}

async function walk(
  context: Context,
  version: string,
  at: Instant,
  signal: AbortSignal,
): Promise<void> {
  const name = VALUES.rejudged(version);
  let state = await context.store.read((tx) => tx.value(name));
  if (state === DONE) return;
  if (state === null) context.log.info({ version }, 'open tickets are judged by a new version');
  while (state !== DONE && !signal.aborted) {
    const after = Number(state ?? 0);
    state = await context.store.transact(async (tx) => {
      const rows = await tx.openTickets(after, PAGE);
      await judgeAndSave(context, tx, rows.filter(isTakenOver(at)), isChanged);
      const reached = rows.length < PAGE ? DONE : String(rows.at(-1)?.id);
      await tx.setValue(name, reached);
      return reached;
    });
    context.changed();
  }
}

function isTakenOver(at: Instant): (row: TicketRow) => boolean {
  return ({ openedAt, doc }) => openedAt < at && doc.quarantined === null;
}
