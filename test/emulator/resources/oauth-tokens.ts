/** Answers: POST /oauth/tokens: who gets a token, with which scopes and for how long? */
import { randomBytes } from 'node:crypto';
import type { Answer } from '../http/call.ts';
import { isRecord } from '../rules/read-json.ts';
import type { World } from '../world.ts';

const longestS = 172_800;
const defaultS = 7200;

function refusal(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description } };
}

/** Grants by client credentials; any scope name is taken, and one nobody knows opens nothing. */
export function grantToken(world: World, body: unknown): Answer {
  const given = isRecord(body) ? body : {};
  if (given.grant_type !== 'client_credentials') {
    return refusal(400, 'unsupported_grant_type', 'Only client_credentials is offered here.');
  }
  const { client, desk } = world;
  if (given.client_id !== client.id || given.client_secret !== client.secret) {
    const said = 'No client with requested id, or the secret is wrong.';
    return refusal(401, 'invalid_client', said);
  }
  const scope = typeof given.scope === 'string' && given.scope !== '' ? given.scope : 'read';
  const asked = given.expires_in === undefined ? defaultS : Number(given.expires_in);
  if (!(asked >= 1 && asked <= longestS)) {
    return refusal(400, 'invalid_request', `expires_in must be between 1 and ${longestS}.`);
  }
  const token = randomBytes(32).toString('hex');
  desk.put({
    t: 'token',
    v: {
      token,
      user_id: world.engineUserId(),
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
