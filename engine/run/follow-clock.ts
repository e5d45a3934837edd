import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import { type ControlPort, controlPort } from './control-port.ts';
import { type CourseReport, FollowedCourse } from './followed-course.ts';
import { waitUntil } from './wait-until.ts';

/** What time is it on the demo's desk, and does the desk know that we have caught up with it? */
export interface FollowOptions {
  /**
   * Resolves true when all work due at `nowAt` is done, false when that cannot be said yet; then it
   * is asked again. Aborted when the clock has moved on, so that nobody waits for the answer.
   */
  readonly settled: (nowAt: Instant, signal: AbortSignal) => Promise<boolean> | boolean;
  /** Told whenever the clock's course has changed: a jump, a pause, another speed. */
  readonly moved?: () => void;
  /** Told when the port goes away and when it is back, for the log; never thrown. */
  readonly report?: (sentence: string) => void;
  /** Real milliseconds to wait for a port that is not there yet. */
  readonly patienceMs?: number;
  /** Real milliseconds between two tries of a port that is away. */
  readonly retryMs?: number;
  readonly monotonicMs?: () => number;
}

export interface FollowedClock extends Clock {
  /** Stops following; the clock keeps its last course. */
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;
const RETRY_MS = 250;
const ASK_AGAIN_MS = 20;

/** Follows the clock of the control port at `url` (PALIER_CLOCK_URL) until it is closed. */
export async function followClock(url: string, options: FollowOptions): Promise<FollowedClock> {
  const end = new AbortController();
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  const port = controlPort(url);
  const report = await firstReport(url, port, options, monotonicMs);
  const course = new FollowedCourse(report, monotonicMs);
  const desk: Desk = { url, port, course, options, lives: 1 };
  const following = Promise.all([keepListening(desk, end.signal), keepSettling(desk, end.signal)]);
  return {
    now: () => course.now(),
    speed: () => course.report.speed,
    waitUntil: (at, signal) => waitUntil(course, at, signal),
    async close() {
      end.abort();
      await following;
      port.close();
    },
  };
}

/** The desk as it is followed. */
interface Desk {
  readonly url: string;
  readonly port: ControlPort;
  readonly course: FollowedCourse;
  readonly options: FollowOptions;
  /** Counts the times it came back: one that began anew has forgotten who had settled. */
  lives: number;
}

async function firstReport(
  url: string,
  port: ControlPort,
  options: FollowOptions,
  monotonicMs: () => number,
): Promise<CourseReport> {
  const begunMs = monotonicMs();
  while (true) {
    try {
      return await port.ask({}, new AbortController().signal);
    } catch (error) {
      if (monotonicMs() - begunMs >= (options.patienceMs ?? PATIENCE_MS)) {
        port.close();
        throw new EngineError(
          'badSettings',
          `The desk's clock at ${url} (PALIER_CLOCK_URL) does not answer (${said(error)}): ` +
            'start the desk first, or take the setting away to use real time.',
          { cause: error, retryable: true },
        );
      }
      await pause(options.retryMs ?? RETRY_MS);
    }
  }
}

/** Takes up every new report; a port that is away changes nothing but is asked again. */
async function keepListening(desk: Desk, signal: AbortSignal): Promise<void> {
  const { url, port, course, options } = desk;
  let isAway = false;
  while (!signal.aborted) {
    try {
      // A port that was away may have begun anew, with a revision below ours: ask it outright.
      const question = isAway ? {} : { after: course.report.revision };
      const report = await port.ask(question, signal);
      if (isAway) {
        desk.lives += 1;
        options.report?.(`The desk's clock at ${url} answers again.`);
      }
      isAway = false;
      course.take(report);
      options.moved?.();
    } catch (error) {
      if (signal.aborted) return;
      if (!isAway) options.report?.(`The desk's clock at ${url} is away: ${said(error)}.`);
      isAway = true;
      await pause(options.retryMs ?? RETRY_MS, undefined, { signal }).catch(ended(signal));
    }
  }
}

/** Tells the port, once per revision, that the work due at it is done. */
async function keepSettling(desk: Desk, signal: AbortSignal): Promise<void> {
  const { course, options } = desk;
  while (!signal.aborted) {
    const { revision, nowAt } = course.report;
    const { lives } = desk;
    const moved = new AbortController();
    const watch = () => {
      if (course.report.revision !== revision || desk.lives !== lives) moved.abort();
    };
    const either = AbortSignal.any([signal, moved.signal]);
    course.changed.add(watch);
    try {
      if (await settlesAt(nowAt, options, either)) {
        await tell(desk, revision, either);
        await untilAborted(either);
      }
    } finally {
      course.changed.delete(watch);
    }
  }
}

async function settlesAt(
  nowAt: Instant,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    if ((await options.settled(nowAt, signal)) && !signal.aborted) return true;
    await pause(ASK_AGAIN_MS, undefined, { signal }).catch(ended(signal));
  }
  return false;
}

async function tell(desk: Desk, revision: number, signal: AbortSignal): Promise<void> {
  const { port, options } = desk;
  while (!signal.aborted) {
    try {
      // Asking after the revision before makes the port answer at once instead of keeping us.
      await port.ask({ after: revision - 1, settled: revision }, signal);
      return;
    } catch {
      // The listening half reports a port that is away; here it is only tried again.
      await pause(options.retryMs ?? RETRY_MS, undefined, { signal }).catch(ended(signal));
    }
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Lets a pause end early when it was aborted, and nothing else. */
function ended(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
