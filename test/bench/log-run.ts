// What does a whole log cost the engine, and is every fact of it journalled once? Played through
// the built desk and engine in steps of one hour, one poll a step.
import { progressBar } from '../../engine/cli/demo/progress-bar.ts';
import { type BuiltWorld, builtWorld } from './built-world.ts';
import type { CallCounts } from './desk-calls.ts';
import { type EngineStore, engineStore } from './engine-store.ts';
import { type Minimum, minimumOf, type Step, type TicketAt } from './minimum.ts';
import { type Usage, usageOf } from './process-usage.ts';
import {
  allAudits,
  type Comparison,
  compareFacts,
  expectedFacts,
  journalledFacts,
} from './recount.ts';
import type { Row } from './row.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Exports hide the last minute, so a fact of it need not be journalled yet. */
const HIDDEN_MS = 60_000;

interface Played {
  readonly steps: readonly Step[];
  readonly wallS: number;
  readonly usage: Usage;
  readonly counts: CallCounts;
}

/** All rows of the section; `days` limits how much of the log is played, Infinity is all of it. */
export async function logRows(logPath: string, days: number): Promise<Row[]> {
  const world = await builtWorld(logPath);
  try {
    const { desk, startsAt } = world;
    // One step beyond the last event brings what the exports still hid.
    const endAt = Math.min(world.endsAt + HOUR, startsAt + days * DAY);
    const played = await play(world, endAt);
    const horizonAt = (played.steps.at(-1)?.at ?? startsAt) - HIDDEN_MS;
    await desk.liftLimits();
    const audits = await allAudits(desk);
    const expected = await expectedFacts(desk, audits);
    await world.stopEngine();
    const store = engineStore(world.databasePath);
    const isShown = ({ at }: { at: number }) => at <= horizonAt;
    const compared = compareFacts(expected.filter(isShown), journalledFacts(store).filter(isShown));
    const updates = audits.map(({ ticket_id: ticketId, created_at, author_id }) => ({
      ticketId,
      at: Date.parse(created_at),
      isOurs: author_id === desk.engineUserId,
    }));
    const minimum = minimumOf(startsAt, played.steps, {
      updates,
      written: updates.filter(({ isOurs }) => isOurs),
      due: dueTickets(store),
    });
    store.close();
    return rowsFor(played, compared, minimum);
  } finally {
    await world.end();
  }
}

async function play({ desk, startsAt, enginePid }: BuiltWorld, endAt: number): Promise<Played> {
  const steps: Step[] = [];
  const bar = progressBar('Playing the log', {
    isTerminal: process.stderr.isTTY === true,
    write: (text) => process.stderr.write(text),
  });
  // What the engine asked when it started is no part of a step.
  await desk.resetCounts();
  let before = await desk.counts();
  const begunMs = performance.now();
  for (let at = startsAt + HOUR; at < endAt + HOUR; at += HOUR) {
    await desk.moveTo(at);
    const counts = await desk.counts();
    steps.push({ at, exportsPolled: polledIn(before, counts) });
    before = counts;
    bar.tell((at - startsAt) / (endAt + HOUR - startsAt), new Date(at).toISOString().slice(0, 10));
  }
  bar.end();
  const wallS = (performance.now() - begunMs) / 1000;
  return { steps, wallS, usage: usageOf(enginePid), counts: before };
}

/** How many different exports were asked in a step, however many pages of each. */
function polledIn(before: CallCounts, after: CallCounts): number {
  return Object.entries(after.exportsByName).filter(
    ([name, calls]) => calls > (before.exportsByName[name] ?? 0),
  ).length;
}

/** What the engine has told or granted at which instant: each of it was due then. */
function dueTickets(store: EngineStore): readonly TicketAt[] {
  return store.rows(
    'SELECT ticket_id AS ticketId, created_at AS at FROM obligation WHERE ticket_id IS NOT NULL ' +
      "UNION SELECT ticket_id, at FROM journal WHERE type = 'slotGranted'",
  );
}

function rowsFor(
  { steps, wallS, usage, counts }: Played,
  facts: Comparison,
  least: Minimum,
): Row[] {
  const per = (name: string, value: number, minimum: number): Row => ({
    name: `log, ${name}`,
    value,
    unit: 'calls',
    ...(minimum > 0 && { ratio: rounded(value / minimum), rival: `minimum of ${minimum}` }),
  });
  const rest = counts.total - counts.exports - counts.writes - counts.job_statuses;
  return [
    { name: 'log, steps of one hour', value: steps.length, unit: 'steps' },
    { name: 'log, engine processor time', value: rounded(usage.cpuS), unit: 's' },
    { name: 'log, engine resident at most', value: Math.round(usage.residentMb), unit: 'MB' },
    { name: 'log, wall time, desk included', value: rounded(wallS), unit: 's' },
    { name: 'log, facts expected by recount', value: facts.expected, unit: 'facts' },
    { name: 'log, facts journalled', value: facts.journalled, unit: 'facts' },
    { name: 'log, facts lost', value: facts.lost, unit: 'facts' },
    { name: 'log, facts doubled or made up', value: facts.surplus, unit: 'facts' },
    per('calls, all', counts.total, least.total),
    per('calls, exports', counts.exports, least.exports),
    per('calls, bulk updates', counts.writes, least.writes),
    per('calls, job statuses', counts.job_statuses, least.jobStatuses),
    per('calls, tickets shown', counts.show_many, least.showMany),
    per('calls, audits', counts.audits, 0),
    per('calls, anything else', rest - counts.show_many - counts.audits, 0),
    { name: 'log, tickets in bulk updates', value: counts.bulkUpdatedTickets, unit: 'tickets' },
  ];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
