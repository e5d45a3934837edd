/**
 * When a request may go out: at most our share of the account's limit in any minute, and of the
 * endpoint's, so that other integrations live; never before Zendesk said to come back.
 */
import type { Pace } from './pace.ts';
import { bucketOf, type EndpointBucket, type RequestKind } from './request-kind.ts';

const MINUTE_MS = 60_000;

/** The lowest limit of a plan with ticketing worth polling; headers correct it at once. */
const ASSUMED_ACCOUNT_LIMIT = 200;

/** Requests a minute on the incremental exports: all but users share the first. */
const ENDPOINT_LIMITS: Readonly<Record<EndpointBucket, number>> = { exports: 10, userExports: 20 };

/** Waiting is cut in pieces, because the window's clock may leap (a driven desk's does). */
const LONGEST_NAP_MS = 1_000;

export type Headers = Readonly<Record<string, string | undefined>>;

interface Window {
  limit: number;
  readonly sentAt: number[];
  blockedUntil: number;
}

export class RateLimit {
  readonly #share: number;
  readonly #pace: Pace;
  readonly #windowMs: () => number;
  readonly #account = newWindow(ASSUMED_ACCOUNT_LIMIT);
  readonly #endpoints: Readonly<Record<EndpointBucket, Window>> = {
    exports: newWindow(ENDPOINT_LIMITS.exports),
    userExports: newWindow(ENDPOINT_LIMITS.userExports),
  };

  /**
   * `share` is above 0 and at most 1. `windowMs` is the time by which Zendesk's windows refill,
   * milliseconds that never go back; real time unless the desk's clock is driven.
   */
  constructor(share: number, pace: Pace, windowMs: () => number = pace.elapsedMs) {
    this.#share = share;
    this.#pace = pace;
    this.#windowMs = windowMs;
  }

  /** Resolves when the request fits into every limit it falls under, and counts it there. */
  async admit(kind: RequestKind): Promise<void> {
    const windows = this.#windowsOf(kind);
    for (;;) {
      const now = this.#windowMs();
      const wait = Math.max(...windows.map((window) => this.#waitOf(window, now)));
      if (wait <= 0) {
        for (const window of windows) window.sentAt.push(now);
        return;
      }
      await this.#pace.pause(Math.min(wait, LONGEST_NAP_MS));
    }
  }

  /** Takes in what an answer says about limits, in any of Zendesk's spellings. */
  learn(kind: RequestKind, headers: Headers): void {
    const now = this.#windowMs();
    const limit = read(headers, ['ratelimit-limit', 'rate-limit', 'x-rate-limit']);
    if (limit !== null && limit > 0) this.#account.limit = limit;
    const remaining = read(headers, [
      'ratelimit-remaining',
      'rate-limit-remaining',
      'x-rate-limit-remaining',
    ]);
    const reset = read(headers, ['ratelimit-reset', 'rate-limit-reset']);
    if (remaining === 0 && reset !== null) this.#block(null, now + reset * 1000);
    const bucket = bucketOf(kind);
    if (bucket === null) return;
    const endpoint = endpointHeader(headers);
    if (endpoint === null) return;
    if (endpoint.total > 0) this.#endpoints[bucket].limit = endpoint.total;
    if (endpoint.remaining === 0) this.#block(kind, now + endpoint.resets * 1000);
  }

  /** Zendesk refused with 429: nothing of that limit goes out before the wait is over. */
  refused(kind: RequestKind, retryAfterMs: number): void {
    this.#block(kind, this.#windowMs() + retryAfterMs);
  }

  #block(kind: RequestKind | null, until: number): void {
    const bucket = kind === null ? null : bucketOf(kind);
    const window = bucket === null ? this.#account : this.#endpoints[bucket];
    window.blockedUntil = Math.max(window.blockedUntil, until);
  }

  #windowsOf(kind: RequestKind): readonly Window[] {
    const bucket = bucketOf(kind);
    return bucket === null ? [this.#account] : [this.#account, this.#endpoints[bucket]];
  }

  #waitOf(window: Window, now: number): number {
    while ((window.sentAt[0] ?? Number.POSITIVE_INFINITY) <= now - MINUTE_MS) window.sentAt.shift();
    const most = Math.max(1, Math.floor(window.limit * this.#share));
    const blocked = window.blockedUntil - now;
    const oldest = window.sentAt[window.sentAt.length - most];
    return Math.max(blocked, oldest === undefined ? 0 : oldest + MINUTE_MS - now);
  }
}

/** `Retry-After` in milliseconds; null when it is absent or not a number of seconds. */
export function retryAfterMs(headers: Headers): number | null {
  const seconds = read(headers, ['retry-after']);
  return seconds === null ? null : Math.ceil(seconds * 1000);
}

function newWindow(limit: number): Window {
  return { limit, sentAt: [], blockedUntil: Number.NEGATIVE_INFINITY };
}

function read(headers: Headers, names: readonly string[]): number | null {
  for (const name of names) {
    const text = headers[name];
    if (text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text)) return Number(text);
  }
  return null;
}

/** "total=10; remaining=9; resets=2" of whichever export header the answer carries. */
function endpointHeader(headers: Headers) {
  for (const [name, text] of Object.entries(headers)) {
    if (text === undefined || !/^zendesk-rate-?limit-incremental/i.test(name)) continue;
    const part = (key: string) => Number(new RegExp(`${key}=(\\d+)`).exec(text)?.[1] ?? Number.NaN);
    const found = { total: part('total'), remaining: part('remaining'), resets: part('resets') };
    if (Object.values(found).every(Number.isFinite)) return found;
  }
  return null;
}
