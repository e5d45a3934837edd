import fastify, { type FastifyInstance } from 'fastify';
import { EngineError } from '../errors.ts';
import type { Context } from '../run/context.ts';
import type { Hints } from '../run/hints.ts';
import type { AppAccess } from './app-token.ts';
import type { Status } from './contract.ts';
import { guardOf } from './guard.ts';
import type { Login } from './login.ts';
import { boardPages } from './pages/board.ts';
import { refuse } from './problem.ts';
import { answerRoutes } from './routes/answer.ts';
import { appRoutes } from './routes/app.ts';
import { appPageRoutes } from './routes/app-pages.ts';
import { billingRoutes } from './routes/billing.ts';
import { boardRoutes } from './routes/board.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { loginRoutes } from './routes/login.ts';
import { sessionRoutes } from './routes/session.ts';
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
  readonly app: AppEntrance;
  readonly billing: BillingEntrance;
  /** Null where no OAuth client is named: then the board is for this machine only. */
  readonly login: Login | null;
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

/** Who is taken for the billing system. */
export interface BillingEntrance {
  /** Null until it is set: then every report from elsewhere is refused. */
  readonly secret: string | null;
  /** Real time, by which calls are fresh whatever the engine's clock shows, ms. */
  readonly realNow: () => number;
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
/** The link of a customer's answer is 140 letters; more than this is found nowhere. */
const PARAMETER_MAX = 200;

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: PARAMETER_MAX },
  });
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  const guard = guardOf(options);
  server.decorateRequest('session', null);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-store');
    reply.header('content-security-policy', policyFor(options.frameAncestors));
    return guard(request, reply);
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
  ledgerRoutes(server, options);
  billingRoutes(server, options);
  sessionRoutes(server);
  await server.register(async (scope) => answerRoutes(scope, options));
  const { login } = options;
  if (login !== null) await server.register(async (scope) => loginRoutes(scope, login, options));
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
