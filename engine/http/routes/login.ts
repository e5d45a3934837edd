import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EngineError } from '../../errors.ts';
import { cookieIn, cookieLine } from '../cookie.ts';
import { LOGIN_BACK, type Login } from '../login.ts';
import { ownPage } from '../own-page.ts';
import { refuseSignIn, sendSessionPage } from '../pages/sign-in-page.ts';
import { isSame, seal, unseal } from '../sealed.ts';
import type { ServerOptions } from '../server.ts';
import { type Session, sessionCookie, sessionFrom } from '../session.ts';

/**
 * Signing in by Zendesk's OAuth authorization code flow with PKCE, and signing out. What a sign-in
 * needs to come back is sealed in a cookie of the browser that began it.
 */

const SIGN_IN_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
/** Each asks Zendesk four times; more at once is nobody's day beginning. */
const A_MINUTE = 30;

const begunForm = z.object({
  state: z.string(),
  verifier: z.string(),
  to: z.string(),
  untilMs: z.number(),
});
type Begun = z.infer<typeof begunForm>;

const one = z.string().optional().catch(undefined);
const backForm = z.object({ code: one, state: one, error: one });

export function loginRoutes(
  scope: FastifyInstance,
  login: Login,
  { context }: Pick<ServerOptions, 'context'>,
): void {
  const { key, origin, realNow } = login;
  const claim = claims(realNow);
  // The form that signs out sends no field that is looked at.
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null));

  scope.get('/login', (request, reply) => {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const state = randomBytes(16).toString('base64url');
    const to = ownPage((request.query as { readonly to?: unknown }).to);
    const begun: Begun = { state, verifier, to, untilMs: realNow() + SIGN_IN_MS };
    const cookie = seal(key, 'signIn', begun);
    reply.header('set-cookie', cookieLine(origin, 'palier-login', cookie, SIGN_IN_MS));
    return reply.redirect(login.consentUrl({ state, challenge }), 302);
  });

  scope.get(LOGIN_BACK, async (request, reply) => {
    const sealed = cookieIn(request.headers.cookie, origin, 'palier-login');
    const begun = unseal(key, 'signIn', sealed, begunForm);
    reply.header('set-cookie', cookieLine(origin, 'palier-login', '', 0));
    try {
      const session = await signedIn(request, begun, login, claim);
      context.log.info({ user: session.id, role: session.role }, 'signed in');
      reply.header('set-cookie', sessionCookie(session, login));
      return reply.redirect(begun?.to ?? '/board/', 302);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      context.log.warn({ code: error.code, reason: error.message }, 'not signed in');
      const again = begun === null ? '' : `?to=${encodeURIComponent(begun.to)}`;
      return refuseSignIn(request, reply, error.code, again);
    }
  });

  scope.get('/logout', sendSessionPage);
  scope.post('/logout', (_request: FastifyRequest, reply: FastifyReply) => {
    reply.header('set-cookie', sessionCookie(null, login));
    return reply.redirect('/logout', 303);
  });
}

/** The session of whom Zendesk sent back; throws EngineError with what went wrong. */
async function signedIn(
  request: FastifyRequest,
  begun: Begun | null,
  login: Login,
  claim: (state: string) => void,
): Promise<Session> {
  const nowMs = login.realNow();
  const { code, state, error } = backForm.parse(request.query);
  if (begun === null || state === undefined || !isSame(state, begun.state)) {
    throw new EngineError('loginState', 'The state is not that of this browser.');
  }
  if (nowMs >= begun.untilMs) throw new EngineError('loginExpired', 'It took ten minutes or more.');
  claim(state);
  if (error === 'access_denied') throw new EngineError('loginDenied', 'The person said no.');
  if (code === undefined || error !== undefined) {
    // What an address says is not repeated in the log.
    throw new EngineError('loginRefused', 'Zendesk sent somebody back without a code.');
  }
  const id = await login.userBehind(code, begun.verifier);
  const role = await login.roleOf(id);
  if (role === null) {
    throw new EngineError('loginOtherAccount', `User ${id} is not of the account that we read.`);
  }
  if (role !== 'agent' && role !== 'admin') {
    throw new EngineError('loginNotStaff', `User ${id} is ${role}.`);
  }
  return sessionFrom(id, role, nowMs);
}

/** Lets each state come back once, and not too many of them in a minute. */
function claims(realNow: () => number): (state: string) => void {
  let came: readonly { readonly state: string; readonly atMs: number }[] = [];
  return (state) => {
    const nowMs = realNow();
    came = came.filter(({ atMs }) => nowMs - atMs < SIGN_IN_MS);
    if (came.some((earlier) => earlier.state === state)) {
      throw new EngineError('loginUsed', 'The state came back before.');
    }
    const lately = came.filter(({ atMs }) => nowMs - atMs < MINUTE_MS).length;
    if (lately >= A_MINUTE) throw new EngineError('tooOften', 'Too many sign in at once.');
    came = [...came, { state, atMs: nowMs }];
  };
}
