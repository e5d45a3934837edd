import type { Instant } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * A piece of the engine's work that runs again and again, one turn at a time: when it asks to, or
 * when it is woken. Whether it is idle at an instant can be asked, so that a desk that moves its
 * clock knows when everything due has been done.
 */
export interface Task {
  readonly name: string;
  /** Runs again as soon as it can. */
  wake(): void;
  /** Runs again after real time: for what waits on another machine, not on the desk's clock. */
  wakeIn(realMs: number): void;
  isIdleAt(at: Instant): boolean;
  /** Resolves when it has stopped after the signal. */
  readonly stopped: Promise<void>;
}

export interface TaskWork {
  readonly name: string;
  /** Does what is due; answers when it wants to run next, null for "when woken". */
  readonly turn: () => Promise<Instant | null>;
  /** What went wrong in a turn; it is tried again after a while. */
  readonly failed: (error: unknown) => void;
}

/** How long a failed turn waits, real time. */
const RETRY_REAL_MS = 2_000;

export function startTask(
  clock: Clock,
  work: TaskWork,
  signal: AbortSignal,
  /** Told whenever a turn has ended. */
  turned: () => void,
): Task {
  let busy = true;
  let woken = false;
  let nextAt: Instant | null = null;
  let interrupt = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  const wake = () => {
    woken = true;
    interrupt.abort();
  };
  const wakeIn = (realMs: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      wake();
    }, realMs);
    timer.unref();
  };
  const loop = async () => {
    while (!signal.aborted) {
      woken = false;
      busy = true;
      try {
        nextAt = await work.turn();
      } catch (error) {
        work.failed(error);
        nextAt = null;
        wakeIn(RETRY_REAL_MS);
      }
      interrupt = new AbortController();
      busy = false;
      turned();
      if (woken || signal.aborted) continue;
      const stop = AbortSignal.any([signal, interrupt.signal]);
      await clock.waitUntil(nextAt ?? Number.POSITIVE_INFINITY, stop);
    }
    if (timer !== null) clearTimeout(timer);
  };
  return {
    name: work.name,
    wake,
    wakeIn,
    isIdleAt: (at) => !busy && !woken && (nextAt === null || nextAt > at),
    stopped: loop(),
  };
}
