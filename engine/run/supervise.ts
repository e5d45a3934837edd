import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { Context } from './context.ts';
import { deliverFields } from './deliver-fields.ts';
import type { Hints } from './hints.ts';
import { tellFirstRun } from './notice.ts';
import { pollEvents, pollUsers } from './poll.ts';
import { pollOrganizations } from './poll-organizations.ts';
import { every } from './poll-schedule.ts';
import { type Fresh, pollTickets } from './poll-tickets.ts';
import { rejudge } from './rejudge.ts';
import { sweep } from './sweep.ts';
import { startTask, type Task } from './task.ts';
import { turnBell } from './turn-bell.ts';

/**
 * Keeps the engine's seven tasks going: poll, hints, rejudge, sweep, fields, alerts, letters. The
 * sweep lets a poll that is due go first, and fields wait for both, so that nothing is asked or
 * written twice.
 */
export interface Supervised {
  /** A webhook named a ticket. */
  hinted(): void;
  /** Something may be due, owed or unwritten: look again. */
  wakeAll(): void;
  /** True when everything due at an instant has been done; waits for it. */
  settledAt(at: Instant, signal: AbortSignal): Promise<boolean>;
  readonly stopped: Promise<void>;
}

/** The turns that send what is owed, and answer when the next is. */
export interface Deliveries {
  readonly alerts: () => Promise<Instant | null>;
  readonly letters: () => Promise<Instant | null>;
}

/** Periods of the exports, seconds; three and a half calls a minute of Zendesk's ten. */
const EVENTS_S = 30;
const TICKETS_S = 60;
const ORGANIZATIONS_S = 120;
const USERS_S = 7_200;
/** How long the sweep waits for a poll that is under way, real ms; a second is all it has. */
const POLL_PATIENCE_MS = 400;
/** After a jump of the clock everything due is stale until the exports were read. */
const JUMP_PATIENCE_MS = 30_000;
const LOOK_AT_JOBS_MS = 1_500;

export function supervise(
  context: Context,
  pending: Hints,
  deliver: Deliveries,
  signal: AbortSignal,
): Supervised {
  const { clock } = context;
  const { ring: turned, next: nextTurn } = turnBell();
  const begin = beginnerOf(context, signal, turned);

  let sweepAwaitsPoll = false;
  const polls = pollTask(context, signal, turned, () => {
    // A sweep that waited for this poll looks at what it brought without being woken again.
    if (!sweepAwaitsPoll) sweeping.wake();
    alerting.wake();
    mailing.wake();
  });
  const caughtUp = (patienceMs: number) =>
    waitFor(() => polls.isIdleAt(clock.now()), nextTurn, patienceMs);

  const sweeping = begin('sweep', async () => {
    const jumped = clock.now() - polls.lastAt() > 2 * EVENTS_S * 1000;
    sweepAwaitsPoll = true;
    await caughtUp(jumped ? JUMP_PATIENCE_MS : POLL_PATIENCE_MS);
    sweepAwaitsPoll = false;
    const { flagged, nextAt } = await sweep(context);
    if (polls.isIdleAt(clock.now())) await tellFirstRun(context);
    if (flagged > 0) alerting.wake();
    writing.wake();
    return nextAt;
  });
  const writing = begin('fields', async () => {
    const quiet = () => polls.isIdleAt(clock.now()) && sweeping.isIdleAt(clock.now());
    await waitFor(quiet, nextTurn, JUMP_PATIENCE_MS);
    const { outstanding } = await deliverFields(context);
    if (outstanding > 0) writing.wakeIn(LOOK_AT_JOBS_MS);
    return null;
  });
  const alerting = begin('alerts', deliver.alerts);
  const mailing = begin('letters', deliver.letters);
  const hinting = begin('hints', async () => {
    await caughtUp(POLL_PATIENCE_MS);
    const left = await pending.read(context);
    sweeping.wake();
    mailing.wake();
    if (left > 0) hinting.wake();
    return null;
  });
  const rejudging = begin('rejudge', async () => {
    const nextAt = await rejudge(context, signal);
    sweeping.wake();
    return nextAt;
  });
  const tasks = [rejudging, sweeping, writing, alerting, mailing, hinting];
  const isSettled = (at: Instant) => polls.isIdleAt(at) && tasks.every((task) => task.isIdleAt(at));
  return {
    hinted: () => hinting.wake(),
    wakeAll: () => {
      for (const task of tasks) task.wake();
    },
    async settledAt(at, abort) {
      while (!abort.aborted && !isSettled(at)) await nextTurn(abort);
      return !abort.aborted;
    },
    stopped: Promise.all([polls.stopped, ...tasks.map((task) => task.stopped)]).then(() => {}),
  };
}

