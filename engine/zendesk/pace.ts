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
