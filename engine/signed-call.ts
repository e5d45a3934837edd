/**
 * Whether a call from elsewhere was made just now by who shares a secret with us: HMAC-SHA256 over
 * its timestamp and its raw body, in base64. Zendesk's webhooks and billing's reports are.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, parseInstant } from './core/time/instant.ts';

/** Calls older or younger than this are stale: a recorded call must not be played again. */
const WINDOW_MS = 5 * 60_000;

export interface CallProof {
  readonly signature: string | null;
  /** ISO 8601 with an offset. */
  readonly timestamp: string | null;
}

/** The answer of a refusal is for the log; the caller answers 401 whatever it says. */
export function verifyCall(
  secret: string,
  { signature, timestamp }: CallProof,
  rawBody: Uint8Array,
  now: Instant,
): 'genuine' | 'unsigned' | 'stale' | 'forged' {
  if (signature === null || timestamp === null) return 'unsigned';
  const due = createHmac('sha256', secret).update(timestamp).update(rawBody).digest();
  const given = Buffer.from(signature, 'base64');
  // Compared before the time is read: a forger learns nothing about our clock.
  if (given.length !== due.length || !timingSafeEqual(given, due)) return 'forged';
  const at = parseInstant(timestamp.replace(/(\.\d{3})\d+/, '$1'));
  return at === undefined || Math.abs(now - at) > WINDOW_MS ? 'stale' : 'genuine';
}

/** What a header says; null where it is absent, empty or given twice. */
export function headerText(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
