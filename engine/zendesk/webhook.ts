/**
 * Whether a webhook call is Zendesk's and which ticket it hints at. Pure; a hint is only a reason
 * to read the ticket, so nothing of its content is believed.
 */
import { z } from 'zod';
import type { Instant } from '../core/time/instant.ts';
import { headerText, verifyCall } from '../signed-call.ts';
import { id, maybeId } from './row.ts';

export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Hint {
  readonly ticketId: number;
  /** The same for every repetition of one call; null where Zendesk sent none. */
  readonly invocationId: string | null;
  readonly eventType: string;
  /** Who caused the event: our own writes come back as hints that need no reading. */
  readonly actorId: number | null;
}

/** Whether `X-Zendesk-Webhook-Signature` is right for the call's timestamp and raw body. */
export function verifyWebhook(
  secret: string,
  headers: WebhookHeaders,
  rawBody: Uint8Array,
  now: Instant,
): ReturnType<typeof verifyCall> {
  const signature = headerText(headers['x-zendesk-webhook-signature']);
  const timestamp = headerText(headers['x-zendesk-webhook-signature-timestamp']);
  return verifyCall(secret, { signature, timestamp }, rawBody, now);
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
  const invocationId = headerText(headers['x-zendesk-webhook-invocation-id']);
  const actorId = read.data.detail?.actor_id ?? null;
  return { ticketId, invocationId, eventType: read.data.type, actorId };
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'));
  } catch {
    return undefined;
  }
}
