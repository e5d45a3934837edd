// Who is on the desk of a check, and how are their actions written? In the desk's script language.
import type { Action } from './desk-control.ts';

export const TIERS = [
  'standard',
  'premium',
  'business',
  'enterprise',
  'market-digital',
  'market-priority',
] as const;
export type Tier = (typeof TIERS)[number];

const MINUTE_MS = 60_000;

/** One organization for each tier and one customer of each. */
export function customers(at: number): Action[] {
  return TIERS.flatMap((tier) => [
    action(at, 'organization.upsert', {
      organization: {
        external_id: `org-${tier}`,
        name: `A ${tier} customer`,
        organization_fields: { support_tier: tier },
      },
    }),
    action(at, 'user.upsert', {
      user: {
        external_id: customerOf(tier),
        name: `Caller of ${tier}`,
        role: 'end-user',
        organization_external_id: `org-${tier}`,
      },
    }),
  ]);
}

export interface NewTicket {
  readonly name: string;
  readonly tier: Tier;
  /** Null leaves it to triage and the agent. */
  readonly kind: string | null;
  readonly priority?: string;
  readonly subject?: string;
  readonly component?: string;
  readonly isAssigned?: boolean;
}

/** The customer opens a ticket on the web. */
export function opening(at: number, ticket: NewTicket): Action {
  const { name, tier, kind, component, isAssigned = false } = ticket;
  return action(at, 'ticket.create', {
    as: customerOf(tier),
    via: 'web',
    ticket: {
      external_id: name,
      subject: ticket.subject ?? `Ticket ${name}`,
      priority: ticket.priority ?? 'normal',
      group_external_id: 'support',
      ...(isAssigned && { assignee_external_id: 'agent-1' }),
      custom_fields: {
        ...(kind !== null && { palier_kind: `palier_kind_${kind}` }),
        ...(component !== undefined && { palier_component: `palier_component_${component}` }),
      },
      comment: { body: 'It does not go as it should.', public: true },
    },
  });
}

/** An agent writes to the customer, and may change the ticket with it. */
export function reply(at: number, name: string, change: object = {}): Action {
  const comment = { body: 'We are looking at it.', public: true };
  const ticket = { external_id: name, comment, ...change };
  return action(at, 'ticket.update', { as: 'agent-1', via: 'web', ticket });
}

/** An agent changes the ticket without a public word. */
export function change(at: number, name: string, changed: object): Action {
  const ticket = { external_id: name, ...changed };
  return action(at, 'ticket.update', { as: 'agent-2', via: 'web', ticket });
}

/** The customer writes again. */
export function word(at: number, name: string, tier: Tier): Action {
  const comment = { body: 'Is there any news?', public: true };
  const ticket = { external_id: name, status: 'open', comment };
  return action(at, 'ticket.update', { as: customerOf(tier), via: 'web', ticket });
}

export function minutes(count: number): number {
  return count * MINUTE_MS;
}

function customerOf(tier: Tier): string {
  return `customer-${tier}`;
}

function action(at: number, what: string, rest: object): Action {
  return { at: new Date(at).toISOString(), do: what, ...rest };
}
