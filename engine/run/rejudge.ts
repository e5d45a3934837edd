import type { PolicyMove } from '../core/policy/version.ts';
import type { Instant } from '../core/time/instant.ts';
import type { TicketRow } from '../ports/store.ts';
import type { Context } from './context.ts';
import { isChanged } from './judge-row.ts';
import { askAnew, factsAnew } from './read-anew.ts';
import { judgeAndSave, withFacts } from './save-judged.ts';
import { VALUES } from './saying.ts';

/**
 * When a version takes open tickets over, nothing happened on them that would have them judged
 * again: this walks through all of them once. What comes to be due by it is then verified and told
 * by the sweep like anything else (decision 0014).
 */

/**
 * Rows of one transaction: few, so that what must be answered at once is not kept waiting, and that
 * they are dead when the small nursery (cli/engine-flags.ts) is swept. Of 50, so many are alive
 * then that V8 may begin to make such objects old at once, which costs half as much again.
 */
const PAGE = 20;
/** What is kept of a walk that is over. */
const DONE = 'done';

/** Walks for every version that has begun; answers when the next one begins, null for none. */
export async function rejudge(context: Context, signal: AbortSignal): Promise<Instant | null> {
  const now = context.clock.now();
  const moves = context.policies.moves();
  // Asking has taken up what was new; it must be known for good before anything is dated by it.
  await context.takenUp.keep(context.store);
  for (const move of moves) if (move.at <= now) await walk(context, move, signal);
  return moves.find(({ at }) => at > now)?.at ?? null;
}

async function walk(
  context: Context,
  { policy, at }: PolicyMove,
  signal: AbortSignal,
): Promise<void> {
  const { version } = policy;
  const name = VALUES.rejudged(version);
  let state = await context.store.read((tx) => tx.value(name));
  if (state === DONE) return;
  if (state === null) context.log.info({ version }, 'open tickets are judged by a new version');
  while (state !== DONE && !signal.aborted) {
    const after = Number(state ?? 0);
    const shown = await askAnew(context, policy, after, PAGE);
    state = await context.store.transact(async (tx) => {
      const rows = await tx.openTickets(after, PAGE);
      const added = await tx.journal(await factsAnew(context, tx, policy, at, shown));
      const known = new Set(added.map(({ ticketId }) => ticketId));
      const read = withFacts(new Map(rows.map((row) => [row.id, row])), added);
      const changed = (was: TicketRow, is: TicketRow) => known.has(is.id) || isChanged(was, is);
      await judgeAndSave(context, tx, read.filter(isTakenOver(at)), changed);
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
