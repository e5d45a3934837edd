/**
 * How every request to Zendesk is made: within the budget, with a token, repeated only where
 * repeating is harmless, and answered with JSON of the expected form or with one EngineError.
 */
import type { z } from 'zod';
import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { Breaker } from './breaker.ts';
import type { Exchange, Received, Send } from './http.ts';
import type { Pace } from './pace.ts';
import { type RateLimit, retryAfterMs } from './rate-limit.ts';
import { notJson, refusal, unexpected } from './refusal.ts';
import { kindOf, type RequestKind } from './request-kind.ts';
import type { Tokens } from './token.ts';
import type { Traffic } from './traffic.ts';

export interface ClientParts {
  readonly send: Send;
  readonly tokens: Tokens;
  readonly limit: RateLimit;
  readonly breaker: Breaker;
  readonly traffic: Traffic;
  readonly pace: Pace;
  readonly now: () => Instant;
}

/** Pauses before the second and third try of a reading. */
const PAUSES_MS = [500, 2_000] as const;
/** A refusal that asks to wait longer than this is passed on: the caller has other work. */
const PATIENCE_MS = 10_000;

export class Client {
  readonly #parts: ClientParts;

  constructor(parts: ClientParts) {
    this.#parts = parts;
  }

  /**
   * Reads; tried up to three times, since reading twice changes nothing. `what` follows "could
   * not".
   */
  async get<T>(
    path: string,
    params: NonNullable<Exchange['params']>,
    form: z.ZodType<T>,
    what: string,
  ): Promise<T> {
    for (const pause of PAUSES_MS) {
      try {
        return await this.#ask({ method: 'GET', path, params }, form, what);
      } catch (error) {
        const wait = worthRepeating(error, pause);
        if (wait === null) throw error;
        await this.#parts.pace.pause(wait);
      }
    }
    return this.#ask({ method: 'GET', path, params }, form, what);
  }

  /**
   * Changes something; sent once. After a lost answer nobody knows whether it was done, so the
   * caller reads back before repeating.
   */
  async change<T>(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    body: unknown,
    form: z.ZodType<T>,
    what: string,
  ): Promise<T> {
    return this.#ask({ method, path, body }, form, what);
  }

  async #ask<T>(exchange: Exchange, form: z.ZodType<T>, what: string): Promise<T> {
    const kind = kindOf(exchange.path);
    const header = await this.#parts.tokens.header();
    let answer = await this.#once({ ...exchange, authorization: header }, kind, what);
    if (answer.status === 401) {
      const fresh = await this.#parts.tokens.renew(header);
      // A 401 was not carried out, whatever the method.
      if (fresh !== null) {
        answer = await this.#once({ ...exchange, authorization: fresh }, kind, what);
      }
    }
    return this.#read(answer, kind, form, what);
  }

  async #once(exchange: Exchange, kind: RequestKind, what: string): Promise<Received> {
    const { breaker, limit, traffic, now } = this.#parts;
    // Refused before it is counted: what is not sent must not use up the budget.
    breaker.enter(what);
    await limit.admit(kind);
    traffic.count(kind);
    let answer: Received;
    try {
      answer = await this.#parts.send(exchange);
    } catch (cause) {
      breaker.failed(null);
      throw new EngineError(
        'zendeskUnavailable',
        `Could not ${what}: no answer from Zendesk (${reasonOf(cause)}). ` +
          'Check the network; it is tried again by itself.',
        { cause: new Error(reasonOf(cause)), retryable: true },
      );
    }
    limit.learn(kind, answer.headers);
    traffic.dated(answer.headers.date, now());
    if (answer.status >= 500) breaker.failed(retryAfterMs(answer.headers));
    else breaker.succeeded();
    return answer;
  }

  #read<T>(answer: Received, kind: RequestKind, form: z.ZodType<T>, what: string): T {
    const { status, body } = answer;
    const wait = retryAfterMs(answer.headers);
    if (status === 429 && !isTooManyJobs(body)) this.#parts.limit.refused(kind, wait ?? 60_000);
    // A 503 with a wait is Zendesk asking everybody to stay away, not one endpoint's limit.
    if (status === 503 && wait !== null) this.#parts.limit.refused('other', wait);
    if (status >= 300 && status < 400) throw notJson(what, status);
    if (status >= 400) throw refusal(what, { status, body, retryAfterMs: wait });
    if (body === undefined) throw notJson(what, status);
    const read = form.safeParse(body);
    if (read.success) return read.data;
    const places = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw unexpected(what, places.slice(0, 3).join('; '));
  }
}

/** The wait before repeating a reading; null for what repeating cannot help. */
function worthRepeating(error: unknown, pauseMs: number): number | null {
  if (!(error instanceof EngineError) || !error.retryable) return null;
  const wait = Math.max(error.retryAfterMs ?? 0, pauseMs);
  return wait <= PATIENCE_MS ? wait : null;
}

/** Too many jobs is about jobs in flight, not about requests: reading may go on. */
function isTooManyJobs(body: unknown): boolean {
  return (
    body !== null && typeof body === 'object' && 'error' in body && body.error === 'TooManyJobs'
  );
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown reason';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
