/**
 * How is the engine asked? Through Zendesk's proxy, which signs a token with the installation's
 * secret that no browser sees (decision 0015).
 */
import { ownFailure } from './failure.ts';
import type { Zendesk } from './zendesk.ts';

/** The engine answers a look within three seconds; the rest is the way there and back. */
const ANSWER_MS = 12_000;
const TOKEN_LIVES_S = 60;

export type Ask = (path: string, type?: 'GET' | 'POST') => Promise<unknown>;

/** Asks the engine that the installation names; each ask rejects with a `Failure`. */
export function engineDoor(zendesk: Pick<Zendesk, 'request' | 'settings' | 'account'>): Ask {
  const { engineUrl } = zendesk.settings;
  // The engine compares the token's audience to the letter with its address.
  const base = String(engineUrl ?? '').replace(/\/+$/, '');
  const jwt = {
    algorithm: 'HS256',
    secret_key: '{{setting.shared_secret}}',
    expiry: TOKEN_LIVES_S,
    claims: { iss: zendesk.account, aud: base },
  };
  return async (path, type = 'GET') => {
    if (!URL.canParse(base)) throw ownFailure('notSetUp');
    return zendesk.request({
      url: base + path,
      type,
      timeoutMs: ANSWER_MS,
      more: {
        secure: true,
        cors: false,
        headers: { Authorization: 'Bearer {{jwt.token}}' },
        jwt,
      },
    });
  };
}
