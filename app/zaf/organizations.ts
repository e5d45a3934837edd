/** Whose page is this? The organization shown, or those of the person shown. */
import { recordOf } from './failure.ts';
import type { Zendesk } from './zendesk.ts';

export interface NamedOrganization {
  readonly id: number;
  readonly name: string;
}

/** In Zendesk's order, the person's main organization first; empty where there is none. */
export async function organizationsHere(
  zendesk: Pick<Zendesk, 'get' | 'location'>,
): Promise<readonly NamedOrganization[]> {
  const path = zendesk.location === 'organization_sidebar' ? 'organization' : 'user.organizations';
  const found = await zendesk.get([path]).catch(() => recordOf(null));
  const value = found[path];
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => {
    const { id, name } = recordOf(one);
    return typeof id === 'number' ? [{ id, name: String(name ?? '') }] : [];
  });
}
