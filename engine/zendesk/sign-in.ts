/**
 * Who a person is, by Zendesk's OAuth authorization code flow with PKCE: the person's token is
 * asked for its user, given back at once, and never kept (developer.zendesk.com, "Using PKCE to
 * make Zendesk OAuth access tokens more secure", "Revoking an OAuth access token").
 */
import { z } from 'zod';
import { EngineError } from '../errors.ts';
import { httpSender, type Received, type Send } from './http.ts';
import { retryAfterMs } from './rate-limit.ts';
import { notJson, refusal, unexpected } from './refusal.ts';
import { id } from './row.ts';

export interface SignInClient {
  /** The account's origin. */
  readonly url: string;
  readonly clientId: string;
  /** Null for a public client. */
  readonly clientSecret: string | null;
  /** As the OAuth client in Zendesk names it. */
  readonly redirectUri: string;
}

/** `/users/me` wants no less; nothing else is asked with it. */
const SCOPE = 'read';
/** Zendesk takes no life of 300 s or less; a token that could not be given back ends by itself. */
const LIFE_S = 600;

const granted = z.looseObject({ access_token: z.string().min(1) });
const me = z.looseObject({ user: z.looseObject({ id: id.nullish() }) });

/** The page on which Zendesk asks the person; `challenge` is the SHA-256 of the verifier. */
export function consentUrl(
  { url, clientId, redirectUri }: SignInClient,
  { state, challenge }: { readonly state: string; readonly challenge: string },
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: SCOPE,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  return `${url}/oauth/authorizations/new?${query}`;
}

/** The user's id behind a code, for whoever has the verifier that belongs to it. */
export async function userBehind(
  client: SignInClient,
  code: string,
  verifier: string,
  send: Send = httpSender(client.url),
): Promise<number> {
  const authorization = `Bearer ${await tokenFor(client, code, verifier, send)}`;
  try {
    const path = '/api/v2/users/me.json';
    const what = 'find out who signs in';
    const answer = await reached(what, send({ method: 'GET', path, authorization }));
    if (answer.status >= 300) throw refused(what, answer);
    const read = me.safeParse(answer.body);
    // An invalid token is answered 200 with "Anonymous user", who has no id.
    if (!read.success || read.data.user.id == null) throw unexpected(what, 'the user has no id');
    return read.data.user.id;
  } finally {
    const path = '/api/v2/oauth/tokens/current.json';
    // One that Zendesk would not take back ends in ten minutes, and nobody has it.
    await send({ method: 'DELETE', path, authorization }).catch(() => null);
  }
}

async function tokenFor(
  { clientId, clientSecret, redirectUri }: SignInClient,
  code: string,
  verifier: string,
  send: Send,
): Promise<string> {
  const what = 'sign somebody in';
  const body = {
    grant_type: 'authorization_code',
    code,
    client_id: clientId,
    ...(clientSecret !== null && { client_secret: clientSecret }),
    redirect_uri: redirectUri,
    scope: SCOPE,
    code_verifier: verifier,
    expires_in: LIFE_S,
  };
  const answer = await reached(what, send({ method: 'POST', path: '/oauth/tokens', body }));
  if (answer.status === 400 || answer.status === 401) throw grantRefusal(answer.body);
  if (answer.status >= 300) throw refused(what, answer);
  if (answer.body === undefined) throw notJson(what, answer.status);
  const read = granted.safeParse(answer.body);
  if (!read.success) throw unexpected(what, 'access_token is missing');
  return read.data.access_token;
}

/** What OAuth says by 400 and 401 (RFC 6749, 5.2): the code's fault, or the client's. */
function grantRefusal(body: unknown): EngineError {
  const { error } = z.looseObject({ error: z.string() }).safeParse(body).data ?? {};
  if (error === 'invalid_grant') {
    return new EngineError('loginUsed', 'Zendesk no longer takes the code: used, or too old.');
  }
  return new EngineError(
    'loginRefused',
    'Zendesk refused the OAuth client: check PALIER_LOGIN_CLIENT_ID, PALIER_LOGIN_CLIENT_SECRET ' +
      'and its redirect URL.',
  );
}

async function reached(what: string, answer: Promise<Received>): Promise<Received> {
  try {
    return await answer;
  } catch {
    // The sender's error holds the request, and with it the code and the secret.
    throw new EngineError('zendeskUnavailable', `Could not ${what}: Zendesk does not answer.`, {
      retryable: true,
    });
  }
}

function refused(what: string, answer: Received): EngineError {
  return refusal(what, { ...answer, retryAfterMs: retryAfterMs(answer.headers) });
}
