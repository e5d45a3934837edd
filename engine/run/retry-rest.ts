import { type DurationMs, HOUR_MS, MINUTE_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * How long does a failed delivery rest? In real time, whatever the desk's clock does: the machine
 * that refused lives in real time. The store only knows instants of the desk, so that is what is
 * written there; what it means in real time is remembered here until the engine ends.
 */
const BACKOFF_MS: readonly DurationMs[] = [30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS];

/** After so many attempts a delivery is given up. */
export const ATTEMPTS_MAX = 8;

/** How long to wait after the attempt of that number (from 1), at least what the target asked. */
export function backoffMs(attempt: number, askedMs: DurationMs | null): DurationMs {
  const own = BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length) - 1] ?? 0;
  return Math.max(own, askedMs ?? 0);
}

/** Timers may be early by a little; less than this is no rest. */
const SLACK_MS = 100;

interface Rest {
  readonly untilMs: number;
  readonly error: string;
}

/** What rests, by key: until which moment of real time, and because of which error. */
export class Rests {
  readonly #clock: Clock;
  readonly #monotonicMs: () => number;
  readonly #byKey = new Map<string, Rest>();

  constructor(clock: Clock, monotonicMs: () => number) {
    this.#clock = clock;
    this.#monotonicMs = monotonicMs;
  }

  /** Lets the key rest and answers the desk's instant at which that is over if nothing changes. */
  begin(key: string, realMs: DurationMs, error: string): Instant {
    this.#byKey.set(key, { untilMs: this.#monotonicMs() + realMs, error });
    return this.#after(realMs);
  }

  /** The instant until which the key must still rest, or null: also when it never had to. */
  stillUntil(key: string): Instant | null {
    const rest = this.#byKey.get(key);
    const leftMs = (rest?.untilMs ?? 0) - this.#monotonicMs();
    return rest !== undefined && leftMs > SLACK_MS ? this.#after(leftMs) : null;
  }

  /** Forgets the key, because it is tried again. */
  end(key: string): void {
    this.#byKey.delete(key);
  }

  /** What has rested, with its errors; forgotten here. */
  takeRested(): readonly { readonly key: string; readonly error: string }[] {
    const rested = [...this.#byKey].filter(([key]) => this.stillUntil(key) === null);
    for (const [key] of rested) this.#byKey.delete(key);
    return rested.map(([key, { error }]) => ({ key, error }));
  }

  /** Real milliseconds until the next rest is over; null when nothing rests. */
  nextMs(): DurationMs | null {
    if (this.#byKey.size === 0) return null;
    const untilMs = Math.min(...[...this.#byKey.values()].map((rest) => rest.untilMs));
    return Math.max(0, untilMs - this.#monotonicMs());
  }

  #after(realMs: DurationMs): Instant {
    // A paused desk never reaches it; `takeRested` is what ends the rest then.
    return this.#clock.now() + Math.ceil(realMs * Math.max(1, this.#clock.speed()));
  }
}
