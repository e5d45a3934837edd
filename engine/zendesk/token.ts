/**
 * What proves to Zendesk who we are. OAuth client credentials: a token with an end, fetched anew
 * before it ends and when Zendesk refuses it, by one request however many wait. API tokens are the
 * legacy way: a fixed header.
 */
import { z } from 'zod';
import { EngineError } from '../errors.ts';
import type { ZendeskAuth } from '../settings.ts';
import type { Send } from './http.ts';
import type { Pace } from './pace.ts';
import { retryAfterMs } from './rate-limit.ts';
import { notJson, refusal, unexpected } from './refusal.ts';
import type { Traffic } from './traffic.ts';

export interface Tokens {
  /** The Authorization header to send now. */
  header(): Promise<string>;
  /** Zendesk refused `used`: a fresh header, or null when there is no fresher one to be had. */
  renew(used: string): Promise<string | null>;
}

const WHAT = 'get an access token';

/** Two hours: long enough to be rare, short enough that a leaked one ends. */
const WANTED_SECONDS = 7_200;
/** A token is replaced this long before its end, or a tenth of its life for short ones. */
const MARGIN_MS = 60_000;

const granted = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish(),
});

/** Tokens for a way of proving identity; nothing is asked before the first `header()`. */
export function createTokens(auth: ZendeskAuth, send: Send, pace: Pace, traffic: Traffic): Tokens {
  if (auth.by === 'apiToken') {
    const plain = `${auth.email}/token:${auth.apiToken}`;
    const fixed = `Basic ${Buffer.from(plain).toString('base64')}`;
    return { header: async () => fixed, renew: async () => null };
  }
  return new ClientTokens(auth, send, pace, traffic);
}

class ClientTokens implements Tokens {
  readonly #auth: Extract<ZendeskAuth, { by: 'client' }>;
  readonly #send: Send;
  readonly #pace: Pace;
  readonly #traffic: Traffic;
  #current: { readonly header: string; readonly staleAtMs: number } | null = null;
  #underWay: Promise<string> | null = null;

  constructor(
    auth: Extract<ZendeskAuth, { by: 'client' }>,
    send: Send,
    pace: Pace,
    traffic: Traffic,
  ) {
    this.#auth = auth;
    this.#send = send;
    this.#pace = pace;
    this.#traffic = traffic;
  }

  async header(): Promise<string> {
    const current = this.#current;
    if (current !== null && this.#pace.elapsedMs() < current.staleAtMs) return current.header;
    return this.#fetchOnce();
  }

  async renew(used: string): Promise<string | null> {
    // Somebody else may have renewed while this request was on its way.
    if (this.#current !== null && this.#current.header !== used) return this.#current.header;
    return this.#fetchOnce();
  }

  #fetchOnce(): Promise<string> {
    this.#underWay ??= this.#fetch().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #fetch(): Promise<string> {
    const { clientId, clientSecret, scope } = this.#auth;
    this.#traffic.count('tokens');
    const askedAtMs = this.#pace.elapsedMs();
    const answer = await this.#send({
      method: 'POST',
      path: '/oauth/tokens',
      body: {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
        expires_in: WANTED_SECONDS,
      },
    }).catch((cause: unknown) => {
      throw new EngineError('zendeskUnavailable', `Could not ${WANT_REACH}`, {
        cause: withoutRequest(cause),
        retryable: true,
      });
    });
    if (answer.status >= 300) {
      // OAuth refuses a bad client with 400 and 401 alike; both mean the credentials.
      const status = answer.status === 400 ? 401 : answer.status;
      throw refusal(WHAT, { ...answer, status, retryAfterMs: retryAfterMs(answer.headers) });
    }
    if (answer.body === undefined) throw notJson(WHAT, answer.status);
    const read = granted.safeParse(answer.body);
    if (!read.success) throw unexpected(WHAT, 'access_token is missing');
    const header = `Bearer ${read.data.access_token}`;
    const lifeMs = (read.data.expires_in ?? Number.POSITIVE_INFINITY) * 1000;
    const staleAtMs = askedAtMs + lifeMs - Math.min(MARGIN_MS, lifeMs / 10);
    this.#current = { header, staleAtMs };
    return header;
  }
}

const WANT_REACH =
  'reach Zendesk for an access token. Check the network and ZENDESK_SUBDOMAIN or ZENDESK_URL.';

/** The sender's error holds the request, which holds the secret; only its message may go on. */
function withoutRequest(cause: unknown): Error {
  return new Error(cause instanceof Error ? cause.message : 'no answer');
}
