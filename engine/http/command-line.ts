import type { FastifyRequest } from 'fastify';

/**
 * Whether the engine's own command line asks, and not a page. A page of another site can send a
 * plain form here, but not this header without asking first; and a session is for reading tickets,
 * while who may do this has the run of the engine's machine.
 */
export function isCommandLine({ headers, session }: FastifyRequest): boolean {
  return headers['x-palier'] === 'cli' && session === null;
}
