/**
 * How is the engine asked? Through Zendesk's proxy, which signs a token with the installation's
 * secret that no browser sees (decision 0015).
 */
import { failureOf, ownFailure } from './failure.ts';
import type { Zendesk } from './zendesk.ts';

/** The engine answers a look within three seconds; the rest is the way there and back. */
const ANSWER_MS = 12_000;
const TOKEN_LIVES_S = 60;

export type Ask = (path: string, type?: 'GET' | 'POST') => Promise<unknown>;

/** Asks the engine that the installation names; each ask rejects with a `Failure`. */
export function engineDoor(zendesk: Pick<Zendesk, 'request' | 'settings' | 'account'>): Ask {
  const { engineUrl } = zendesk.settings;
  // The engine compares the token's audience to the letter with its address.
  const base = String(engineUrl ?? '')
    .trim()
    .replace(/\/+$/, '');
  const jwt = {
    algorithm: 'HS256',
    secret_key: '{{setting.shared_secret}}',
    expiry: TOKEN_LIVES_S,
    claims: { iss: zendesk.account, aud: base },
  };
  return async (path, type = 'GET') => {
    // "engine.example:4600" is an address, too, of a scheme named like a machine.
    if (!/^https?:\/\//i.test(base) || !URL.canParse(base)) throw ownFailure('notSetUp');
    const asked = zendesk.request({
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
    return asked.catch((thrown: unknown) => {
      const failure = failureOf(thrown);
      const { code, status } = failure;
      // The engine's refusals bring a code: a missing page, or one of no JSON, is another's.
      const isForeign = code === 'refused' && (status === 200 || status === 404);
      throw isForeign ? { ...failure, code: 'notTheEngine' } : failure;
    });
  };
}
