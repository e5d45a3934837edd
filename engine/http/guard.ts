import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenRefusal } from './app-token.ts';
import { LOGIN_BACK, type Login } from './login.ts';
import { refuse } from './problem.ts';
import { isOwnProgram } from './program-pass.ts';
import { ANSWER_PAGE } from './routes/answer.ts';
import { isForApp } from './routes/app.ts';
import { isForBilling } from './routes/billing.ts';
import type { ServerOptions } from './server.ts';
import { renewableAt, type Session, sessionCookie, sessionFrom, sessionIn } from './session.ts';
import { refuseToken } from './token-refused.ts';

/** Who may ask what: by token, by pass, by session, or because it is this machine. */

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, where a session proves it. */
    session: Session | null;
  }
}

/** Addresses by which a session begins, ends and is told; nobody needs one for them. */
const OF_SIGN_IN: ReadonlySet<string | undefined> = new Set([
  '/login',
  LOGIN_BACK,
  '/logout',
  '/v1/session',
]);

const PATIENCE_MS = 3_000;

/** The rules of who may ask what; a request that they let pass is answered undefined. */
export function guardOf({ app, login, context }: Pick<ServerOptions, 'app' | 'login' | 'context'>) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    // By the route that was found: how an address is spelt must not open another one.
    if (isForApp(request.routeOptions.url)) {
      const why = tokenRefusal(request.headers.authorization, app.access, app.realNow());
      return why === null ? undefined : refuseToken(reply, why);
    }
    if (isForBilling(request.routeOptions.url) || !isPrivate(request)) return;
    if (login === null) return isLocal(request) ? undefined : refuseElsewhere(reply);
    if (isLocal(request) && isOwnProgram(request.headers.authorization, login)) return;
    const found = sessionIn(request.headers.cookie, login);
    request.session = found === null ? null : await slid(found, request, reply, login, context.log);
    return refusalFor(request, reply, login);
  };
}

function refuseElsewhere(reply: FastifyReply): FastifyReply {
  return refuse(
    reply,
    'unauthorized',
    'The board is served on this machine only, until people can sign in ' +
      '(PALIER_LOGIN_CLIENT_ID): open it at http://127.0.0.1.',
  );
}

function refusalFor(
  request: FastifyRequest,
  reply: FastifyReply,
  login: Login,
): FastifyReply | undefined {
  const { session, headers, method } = request;
  // Pages of other sites can send a form with our cookie, but not under our origin.
  if (session !== null && !isReading(method) && headers.origin !== login.origin) {
    return refuse(reply, 'foreignOrigin', `This must be asked by a page of ${login.origin}.`);
  }
  if (session !== null || OF_SIGN_IN.has(request.routeOptions.url)) return;
  const to = `${login.origin}/login?to=${encodeURIComponent(request.url)}`;
  if (isForPage(request)) return reply.redirect(to, 302);
  return refuse(
    reply,
    'notSignedIn',
    `Sign in at ${login.origin}/login. The command line is let in on the engine's machine, where ` +
      'it can read sessions.key in PALIER_DATA.',
  );
}

/**
 * A session that is used slides, after Zendesk was asked what the person is by now; somebody who
 * left the staff is signed out, and while Zendesk cannot be asked the session stays as it is.
 */
async function slid(
  session: Session,
  request: FastifyRequest,
  reply: FastifyReply,
  login: Login,
  log: ServerOptions['context']['log'],
): Promise<Session | null> {
  const nowMs = login.realNow();
  // A page brings its files along; one question for all of them is enough.
  if (nowMs < renewableAt(session) || !request.url.startsWith('/v1/')) return session;
  try {
    const role = await Promise.race([login.roleOf(session.id), patienceEnds()]);
    const isStaff = role === 'agent' || role === 'admin';
    const next = isStaff ? sessionFrom(session.id, role, nowMs, session.sinceMs) : null;
    reply.header('set-cookie', sessionCookie(next, login));
    return next;
  } catch (error) {
    log.warn({ reason: (error as Error).message }, 'a session could not be renewed');
    return session;
  }
}

/** A board that waits for Zendesk would look dead; the session holds long enough to try again. */
function patienceEnds(): Promise<never> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Zendesk took too long.')));
  });
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function isForPage({ method, url, headers }: FastifyRequest): boolean {
  const isPage = headers.accept?.includes('text/html') === true;
  return isReading(method) && isPage && !url.startsWith('/v1/');
}

/** Everything but the webhook, liveness, the app's and billing's own and links shows tickets. */
function isPrivate(request: FastifyRequest): boolean {
  // A link is its own proof, and is read where it is used.
  if (request.routeOptions.url === ANSWER_PAGE) return false;
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
