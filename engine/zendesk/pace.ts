/** How real time passes for the client: two functions, so that tests need not wait. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Pace {
  /** Milliseconds since some start, never going back. */
  readonly elapsedMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** The machine's own time; tokens and waiting are real even where the desk's clock is driven. */
export const REAL_PACE: Pace = {
  elapsedMs: () => performance.now(),
  pause: async (ms) => {
    await sleep(ms);
  },
};

/**
 * The time of whichever clock is faster at every moment: it goes on while a driven desk stands
 * still and leaps when the desk does. Clocks count milliseconds; one that goes back adds nothing.
 */
export function fastestOf(clocks: readonly (() => number)[]): () => number {
  let readings = clocks.map((clock) => clock());
  let elapsed = 0;
  return () => {
    const before = readings;
    readings = clocks.map((clock) => clock());
    const steps = readings.map((now, at) => now - (before[at] ?? now));
    elapsed += Math.max(0, ...steps);
    return elapsed;
  };
}
