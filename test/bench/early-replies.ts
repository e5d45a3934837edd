// Which running reply deadlines are about to pass, and were those that got a reply in the last
// moment flagged all the same?
import type { DeskCalls } from './desk-calls.ts';
import type { EngineStore } from './engine-store.ts';

/** Replies come this long before the deadline: exports hide them well beyond it. */
export const BEFORE_MS = 20_000;

/** One reply that is to be made in the last moment. */
export interface EarlyReply {
  readonly ticketId: number;
  readonly promise: string;
  readonly instance: number;
  readonly deadlineAt: number;
}

interface ShownClock {
  readonly promise: string;
  readonly clock: string;
  readonly instance: number;
  readonly state: string;
  readonly paused: boolean;
  readonly deadlineAt: string | null;
}

const REPLY_CLOCKS = new Set(['firstReply', 'nextReply']);

/** Reply deadlines that pass after `fromAt` and not after `toAt`, as the engine shows them. */
export async function replyDeadlines(
  engineUrl: string,
  store: EngineStore,
  fromAt: number,
  toAt: number,
): Promise<readonly EarlyReply[]> {
  const due = store.rows<{ id: number }>(
    'SELECT id FROM ticket WHERE due_at > ? AND due_at <= ? ORDER BY due_at',
    fromAt,
    toAt,
  );
  const found: EarlyReply[] = [];
  for (const { id } of due) {
    const answer = await fetch(`${engineUrl}/v1/tickets/${id}`);
    if (!answer.ok) throw new Error(`The engine answered ${answer.status} for ticket ${id}.`);
    const { ticket } = (await answer.json()) as { ticket: { clocks: readonly ShownClock[] } };
    for (const { promise, clock, instance, state, paused, deadlineAt } of ticket.clocks) {
      const at = Date.parse(deadlineAt ?? '');
      const isRunning = state === 'running' && !paused && REPLY_CLOCKS.has(clock);
      if (isRunning && at > fromAt && at <= toAt) {
        found.push({ ticketId: id, promise, instance, deadlineAt: at });
      }
    }
  }
  return found;
}

/** Replies to what is still open on the desk; false where the script was faster. */
export async function replyInTime(desk: DeskCalls, { ticketId }: EarlyReply): Promise<boolean> {
  const path = `/api/v2/tickets/${ticketId}.json`;
  const { ticket } = await desk.get<{ ticket: { status: string } }>(path);
  if (ticket.status === 'closed' || ticket.status === 'solved') return false;
  await desk.reply(ticketId);
  return true;
}

/** How many of the replies in time were flagged or told as breaches, then or later. */
export function wronglyFlagged(store: EngineStore, replies: readonly EarlyReply[]): number {
  const keys = store.rows<{ ticketId: number; body: string }>(
    'SELECT ticket_id AS ticketId, body FROM obligation WHERE ticket_id IS NOT NULL',
  );
  const docs = store.rows<{ id: number; doc: string }>('SELECT id, doc FROM ticket');
  const flagged = new Set<string>();
  for (const { ticketId, body } of keys) {
    const { kind, promise, instance } = JSON.parse(body) as Record<string, unknown>;
    if (kind === 'breach' || kind === 'retraction')
      flagged.add(`${ticketId}:${promise}:${instance}`);
  }
  for (const { id, doc } of docs) {
    const { breaches } = JSON.parse(doc) as { breaches: { promise: string; instance: number }[] };
    for (const { promise, instance } of breaches) flagged.add(`${id}:${promise}:${instance}`);
  }
  return replies.filter((one) => flagged.has(`${one.ticketId}:${one.promise}:${one.instance}`))
    .length;
}
