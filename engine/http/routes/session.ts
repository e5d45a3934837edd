import type { FastifyInstance } from 'fastify';
import { formatInstant } from '../../core/time/instant.ts';
import type { SignedIn } from '../contract.ts';

/** Whom the engine takes the asking browser for. */
export function sessionRoutes(server: FastifyInstance): void {
  server.get('/v1/session', async ({ session }, reply) => {
    const answer: SignedIn | null =
      session === null
        ? null
        : { id: session.id, role: session.role, expiresAt: formatInstant(session.untilMs) };
    // A bare null would be sent as an empty answer.
    return reply.type('application/json').send(JSON.stringify(answer));
  });
}
