import type { Fact } from '../core/ticket/fact.ts';
import { DAY_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../ports/store.ts';
import type { Judged } from './judge-row.ts';
import { VALUES } from './saying.ts';

/**
 * Whose hands are where? Each ticket folds its own timers, and an agent has one at a time on all of
 * them: which agent's timer stands on which ticket is a small value of the store, kept in the
 * transaction that saves the tickets. Only a new start asks it; what a verdict says is believed.
 */
export interface Hands {
  /** Whether the agent had a timer on another ticket then, or has one now. */
  isBusyElsewhere(agent: number, ticketId: number, at: Instant): boolean;
  /** Takes in what a ticket's facts say, for tickets that are decided after it. */
  take(ticketId: number, facts: readonly Fact[]): void;
}

/** An agent's timer: from its start to its stop, null while it is not stopped. */
type Held = readonly [agent: number, fromAt: Instant, toAt: Instant | null];
type ByTicket = Readonly<Record<string, readonly Held[]>>;

/** How long a stopped timer is remembered, so that a start that is read late finds it. */
const REMEMBERED_MS = DAY_MS;

export async function handsIn(tx: Tx): Promise<Hands> {
  let known = await heldIn(tx);
  return {
    isBusyElsewhere: (agent, ticketId, at) =>
      Object.entries(known).some(
        ([id, held]) =>
          Number(id) !== ticketId &&
          held.some(
            ([whose, fromAt, toAt]) =>
              whose === agent && (toAt === null || (fromAt <= at && at < toAt)),
          ),
      ),
    take(ticketId, facts) {
      const held = heldBy(facts);
      if (held.length > 0) known = { ...known, [ticketId]: held };
    },
  };
}

/** Keeps what the judged tickets say of their timers; a ticket that has ended holds nobody. */
export async function keepHands(tx: Tx, judged: readonly Judged[], now: Instant): Promise<void> {
  const found = judged.flatMap(({ row, judgement }) => {
    const held = heldBy(row.doc.facts);
    if (held.length === 0) return [];
    const { ended } = judgement.ticket;
    return [[row.id, held.filter(([, , toAt]) => ended === null || toAt !== null)] as const];
  });
  if (found.length === 0) return;
  const before = await heldIn(tx);
  const isFresh = ([, , toAt]: Held) => toAt === null || toAt > now - REMEMBERED_MS;
  const after = Object.entries({ ...before, ...Object.fromEntries(found) })
    .map(([id, held]) => [id, held.filter(isFresh)] as const)
    .filter(([, held]) => held.length > 0);
  const text = JSON.stringify(Object.fromEntries(after));
  if (text !== JSON.stringify(before)) await tx.setValue(VALUES.hands, text);
}

async function heldIn(tx: Tx): Promise<ByTicket> {
  return JSON.parse((await tx.value(VALUES.hands)) ?? '{}') as ByTicket;
}

/** The timers that a ticket's facts started. */
function heldBy(facts: readonly Fact[]): readonly Held[] {
  return facts.flatMap((fact): Held[] => {
    if (fact.type !== 'timerActed' || fact.act.type !== 'start') return [];
    if (fact.by.is !== 'agent') return [];
    const stop = facts.find(
      (one) => one.type === 'timerActed' && one.act.type === 'stop' && one.act.of === fact.seq,
    );
    return [[fact.by.id, fact.at, stop?.at ?? null]];
  });
}
