/** By which OAuth client people sign in, where one is named. */
import type { Raw } from './settings-schema.ts';
import { isReadable, withoutSlash } from './web-address.ts';

export interface LoginSettings {
  readonly clientId: string;
  /** Null for a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** Where browsers reach the engine: an origin, without a slash at the end. */
  readonly origin: string;
}

/** Null where nobody can sign in; adds a sentence for each setting that does not fit. */
export function readLogin(raw: Raw, problems: string[]): LoginSettings | null {
  const clientId = raw.PALIER_LOGIN_CLIENT_ID;
  const clientSecret = raw.PALIER_LOGIN_CLIENT_SECRET ?? null;
  if (clientId === undefined) {
    if (clientSecret !== null) {
      problems.push('PALIER_LOGIN_CLIENT_ID is missing: PALIER_LOGIN_CLIENT_SECRET needs it.');
    }
    return null;
  }
  const address = withoutSlash(raw.PALIER_PUBLIC_URL);
  const origin = address === null ? null : new URL(address).origin;
  // Zendesk sends people back there, by https or to a loopback name; cookies hold for all of it.
  if (origin === null || isReadable(origin) || origin !== address?.toLowerCase()) {
    problems.push(
      'PALIER_PUBLIC_URL must be an https address without a path (http on this machine only): ' +
        'PALIER_LOGIN_CLIENT_ID is set, and people who sign in are sent back there.',
    );
    return null;
  }
  return { clientId, clientSecret, origin };
}
