/** Whose page is this? The organization shown, or those of the person shown. */
import { type Named, namedIn, recordOf } from './record.ts';
import type { Zendesk } from './zendesk.ts';

/** In Zendesk's order, the person's main organization first; empty where there is none. */
export async function organizationsHere(
  zendesk: Pick<Zendesk, 'get' | 'location'>,
): Promise<readonly Named[]> {
  const path = zendesk.location === 'organization_sidebar' ? 'organization' : 'user.organizations';
  const found = await zendesk.get([path]).catch(() => recordOf(null));
  const value = found[path];
  return namedIn(Array.isArray(value) ? value : [value]);
}
