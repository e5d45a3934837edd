/**
 * Whether a webhook call is Zendesk's and which ticket it hints at. Pure; a hint is only a reason
 * to read the ticket, so nothing of its content is believed.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Instant, parseInstant } from '../core/time/instant.ts';
import { id, maybeId } from './row.ts';

/** Calls older or younger than this are stale: a recorded call must not be played again. */
const WINDOW_MS = 5 * 60_000;

export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Hint {
  readonly ticketId: number;
  /** The same for every repetition of one call; null where Zendesk sent none. */
  readonly invocationId: string | null;
  readonly eventType: string;
  /** Who caused the event: our own writes come back as hints that need no reading. */
  readonly actorId: number | null;
}

/**
 * Checks `X-Zendesk-Webhook-Signature`: base64 of HMAC-SHA256 over timestamp and raw body. The
 * answer of a refusal is for the log; the caller answers 401 whatever it says.
 */
export function verifyWebhook(
  secret: string,
  headers: WebhookHeaders,
  rawBody: Uint8Array,
  now: Instant,
): 'genuine' | 'unsigned' | 'stale' | 'forged' {
  const signature = one(headers, 'x-zendesk-webhook-signature');
  const timestamp = one(headers, 'x-zendesk-webhook-signature-timestamp');
  if (signature === null || timestamp === null) return 'unsigned';
  const due = createHmac('sha256', secret).update(timestamp).update(rawBody).digest();
  const given = Buffer.from(signature, 'base64');
  // Compared before the time is read: a forger learns nothing about our clock.
  if (given.length !== due.length || !timingSafeEqual(given, due)) return 'forged';
  const at = parseInstant(timestamp.replace(/(\.\d{3})\d+/, '$1'));
  return at === undefined || Math.abs(now - at) > WINDOW_MS ? 'stale' : 'genuine';
}

const envelope = z.looseObject({
  type: z.string(),
  subject: z.string().nullish(),
  detail: z.looseObject({ id, actor_id: maybeId.catch(null) }).nullish(),
});

/** The ticket an event names, in `detail` or in its subject "zen:ticket:123"; null for others. */
export function parseWebhook(headers: WebhookHeaders, rawBody: Uint8Array): Hint | null {
  const read = envelope.safeParse(parseJson(rawBody));
  if (!read.success || !read.data.type.startsWith('zen:event-type:ticket.')) return null;
  const named = /^zen:ticket:(\d{1,15})$/.exec(read.data.subject ?? '')?.[1];
  const ticketId = read.data.detail?.id ?? (named === undefined ? null : Number(named));
  if (ticketId === null || ticketId <= 0) return null;
  const invocationId = one(headers, 'x-zendesk-webhook-invocation-id');
  const actorId = read.data.detail?.actor_id ?? null;
  return { ticketId, invocationId, eventType: read.data.type, actorId };
}

function one(headers: WebhookHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'));
  } catch {
    return undefined;
  }
}
