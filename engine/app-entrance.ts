import { EngineError } from './errors.ts';
import type { AppAccess } from './http/app-token.ts';
import type { AppEntrance } from './http/server.ts';
import type { Context } from './run/context.ts';
import type { Hints } from './run/hints.ts';
import { looks } from './run/looks.ts';
import type { Settings } from './settings.ts';

/** How the app in Zendesk gets in, and how it makes the engine look at a ticket. */
export function appEntrance(
  settings: Pick<Settings, 'appSecret' | 'publicUrl'>,
  { account }: Pick<Context, 'account'>,
  hints: Hints,
  hinted: () => void,
): AppEntrance {
  return {
    access: accessOf(settings, account.subdomain),
    // Zendesk's proxy knows nothing of a demo's clock.
    realNow: () => Date.now(),
    look: looks({ hints, hinted }),
  };
}

function accessOf(
  { appSecret: secret, publicUrl: audience }: Pick<Settings, 'appSecret' | 'publicUrl'>,
  issuer: string,
): AppAccess | null {
  if (secret === null) return null;
  if (audience !== null) return { secret, issuer, audience };
  throw new EngineError(
    'badSettings',
    'PALIER_PUBLIC_URL is missing: PALIER_APP_SECRET is set, and the tokens of the app name the ' +
      'address under which it reaches the engine.',
  );
}
