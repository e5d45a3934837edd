import { LOGIN_BACK, type Login } from './http/login.ts';
import { keptKey } from './kept-key.ts';
import type { Settings } from './settings.ts';
import type { ZendeskDesk } from './zendesk/desk.ts';
import { consentUrl, userBehind } from './zendesk/sign-in.ts';

/** How people sign in; null where no OAuth client is named for it. */
export function loginEntrance(
  { login, zendesk, dataPath }: Pick<Settings, 'login' | 'zendesk' | 'dataPath'>,
  desk: Pick<ZendeskDesk, 'standingOf'>,
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
    roleOf: (userId) => desk.standingOf(userId),
  };
}
