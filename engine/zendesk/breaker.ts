/**
 * Whether Zendesk is worth asking right now: after repeated failures everything is refused at once
 * for a while, then one request tries on behalf of all.
 */
import { EngineError } from '../errors.ts';
import type { Pace } from './pace.ts';

/** Failures in a row that open the breaker, and how long it stays open. */
const FAILURES = 5;
const OPEN_MS = 15_000;

export class Breaker {
  readonly #pace: Pace;
  #failures = 0;
  #opensAgainAt = Number.NEGATIVE_INFINITY;
  #isProbing = false;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Throws zendeskUnavailable while the breaker is open, or while another request is trying. */
  enter(what: string): void {
    if (this.#failures < FAILURES) return;
    const wait = this.#opensAgainAt - this.#pace.elapsedMs();
    if (wait <= 0 && !this.#isProbing) {
      this.#isProbing = true;
      return;
    }
    throw new EngineError(
      'zendeskUnavailable',
      `Did not ${what}: Zendesk failed ${this.#failures} times in a row. It is tried again by itself.`,
      { retryable: true, retryAfterMs: Math.max(wait, 1_000) },
    );
  }

  /** Zendesk answered, whatever it said. */
  succeeded(): void {
    this.#failures = 0;
    this.#isProbing = false;
  }

  /** Zendesk could not be reached, or failed itself; it may have said for how long. */
  failed(retryAfterMs: number | null): void {
    this.#failures += 1;
    this.#isProbing = false;
    this.#opensAgainAt = this.#pace.elapsedMs() + Math.max(OPEN_MS, retryAfterMs ?? 0);
  }
}
