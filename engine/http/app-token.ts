import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import { isSame } from './sealed.ts';

/**
 * Whether a request comes from the app in Zendesk: its proxy signs whatever claims the browser asks
 * for, so a token proves "from this installation", never who asks (design: trust §1).
 */

/** What a token is held against. */
export interface AppAccess {
  /** Shared by the app's installation and the engine. */
  readonly secret: string;
  /** The account's subdomain. */
  readonly issuer: string;
  /** The address under which Zendesk reaches the engine, without a slash at the end. */
  readonly audience: string;
}

export type TokenRefusal = Extract<ErrorCode, 'appNotSetUp' | `token${string}`>;

/** The proxy's clock and ours may differ by what the engine does not yet call a skew, seconds. */
const LEEWAY_S = 60;
/** A token that leaked is worth nothing soon after. */
const LIFETIME_S_MAX = 5 * 60;
/** Far more than our claims need; what is longer is not even parsed. */
const LENGTH_MAX = 4_096;

/** Any other algorithm is refused, and so is an extension (`crit`) that we would have to obey. */
const header = z.object({ alg: z.literal('HS256'), crit: z.never().optional() });
const claim = z.unknown().optional();
const claims = z.object({ exp: claim, iat: claim, nbf: claim, iss: claim, aud: claim });
type Claims = z.infer<typeof claims>;

/** Null for a token that opens the app's addresses at `nowMs`, which is real time. */
export function tokenRefusal(
  authorization: string | undefined,
  access: AppAccess | null,
  nowMs: number,
): TokenRefusal | null {
  if (access === null) return 'appNotSetUp';
  const token = /^Bearer +(.*)$/is.exec(authorization ?? '')?.[1]?.trim();
  if (token === undefined || token === '') return 'tokenMissing';
  const parts = token.length <= LENGTH_MAX ? /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token) : null;
  if (parts === null) return 'tokenUnreadable';
  const [, head = '', body = '', signature = ''] = parts;
  if (!header.safeParse(jsonIn(head)).success) return 'tokenUnreadable';
  // Before a claim is read: a forger learns nothing about our names or our clock.
  if (!isSignedWith(access.secret, `${head}.${body}`, signature)) return 'tokenForged';
  const read = claims.safeParse(jsonIn(body));
  if (!read.success) return 'tokenUnreadable';
  if (read.data.iss !== access.issuer) return 'tokenIssuer';
  if (read.data.aud !== access.audience) return 'tokenAudience';
  return untimely(read.data, nowMs / 1000);
}

function isSignedWith(secret: string, signed: string, signature: string): boolean {
  return isSame(signature, createHmac('sha256', secret).update(signed).digest('base64url'));
}

/** Times are seconds; a token without an end, or with one that is no number, is never taken. */
function untimely({ exp, iat = null, nbf = null }: Claims, now: number): TokenRefusal | null {
  if (!isTime(exp) || !(iat === null || isTime(iat)) || !(nbf === null || isTime(nbf))) {
    return 'tokenLifetime';
  }
  if (now >= exp + LEEWAY_S) return 'tokenExpired';
  if (nbf !== null && now < nbf - LEEWAY_S) return 'tokenEarly';
  // A start in the future, or long ago, must not lend a token a longer life than it says.
  const isTooLong = exp - (iat ?? now) > LIFETIME_S_MAX || exp - now > LIFETIME_S_MAX + LEEWAY_S;
  return isTooLong ? 'tokenLifetime' : null;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
