// Checks 2 and 3: do the desk's fields say what `palier explain` says, and is the board in their
// order?
import { type Checklist, few } from '../checklist.ts';
import type { DeskTicket } from '../desk-api.ts';
import type { Explained } from '../engine-api.ts';
import { fieldDifferences } from '../fields.ts';
import { inTurns, until } from '../wait.ts';
import type { World } from '../world.ts';

const WRITTEN_WITHIN_MS = 15_000;
const EXPLAINED_AT_ONCE = 3;
const OPEN_AT_LEAST = 60;
/** A desk whose tickets are all alike would prove little. */
const STATES_AT_LEAST = 4;

/** Check 2. */
export async function fieldsEqualExplain(list: Checklist, world: World): Promise<void> {
  const tickets = (await settledTickets(list, world)).filter(isOpen);
  const valuesOf = (field: string) => new Set(tickets.map(({ fields }) => fields[field]));
  const varied = ['palier_tier', 'palier_kind', 'palier_state'].map((name) => valuesOf(name).size);
  const [tiers = 0, kinds = 0, states = 0] = varied;
  list.claim(
    `the desk holds at least ${OPEN_AT_LEAST} open tickets of every tier, kind and state`,
    tickets.length >= OPEN_AT_LEAST && tiers >= 6 && kinds >= 6 && states >= STATES_AT_LEAST,
    `${tickets.length} open, ${tiers} tiers, ${kinds} kinds, ${states} states`,
  );
  const differences = await inTurns(tickets, EXPLAINED_AT_ONCE, async (ticket) => {
    const { code, out, err } = await world.palier('explain', String(ticket.id), '--json');
    if (code !== 0) return [`palier explain ${ticket.id} ended with ${code}: ${err.trim()}`];
    const shown = await world.engine.ticket(ticket.id);
    return fieldDifferences(ticket, JSON.parse(out) as Explained, shown);
  });
  list.claim(
    'the fields read back over the API equal `palier explain --json`',
    differences.flat().length === 0,
    `${tickets.length * 6} fields of ${tickets.length} tickets; different: ${few(differences.flat())}`,
  );
}

/** Check 3. */
export async function boardInRankOrder(list: Checklist, world: World): Promise<void> {
  const ranked = (await settledTickets(list, world))
    .filter(({ fields }) => fields.palier_rank !== null)
    .sort(byRank);
  const { queue } = await world.engine.board();
  const expected = ranked.map(({ id }) => id);
  const seen = queue.map(({ id }) => id);
  const firstWrong = expected.findIndex((id, index) => seen[index] !== id);
  const isSame = expected.length === seen.length && firstWrong === -1;
  list.claim(
    'the board’s order is that of palier_rank, then opened, then number',
    isSame && seen.length > 0,
    isSame
      ? `${seen.length} tickets in the same order`
      : `${seen.length} on the board, ${expected.length} ranked, first difference at ${firstWrong + 1}`,
  );
}

function byRank(a: DeskTicket, b: DeskTicket): number {
  const byField = Number(a.fields.palier_rank) - Number(b.fields.palier_rank);
  return byField || a.createdAt - b.createdAt || a.id - b.id;
}

function isOpen({ status }: DeskTicket): boolean {
  return status !== 'solved' && status !== 'closed';
}

/** All tickets as the API holds them, once the engine has nothing left to write. */
async function settledTickets(list: Checklist, world: World): Promise<readonly DeskTicket[]> {
  const quiet = await until(
    () => world.engine.status(),
    (status) => status.unwritten === 0,
    WRITTEN_WITHIN_MS,
    100,
  );
  const { unwritten, health } = quiet.value;
  if (!quiet.held || health.troubles.length > 0) {
    const seen = `${unwritten} unwritten; troubles: ${few(health.troubles)}`;
    list.claim('everything is written, without trouble', false, seen);
  }
  return world.desk.tickets();
}
