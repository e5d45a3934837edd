import { z } from 'zod';
import { cookieIn, cookieLine } from './cookie.ts';
import { seal, unseal } from './sealed.ts';

/** Who is signed in, as a sealed cookie says; in real time, whatever the engine's clock shows. */
export interface Session {
  /** The user's id in Zendesk. */
  readonly id: number;
  readonly role: StaffRole;
  /** When the person signed in, ms. */
  readonly sinceMs: number;
  /** When Zendesk was last asked for the role, ms. */
  readonly askedMs: number;
  /** From then on it counts no longer, ms. */
  readonly untilMs: number;
}

/** Light agents have nothing by default (design: trust §1). */
export type StaffRole = 'agent' | 'admin';

/** What a session is held against. */
export interface SessionRules {
  readonly key: string;
  /** Where browsers reach the engine. */
  readonly origin: string;
  readonly realNow: () => number;
}

const HOUR_MS = 3_600_000;
const LIFE_MS = 8 * HOUR_MS;
/** However busy somebody is: once a day the person proves again to be that person. */
const WHOLE_MS = 24 * HOUR_MS;
/** Every session that is used is looked at again after this, and slides. */
const RENEW_AFTER_MS = HOUR_MS;
const RETRY_AFTER_MS = 5 * 60_000;

const ms = z.number().int();
const form = z.object({
  id: z.number().int().positive(),
  role: z.enum(['agent', 'admin']),
  sinceMs: ms,
  askedMs: ms,
  untilMs: ms,
});

/** A session that begins at `nowMs`, or goes on from then when it began at `sinceMs`. */
export function sessionFrom(
  id: number,
  role: StaffRole,
  nowMs: number,
  sinceMs: number = nowMs,
): Session {
  const untilMs = Math.min(nowMs + LIFE_MS, sinceMs + WHOLE_MS);
  return { id, role, sinceMs, askedMs: nowMs, untilMs };
}

/** When the session may slide on; its end, when it can get no longer. */
export function renewableAt({ sinceMs, askedMs, untilMs }: Session): number {
  return untilMs < sinceMs + WHOLE_MS ? Math.min(askedMs + RENEW_AFTER_MS, untilMs) : untilMs;
}

/**
 * How long a stream may go on, ms: until its session can be renewed, which only another request can
 * do, or is over. One that could not be renewed in time is made to try again before long.
 */
export function streamMs(session: Session, nowMs: number): number {
  const laterMs = Math.min(nowMs + RETRY_AFTER_MS, session.untilMs);
  return Math.max(renewableAt(session), laterMs) - nowMs;
}

/** The session that a request's cookies prove now, or null. */
export function sessionIn(cookies: string | undefined, rules: SessionRules): Session | null {
  const { key, origin, realNow } = rules;
  const session = unseal(key, 'session', cookieIn(cookies, origin, 'palier'), form);
  return session !== null && realNow() < session.untilMs ? session : null;
}

/** The Set-Cookie line that gives a browser its session; null takes it away. */
export function sessionCookie(session: Session | null, rules: SessionRules): string {
  const { key, origin, realNow } = rules;
  if (session === null) return cookieLine(origin, 'palier', '', 0);
  const value = seal(key, 'session', session);
  return cookieLine(origin, 'palier', value, session.untilMs - realNow());
}
