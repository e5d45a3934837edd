/**
 * Who and what does the log name, under which external ids on the desk, and which action makes each
 * of them known there?
 */
import type { ScriptAction } from './script-action.ts';
import { tierOfLocation } from './uci-shares.ts';

const CALLER = 'uci-caller-';
const AGENT = 'uci-agent-';
const GROUP = 'uci-group-';
const LOCATION = 'uci-location-';

/** External ids on the desk; a person whom the log leaves out is the one unknown person. */
export const callerId = (id: string): string => `${CALLER}${id === '' ? 'unknown' : id}`;
export const agentId = (id: string): string => `${AGENT}${id === '' ? 'unknown' : id}`;
export const groupId = (id: string): string => `${GROUP}${id}`;
export const locationId = (id: string): string => `${LOCATION}${id}`;

type TicketAction = Extract<ScriptAction, { readonly ticket: unknown }>;

/**
 * The upserts of whatever the action names, each with its external id, what it belongs to first;
 * `location` is the organization of the ticket's first event (`''` when it has none).
 */
export function introductionsOf(
  action: TicketAction,
  location: string,
): readonly (readonly [string, ScriptAction])[] {
  const { at, as, ticket } = action;
  const named: [string, ScriptAction][] = [];
  const organization = ticket.organization_external_id;
  if (organization) named.push([organization, organizationUpsert(at, location)]);
  const group = ticket.group_external_id;
  if (group) {
    const name = `Group ${group.slice(GROUP.length)}`;
    named.push([group, { at, do: 'group.upsert', group: { external_id: group, name } }]);
  }
  named.push([as, userUpsert(at, as, location)]);
  return named;
}

function userUpsert(at: string, id: string, location: string): ScriptAction {
  if (id.startsWith(AGENT)) {
    const name = `Agent ${id.slice(AGENT.length)}`;
    return { at, do: 'user.upsert', user: { external_id: id, name, role: 'agent' } };
  }
  const name = `Caller ${id.slice(CALLER.length)}`;
  const member = location === '' ? {} : { organization_external_id: locationId(location) };
  // The log has no addresses; without one nobody could be mailed what they are asked.
  const email = `${id}@customers.example.com`;
  const user = { external_id: id, name, email, role: 'end-user', ...member } as const;
  return { at, do: 'user.upsert', user };
}

function organizationUpsert(at: string, location: string): ScriptAction {
  const tier = tierOfLocation(location);
  const fields: Record<string, string> = tier === null ? {} : { support_tier: tier };
  return {
    at,
    do: 'organization.upsert',
    organization: {
      external_id: locationId(location),
      name: `Location ${location}`,
      organization_fields: fields,
    },
  };
}
