/** Answers: where does an app stand on the desk's page, and at which addresses? */
import { isRecord } from '../rules/read-json.ts';

/** The locations that this desk's page has. */
export const LOCATIONS = [
  'ticket_sidebar',
  'user_sidebar',
  'organization_sidebar',
  'nav_bar',
] as const;

export type Locations = Readonly<Partial<Record<(typeof LOCATIONS)[number], string>>>;

/** One address for all of them; the app reads from its context where it stands. */
export function everywhere(url: string): Locations {
  return Object.fromEntries(LOCATIONS.map((name) => [name, url]));
}

/**
 * The addresses of `{ticket_sidebar: {url}, …}`, as a manifest writes them; `assets/…` lies beside
 * `base`. Locations that this desk lacks are left out.
 */
export function locationsIn(given: unknown, base: string): Locations {
  const found: Record<string, string> = {};
  for (const name of LOCATIONS) {
    const one = isRecord(given) ? given[name] : undefined;
    // The short form of a manifest is the address alone.
    const url = isRecord(one) ? one.url : one;
    if (typeof url === 'string' && url !== '') found[name] = addressOf(url, base);
  }
  return found;
}

function addressOf(url: string, base: string): string {
  return URL.canParse(url) ? url : new URL(url.replace(/^assets\//, ''), base).href;
}
