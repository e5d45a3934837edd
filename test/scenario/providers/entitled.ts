/** What is a row about entitlements? A customer at an instant, and what is open, owed and told. */
import { entitlementOf, type Hours } from '../../../engine/core/entitlement/entitlement.ts';
import type { Policy } from '../../../engine/core/policy/policy.ts';
import type { TicketHeader } from '../../../engine/core/ticket/fact.ts';
import { unopened } from '../../../engine/core/ticket/ticket.ts';
import { formatInstant } from '../../../engine/core/time/instant.ts';
import { at, ticketOf } from '../../support/histories.ts';

/** What is not named of `owed` may be anything. */
export interface EntitledRow {
  /** The tier that the customer's organization has bought. */
  readonly customer: string;
  readonly at: string;
  readonly ticket?: Partial<TicketHeader>;
  readonly owed: Partial<Entitled>;
}

interface Entitled {
  readonly tier: string | null;
  readonly pack: string | null;
  readonly channels: readonly string[];
  readonly languages: readonly string[];
  /** "open", "closed until 2009-11-16T07:00:00Z", or null where nobody answers. */
  readonly people: string | null;
  /** The same; null where help with configuration is not owed. */
  readonly configurationHelp: string | null;
  /** Name or group of the contacts on duty. */
  readonly onDuty: readonly (string | null)[];
  /** The contact and weight of the event plan in force. */
  readonly eventPlan: string | null;
  readonly notices: readonly (string | null)[];
}

/** Runs the rows of a table, each as a test of its own. */
export function entitledTable(policy: Policy, rows: readonly EntitledRow[]): void {
  test.each(rows.map((row) => [`${row.customer} at ${row.at}`, row] as const))('%s', (_, row) => {
    expect(entitled(policy, row)).toMatchObject(row.owed);
  });
}

function entitled(policy: Policy, row: EntitledRow): Entitled {
  const ticket = unopened(ticketOf(row.customer, row.ticket));
  const found = entitlementOf(policy, ticket, at(row.at));
  const plan = found.eventPlan;
  return {
    tier: found.tier?.name ?? null,
    pack: found.pack?.name ?? null,
    channels: found.channels,
    languages: found.languages,
    people: shown(found.people),
    configurationHelp: shown(found.configurationHelp),
    onDuty: found.contacts
      .filter(({ hours }) => hours.openNow)
      .map(({ contact }) => contact.name ?? contact.group),
    eventPlan: plan === null ? null : `${plan.contact}, weight ${plan.weight}`,
    notices: found.reducedService.map(({ notice }) => notice),
  };
}

function shown(hours: Hours | null): string | null {
  if (hours === null) return null;
  return hours.openNow ? 'open' : `closed until ${formatInstant(hours.opensAt ?? 0)}`;
}
