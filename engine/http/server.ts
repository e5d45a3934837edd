import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { EngineError } from '../errors.ts';
import type { Context } from '../run/context.ts';
import type { Hints } from '../run/hints.ts';
import { type AppAccess, tokenRefusal } from './app-token.ts';
import type { Status } from './contract.ts';
import { boardPages } from './pages/board.ts';
import { refuse } from './problem.ts';
import { appRoutes, isForApp } from './routes/app.ts';
import { appPageRoutes } from './routes/app-pages.ts';
import { boardRoutes } from './routes/board.ts';
import { statusRoutes } from './routes/status.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { webhookRoutes } from './routes/webhook.ts';
import { refuseToken } from './token-refused.ts';

/** What the engine answers over HTTP, and the rules every answer keeps. */
export interface ServerOptions {
  readonly context: Context;
  readonly hints: Hints;
  readonly hinted: () => void;
  readonly wakeAll: () => void;
  /** Null until `connect` has made a webhook: then hints are refused. */
  readonly webhookSecret: () => string | null;
  readonly verifyWebhook: VerifyWebhook;
  readonly app: AppEntrance;
  readonly frameAncestors: string | null;
  readonly boardFolder: string;
  readonly version: string;
  readonly ticketLink: (ticketId: number) => string;
  readonly requests: () => Status['requests'];
  readonly onChange: (listener: () => void) => () => void;
}

/** Who is taken for the app in Zendesk, and what it may make the engine do. */
export interface AppEntrance {
  /** Null until the secret is set: then every token is refused. */
  readonly access: AppAccess | null;
  /** Real time, by which tokens expire whatever the engine's clock shows, ms. */
  readonly realNow: () => number;
  /** Reads a ticket at once; whether that was done before patience ended. */
  readonly look: (ticketId: number) => Promise<boolean>;
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
    // By the route that was found: how an address is spelt must not open another one.
    if (isForApp(request.routeOptions.url)) {
      const { access, realNow } = options.app;
      const why = tokenRefusal(request.headers.authorization, access, realNow());
      return why === null ? undefined : refuseToken(reply, why);
    }
    if (isPrivate(request) && !isLocal(request)) {
      return refuse(
        reply,
        'unauthorized',
        'The board is served on this machine only, until sessions exist: open it at http://127.0.0.1.',
      );
    }
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof EngineError) {
      const { code, message, retryAfterMs } = error;
      if (retryAfterMs !== null) reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
      return refuse(reply, code, message);
    }
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
  await server.register(async (scope) => {
    // The app sends no body that is looked at, whatever type its proxy gives the empty one.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null));
    appRoutes(scope, options);
    appPageRoutes(scope, options);
  });
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

/** Everything but the webhook, liveness and the app's own shows customers' tickets, or acts. */
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
