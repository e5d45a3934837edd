/** Answers: POST /oauth/tokens: who gets a token, with which scopes and for how long? */
import { randomBytes } from 'node:crypto';
import { type Answer, type Call, noContent, route } from '../http/call.ts';
import { isRecord } from '../rules/read-json.ts';
import type { World } from '../world.ts';

const longestS = 172_800;
const defaultS = 7200;

function refusal(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description } };
}

const unknownClient = refusal(
  401,
  'invalid_client',
  'No client with requested id, or the secret is wrong.',
);

/** Grants by client credentials or by a code that a person allowed. */
export function grantToken(world: World, body: unknown): Answer {
  const given = isRecord(body) ? body : {};
  if (given.grant_type === 'authorization_code') return grantByCode(world, given);
  if (given.grant_type !== 'client_credentials') {
    return refusal(400, 'unsupported_grant_type', 'Only two grants are offered here.');
  }
  const { client } = world;
  if (given.client_id !== client.id || given.client_secret !== client.secret) return unknownClient;
  // Any scope name is taken, and one nobody knows opens nothing.
  const scope = typeof given.scope === 'string' && given.scope !== '' ? given.scope : 'read';
  return give(world, world.engineUserId(), scope, given.expires_in);
}

function grantByCode(world: World, given: Readonly<Record<string, unknown>>): Answer {
  const client = world.loginClient;
  const { client_id, client_secret, code, redirect_uri: redirectUri, code_verifier } = given;
  const isKnown = client !== null && client_id === client.id;
  if (!isKnown || (client.secret !== null && client_secret !== client.secret)) return unknownClient;
  const by = { clientId: client.id, redirectUri, verifier: code_verifier };
  const grant = world.codes.take(String(code), by);
  if (grant === null) {
    const said =
      'The provided authorization grant is invalid, expired, revoked, or does not match.';
    return refusal(400, 'invalid_grant', said);
  }
  return give(world, grant.userId, grant.scope, given.expires_in);
}

function give(world: World, userId: number, scope: string, expiresIn: unknown): Answer {
  const asked = expiresIn === undefined ? defaultS : Number(expiresIn);
  if (!(asked >= 1 && asked <= longestS)) {
    return refusal(400, 'invalid_request', `expires_in must be between 1 and ${longestS}.`);
  }
  const token = randomBytes(32).toString('hex');
  world.desk.put({
    t: 'token',
    v: {
      token,
      user_id: userId,
      scopes: scope.split(/\s+/),
      expires_at: Date.now() + asked * 1000,
      channel: 'api',
    },
  });
  return {
    status: 200,
    body: { access_token: token, token_type: 'bearer', scope, expires_in: asked },
  };
}

function giveBack(call: Call): Answer {
  const { desk } = call.world;
  const token = desk.tokens.get(String(call.headers.authorization).split(' ')[1] ?? '');
  if (token !== undefined) desk.put({ t: 'token', v: token, gone: true });
  return noContent;
}

export const oauthTokenRoutes = [
  route('DELETE', '/oauth/tokens/current', 'oauth_tokens', giveBack, { role: 'signed-in' }),
];
