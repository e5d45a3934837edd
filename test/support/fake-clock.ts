import type { Instant } from '../../engine/core/time/instant.ts';
import type { Clock } from '../../engine/ports/clock.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on by so much; see `moveTo`. */
  advance(ms: number): Promise<void>;
  /**
   * Moves on to the instant, stopping at each instant somebody waits for, in order, and letting
   * what wakes there run until it waits again; resolves when all is quiet.
   */
  moveTo(at: Instant): Promise<void>;
  setSpeed(speed: number): void;
  /** How many waits are open. */
  waiting(): number;
}

interface Wait {
  readonly at: Instant;
  readonly wake: () => void;
}

/** A clock showing `startAt`; without saying so, its speed is 1. */
export function fakeClock(startAt: Instant): FakeClock {
  const waits = new Set<Wait>();
  let nowAt = startAt;
  let speed = 1;
  const moveTo = async (at: Instant) => {
    if (at < nowAt) throw new Error('A clock moves forward only.');
    await quiet();
    while (true) {
      const next = earliest(waits);
      if (next === null || next > at) break;
      nowAt = next;
      for (const wait of [...waits]) if (wait.at <= nowAt) wait.wake();
      await quiet();
    }
    nowAt = at;
    await quiet();
  };
  return {
    now: () => nowAt,
    speed: () => speed,
    waitUntil(at, signal) {
      if (signal.aborted || at <= nowAt) return Promise.resolve();
      return new Promise((resolve) => {
        const wait: Wait = {
          at,
          wake() {
            waits.delete(wait);
            signal.removeEventListener('abort', wait.wake);
            resolve();
          },
        };
        waits.add(wait);
        signal.addEventListener('abort', wait.wake);
      });
    },
    advance: (ms) => moveTo(nowAt + ms),
    moveTo,
    setSpeed(wanted) {
      speed = wanted;
    },
    waiting: () => waits.size,
  };
}

function earliest(waits: ReadonlySet<Wait>): Instant | null {
  let first: Instant | null = null;
  for (const { at } of waits) if (first === null || at < first) first = at;
  return first;
}

/** Lets promises that are ready run on; a few turns of the loop reach what they made ready. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
