// How soon after its deadline is a breach flagged, how often are exports asked when little happens,
// and is a reply in the last moment believed? One day of a log in steps of 30 s of its time.
import { progressBar } from '../../engine/cli/demo/progress-bar.ts';
import { type BuiltWorld, builtWorld } from './built-world.ts';
import {
  BEFORE_MS,
  type EarlyReply,
  replyDeadlines,
  replyInTime,
  wronglyFlagged,
} from './early-replies.ts';
import { type EngineStore, engineStore } from './engine-store.ts';
import type { Row } from './row.ts';

const STEP = 30_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Enough to believe the answer; every further one takes its ticket out of the log's hands. */
const MOST_REPLIES = 100;
/** Flagged later than this by the desk's clock: exports hide a minute, so it was not known. */
const UNKNOWN_MS = 1_000;

interface Day {
  /** Real milliseconds from the clock's arrival at an instant until all due then was done. */
  readonly settledMs: ReadonlyMap<number, number>;
  readonly dueStops: number;
  readonly exportCalls: number;
  readonly replies: readonly EarlyReply[];
}

/** All rows of the section; `dayAt` is a midnight of the log, the hours before pass in hours. */
export async function dayRows(logPath: string, dayAt: number | null): Promise<Row[]> {
  const world = await builtWorld(logPath);
  const store = engineStore(world.databasePath);
  try {
    const fromAt = dayAt ?? world.startsAt + 5 * DAY;
    if (fromAt < world.startsAt || fromAt > world.endsAt) {
      throw new Error(`${new Date(fromAt).toISOString().slice(0, 10)} is no day of ${logPath}.`);
    }
    for (let at = world.startsAt + HOUR; at <= fromAt; at += HOUR) await world.desk.moveTo(at);
    const day = await playDay(world, store, fromAt);
    return rowsFor(
      day,
      breachesIn(store, fromAt, fromAt + DAY),
      wronglyFlagged(store, day.replies),
    );
  } finally {
    store.close();
    await world.end();
  }
}

async function playDay(world: BuiltWorld, store: EngineStore, fromAt: number): Promise<Day> {
  const { desk, engineUrl } = world;
  const settledMs = new Map<number, number>();
  const replies: EarlyReply[] = [];
  const planned = new Map<string, EarlyReply>();
  let dueStops = 0;
  let seen = 0;
  const bar = progressBar('Playing the day', {
    isTerminal: process.stderr.isTTY === true,
    write: (text) => process.stderr.write(text),
  });
  const stopAt = async (at: number) => {
    const begunMs = performance.now();
    await desk.moveTo(at);
    settledMs.set(at, performance.now() - begunMs);
  };
  await desk.resetCounts();
  for (let at = fromAt; at < fromAt + DAY; at += STEP) {
    const near = await replyDeadlines(engineUrl, store, at + BEFORE_MS, at + BEFORE_MS + STEP);
    for (const one of near) {
      seen += 1;
      // Every other one gets its reply; the rest pass, and must be flagged.
      const isAnswered = seen % 2 === 0 && replies.length + planned.size < MOST_REPLIES;
      if (isAnswered) planned.set(`${one.ticketId}:${one.promise}`, one);
    }
    for (;;) {
      const stop = nextStop(store, await desk.now(), at + STEP, planned);
      await stopAt(stop.at);
      for (const reply of stop.replies) {
        planned.delete(`${reply.ticketId}:${reply.promise}`);
        if (await replyInTime(desk, reply)) replies.push(reply);
      }
      if (stop.at === at + STEP) break;
      if (stop.replies.length === 0) dueStops += 1;
    }
    bar.tell((at + STEP - fromAt) / DAY, new Date(at + STEP).toISOString().slice(11, 16));
  }
  bar.end();
  const { exports } = await desk.counts();
  return { settledMs, dueStops, exportCalls: exports, replies };
}

/** The next due instant, moment of a reply or end of the step, whichever comes first. */
function nextStop(
  store: EngineStore,
  nowAt: number,
  endAt: number,
  planned: ReadonlyMap<string, EarlyReply>,
): { readonly at: number; readonly replies: readonly EarlyReply[] } {
  const [due] = store.rows<{ dueAt: number | null }>(
    'SELECT MIN(due_at) AS dueAt FROM ticket WHERE due_at > ?',
    nowAt,
  );
  const replyAt = [...planned.values()].map(({ deadlineAt }) => deadlineAt - BEFORE_MS);
  const at = Math.min(endAt, due?.dueAt ?? endAt, ...replyAt.filter((one) => one > nowAt));
  const replies = [...planned.values()].filter(({ deadlineAt }) => deadlineAt - BEFORE_MS <= at);
  return { at, replies };
}

interface Flagged {
  readonly breachedAt: number;
  readonly recordedAt: number;
}

/** Breaches whose deadline fell into the time, with the instants of deadline and flag. */
function breachesIn(store: EngineStore, fromAt: number, toAt: number): readonly Flagged[] {
  return store
    .rows<{ doc: string }>('SELECT doc FROM ticket')
    .flatMap(({ doc }) => (JSON.parse(doc) as { breaches: readonly Flagged[] }).breaches)
    .filter(({ breachedAt }) => breachedAt > fromAt && breachedAt <= toAt);
}

function rowsFor(day: Day, breaches: readonly Flagged[], wrong: number): Row[] {
  const known = breaches.filter((one) => one.recordedAt - one.breachedAt <= UNKNOWN_MS);
  const delays = known
    .map(
      (one) => one.recordedAt - one.breachedAt + (day.settledMs.get(one.recordedAt) ?? Number.NaN),
    )
    .sort((a, b) => a - b);
  const at = (share: number) => {
    const index = Math.min(delays.length - 1, Math.floor(share * delays.length));
    return Math.round(delays[index] ?? Number.NaN);
  };
  const minutes = DAY / 60_000;
  return [
    { name: 'day, stops at due instants', value: day.dueStops, unit: 'stops' },
    {
      name: 'day, export calls a minute of the desk',
      value: Math.round((100 * day.exportCalls) / minutes) / 100,
      unit: 'calls/min',
    },
    { name: 'day, deadlines broken and flagged', value: breaches.length, unit: 'breaches' },
    {
      name: 'day, of those not known before the deadline',
      value: breaches.length - known.length,
      unit: 'breaches',
    },
    { name: 'day, flagged after the deadline, median', value: at(0.5), unit: 'ms' },
    { name: 'day, flagged after the deadline, 99 %', value: at(0.99), unit: 'ms' },
    { name: 'day, flagged after the deadline, longest', value: at(1), unit: 'ms' },
    { name: 'day, replies 20 s before a deadline', value: day.replies.length, unit: 'replies' },
    { name: 'day, of those flagged all the same', value: wrong, unit: 'replies' },
  ];
}
