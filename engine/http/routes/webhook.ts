import type { FastifyInstance } from 'fastify';
import { refuse } from '../problem.ts';
import type { ServerOptions } from '../server.ts';

/**
 * Zendesk's webhook: a signed hint that a ticket moved. Nothing in it is believed but the ticket's
 * number; unsigned, stale or repeated ones change nothing (design: trust §1).
 */

/** Invocations remembered, so that a repeat is recognised; far more than retries can bring. */
const REMEMBERED = 5_000;

export function webhookRoutes(server: FastifyInstance, options: ServerOptions): void {
  const seen = new Set<string>();
  server.post('/hooks/zendesk', async (request, reply) => {
    const secret = options.webhookSecret();
    if (secret === null) {
      return refuse(
        reply,
        'unauthorized',
        'No webhook is connected: run `palier connect` with PALIER_PUBLIC_URL set.',
      );
    }
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const checked = options.verifyWebhook(
      secret,
      request.headers,
      body,
      options.context.clock.now(),
    );
    if (!checked.ok) return refuse(reply, 'unauthorized', checked.why);
    const { invocationId, ticketId, at } = checked;
    if (invocationId !== null && seen.has(invocationId)) return reply.code(200).send({ ok: true });
    if (invocationId !== null) remember(seen, invocationId);
    if (ticketId !== null) {
      options.hints.add(ticketId, at);
      options.hinted();
    }
    return reply.code(200).send({ ok: true });
  });
}

function remember(seen: Set<string>, invocationId: string): void {
  seen.add(invocationId);
  if (seen.size <= REMEMBERED) return;
  const oldest = seen.values().next().value;
  if (oldest !== undefined) seen.delete(oldest);
}