/** Starts tasks whose failures are told, and taken back when a turn goes well. */
function beginnerOf(context: Context, signal: AbortSignal, turned: () => void) {
  return (name: string, turn: () => Promise<Instant | null>): Task => {
    const clearing = async () => {
      const nextAt = await turn();
      context.troubles.clear(name);
      return nextAt;
    };
    const failed = (error: unknown) => fail(context, name, error);
    return startTask(context.clock, { name, turn: clearing, failed }, signal, turned);
  };
}

interface Polls {
  isIdleAt(at: Instant): boolean;
  /** When the last poll began. */
  lastAt(): Instant;
  readonly stopped: Promise<void>;
}

/** The poll, once at the start and then by the schedule; each export in its own period. */
function pollTask(
  context: Context,
  signal: AbortSignal,
  turned: () => void,
  polled: () => void,
): Polls {
  const { clock } = context;
  const lastOf = new Map<string, Instant>();
  let busy = true;
  let lastAt = clock.now();
  const isDue = (name: string, seconds: number): boolean => {
    const last = lastOf.get(name);
    // Half a second of grace, because a scheduled firing is never quite on the second.
    return last === undefined || clock.now() - last >= seconds * 1000 - 500;
  };
  const part = async (name: string, seconds: number, read: () => Promise<unknown>) => {
    if (!isDue(name, seconds)) return;
    const at = clock.now();
    await read();
    lastOf.set(name, at);
  };
  const turn = async () => {
    busy = true;
    lastAt = clock.now();
    const fresh: Fresh = new Map();
    try {
      await part('organizations', ORGANIZATIONS_S, () => pollOrganizations(context));
      await part('users', USERS_S, () => pollUsers(context));
      await part('tickets', TICKETS_S, () => pollTickets(context, fresh));
      await part('events', EVENTS_S, () => pollEvents(context, fresh));
      context.troubles.clear('poll');
      noteSkew(context);
      context.changed();
    } catch (error) {
      fail(context, 'poll', error);
    }
    polled();
    busy = false;
    turned();
  };
  const nextAt = () => (Math.floor(lastAt / (EVENTS_S * 1000)) + 1) * EVENTS_S * 1000;
  const run = async () => {
    // The clock may have moved on while the first poll was reading, past the schedule's next
    // firing.
    do await turn();
    while (nextAt() <= clock.now() && !signal.aborted);
    await every(clock, EVENTS_S, signal, turn);
  };
  return { isIdleAt: (at) => !busy && nextAt() > at, lastAt: () => lastAt, stopped: run() };
}

/** Beyond this the machine's clock is wrong enough to be said, ms. */
const SKEW_SAID_MS = 60_000;

function noteSkew(context: Context): void {
  const skewMs = context.skewMs();
  if (Math.abs(skewMs) < SKEW_SAID_MS) {
    context.troubles.clear('skew');
    return;
  }
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  const way = skewMs < 0 ? 'ahead of' : 'behind';
  const sentence = `This machine's clock is ${minutes} min ${way} Zendesk's: set it (NTP).`;
  context.troubles.raise('skew', sentence, context.clock.now());
}

/**
 * Operating errors are said and tried again; anything else is our own mistake and is logged whole.
 */
function fail(context: Context, name: string, error: unknown): void {
  const now = context.clock.now();
  if (error instanceof EngineError) {
    context.log.warn({ task: name, code: error.code, reason: error.message }, 'task failed');
    const since = context.troubles.since(name) ?? now;
    const sentence = `${error.message} (since ${new Date(since).toISOString()})`;
    context.troubles.raise(name, sentence, now);
    return;
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.log.error({ task: name, reason }, 'task failed unexpectedly');
  context.troubles.raise(name, `The engine's ${name} failed unexpectedly; see the log.`, now);
}

/** Waits until a claim holds, looking after each turn, at most some real time. */
async function waitFor(
  holds: () => boolean,
  nextTurn: (abort: AbortSignal) => Promise<void>,
  patienceMs: number,
): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs);
  while (!holds() && !patience.aborted) await nextTurn(patience);
}
