import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { EngineError } from '../errors.ts';
import type { Context } from '../run/context.ts';
import type { Hints } from '../run/hints.ts';
import type { Status } from './contract.ts';
import { boardPages } from './pages/board.ts';
import { refuse } from './problem.ts';
import { boardRoutes } from './routes/board.ts';
import { statusRoutes } from './routes/status.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { webhookRoutes } from './routes/webhook.ts';

/** What the engine answers over HTTP, and the rules every answer keeps. */
export interface ServerOptions {
  readonly context: Context;
  readonly hints: Hints;
  readonly hinted: () => void;
  readonly wakeAll: () => void;
  /** Null until `connect` has made a webhook: then hints are refused. */
  readonly webhookSecret: () => string | null;
  readonly verifyWebhook: VerifyWebhook;
  readonly frameAncestors: string | null;
  readonly boardFolder: string;
  readonly version: string;
  readonly ticketLink: (ticketId: number) => string;
  readonly requests: () => Status['requests'];
  readonly onChange: (listener: () => void) => () => void;
}

/** The check of Zendesk's signature (engine/zendesk/webhook.ts), handed in by main. */
export type VerifyWebhook = (
  secret: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  rawBody: Buffer,
  now: number,
) =>
  | {
      readonly ok: true;
      readonly ticketId: number | null;
      readonly at: number;
      readonly invocationId: string | null;
    }
  | { readonly ok: false; readonly why: string };

const BODY_LIMIT_BYTES = 256 * 1024;

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true });
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-store');
    reply.header('content-security-policy', policyFor(options.frameAncestors));
    if (isPrivate(request) && !isLocal(request)) {
      return refuse(
        reply,
        'unauthorized',
        'The board is served on this machine only, until sessions exist: open it at http://127.0.0.1.',
      );
    }
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof EngineError) return refuse(reply, error.code, error.message);
    if (error.statusCode === 413) {
      return refuse(reply, 'tooLarge', `A request may have ${BODY_LIMIT_BYTES} bytes at most.`);
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return refuse(reply, 'badRequest', error.message);
    }
    const reason = error.stack ?? error.message;
    options.context.log.error({ path: request.routeOptions.url, reason }, 'request failed');
    return reply.code(500).type('application/problem+json').send({
      type: 'urn:palier:problem:internal',
      title: 'The engine failed',
      status: 500,
      detail: 'This is our mistake; the log says more.',
      code: 'internal',
    });
  });
  server.setNotFoundHandler((_request, reply) =>
    refuse(reply, 'notFound', 'Nothing is served at this address.'),
  );
  boardRoutes(server, options);
  ticketRoutes(server, options);
  statusRoutes(server, options);
  webhookRoutes(server, options);
  await boardPages(server, options);
  return server;
}

function policyFor(frameAncestors: string | null): string {
  const ancestors = frameAncestors ?? "'none'";
  return [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}

/** Everything but the webhook and liveness shows customers' tickets, or acts. */
function isPrivate(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '';
  return !(path.startsWith('/hooks/') || path === '/health' || path === '/ready');
}

/** From this machine, and under its own name: another site must not reach us through its own. */
function isLocal(request: FastifyRequest): boolean {
  const host = request.hostname.replace(/^\[|\]$/g, '');
  const named = host === 'localhost' || host === '127.0.0.1' || host === '::1';
  const { remoteAddress } = request.socket;
  const near = remoteAddress === undefined || /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress);
  return named && near;
}
