import { LOGIN_BACK, type Login } from './http/login.ts';
import { keptKey } from './kept-key.ts';
import type { Desk } from './ports.ts';
import type { Settings } from './settings.ts';
import { consentUrl, userBehind } from './zendesk/sign-in.ts';

/** How people sign in; null where no OAuth client is named for it. */
export function loginEntrance(
  { login, zendesk, dataPath }: Pick<Settings, 'login' | 'zendesk' | 'dataPath'>,
  desk: Pick<Desk, 'showUsers'>,
): Login | null {
  if (login === null || zendesk === null) return null;
  const { clientId, clientSecret, origin } = login;
  const client = { url: zendesk.url, clientId, clientSecret, redirectUri: origin + LOGIN_BACK };
  return {
    origin,
    key: keptKey(dataPath, 'sessions.key'),
    // Browsers and Zendesk know nothing of a demo's clock.
    realNow: () => Date.now(),
    consentUrl: (asked) => consentUrl(client, asked),
    userBehind: (code, verifier) => userBehind(client, code, verifier),
    roleOf: async (userId) => (await desk.showUsers([userId]))[0]?.role ?? null,
  };
}
