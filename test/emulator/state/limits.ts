/** Answers: may this call still be made, and which headers say how many are left? */

export interface LimitNumbers {
  /** Calls of the account per minute, by plan; 700 is Enterprise. */
  readonly perMinute: number;
  readonly incrementalPerMinute: number;
  readonly usersCursorPerMinute: number;
  readonly ticketUpdatesPerMinute: number;
  readonly updatesPerTicketPerTenMinutes: number;
  readonly viewExecutionsPerMinute: number;
  readonly jobsInFlight: number;
}

/** The figures of Zendesk's page on rate limits for the Enterprise plan. */
export const enterpriseLimits: LimitNumbers = {
  perMinute: 700,
  incrementalPerMinute: 10,
  usersCursorPerMinute: 20,
  ticketUpdatesPerMinute: 100,
  updatesPerTicketPerTenMinutes: 30,
  viewExecutionsPerMinute: 5,
  jobsInFlight: 30,
};

export interface Allowance {
  readonly allowed: boolean;
  readonly total: number;
  readonly remaining: number;
  /** Whole seconds until the window starts again. */
  readonly resetS: number;
}

interface Window {
  startMs: number;
  used: number;
}

/**
 * Fixed windows. They refill with desk time or real time, whichever moved further, so that a paused
 * desk stays usable and one that jumped is not throttled for calls of another day.
 */
export class Limits {
  numbers: LimitNumbers;
  readonly #deskNow: () => number;
  readonly #windows = new Map<string, Window>();
  #elapsedMs = 0;
  #lastDeskAt: number;
  #lastRealMs = performance.now();

  constructor(deskNow: () => number, numbers: LimitNumbers) {
    this.#deskNow = deskNow;
    this.#lastDeskAt = deskNow();
    this.numbers = numbers;
  }

  /** Takes one from a window of this name, unless it is used up. */
  take(name: string, total: number, windowMs: number): Allowance {
    const nowMs = this.#move();
    let window = this.#windows.get(name);
    if (window === undefined || nowMs - window.startMs >= windowMs) {
      window = { startMs: nowMs, used: 0 };
      this.#windows.set(name, window);
      if (this.#windows.size > 20_000) this.#forgetOld(nowMs);
    }
    const allowed = window.used < total;
    if (allowed) window.used += 1;
    const resetS = Math.max(1, Math.ceil((window.startMs + windowMs - nowMs) / 1000));
    return { allowed, total, remaining: total - window.used, resetS };
  }

  #move(): number {
    const deskAt = this.#deskNow();
    const realMs = performance.now();
    this.#elapsedMs += Math.max(deskAt - this.#lastDeskAt, realMs - this.#lastRealMs, 0);
    this.#lastDeskAt = deskAt;
    this.#lastRealMs = realMs;
    return this.#elapsedMs;
  }

  #forgetOld(nowMs: number): void {
    for (const [name, window] of this.#windows) {
      if (nowMs - window.startMs > 600_000) this.#windows.delete(name);
    }
  }
}

/** Headers of the account's limit, in every spelling recorded since 2023. */
export function accountHeaders(allowance: Allowance): Record<string, string> {
  const total = String(allowance.total);
  const remaining = String(allowance.remaining);
  const reset = String(allowance.resetS);
  return {
    'x-rate-limit': total,
    'x-rate-limit-remaining': remaining,
    'ratelimit-limit': total,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': reset,
    'rate-limit': total,
    'rate-limit-remaining': remaining,
    'rate-limit-reset': reset,
  };
}

/** The value of an endpoint's own header, e.g. `total=10; remaining=9; resets=2`. */
export function endpointHeader(allowance: Allowance): string {
  return `total=${allowance.total}; remaining=${allowance.remaining}; resets=${allowance.resetS}`;
}
