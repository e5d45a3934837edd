import type { Calendar } from '../calendar/calendar.ts';
import type { Pack } from '../policy/pack.ts';
import type { EventPlan, Policy, ReducedService } from '../policy/policy.ts';
import type { Contact, Tier } from '../policy/tier.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Instant } from '../time/instant.ts';
import { matchPack, matchTier } from './match.ts';
import { eventPlanFor } from './target.ts';

/** What this customer is owed on this ticket beside the clocks, as of an instant. */
export interface Entitlement {
  /** Null: nobody's tier, and nothing is owed. */
  readonly tier: Tier | null;
  readonly pack: Pack | null;
  readonly eventPlan: EventPlan | null;
  /** Reduced services of this tier that are in force now, for whichever kinds. */
  readonly reducedService: readonly ReducedService[];
  readonly suspended: boolean;
  /** Ways to reach support; empty without a tier. */
  readonly channels: readonly string[];
  readonly languages: readonly string[];
  /** When people answer; null without a tier. */
  readonly people: Hours | null;
  /** Help with configuration and use; null where it is not owed. */
  readonly configurationHelp: Hours | null;
  readonly contacts: readonly OnDuty[];
}

/** Hours as they stand at the instant asked about. */
export interface Hours {
  readonly calendar: Calendar;
  readonly openNow: boolean;
  /** The next opening, while closed; Infinity when there is none. */
  readonly opensAt: Instant | null;
}

/** A contact, and whether it can be reached now. */
export interface OnDuty {
  readonly contact: Contact;
  readonly hours: Hours;
}

/** What a ticket's customer is entitled to; pure, and cheap enough for every view of a ticket. */
export function entitlementOf(policy: Policy, ticket: Ticket, now: Instant): Entitlement {
  const tier = matchTier(policy, ticket);
  const isIn = ({ fromAt, toAt, tiers }: ReducedService) =>
    fromAt <= now && now < toAt && (tiers === null || tiers.includes(tier?.name ?? ''));
  return {
    tier,
    pack: matchPack(policy, ticket),
    eventPlan: eventPlanFor(policy, ticket.organization?.name ?? null, now),
    reducedService: tier === null ? [] : policy.reducedService.filter(isIn),
    suspended: ticket.suspended,
    channels: tier?.channels ?? [],
    languages: tier?.languages ?? [],
    people: tier === null ? null : hoursAt(tier.people, now),
    configurationHelp:
      tier === null || tier.configurationHelp === null
        ? null
        : hoursAt(tier.configurationHelp, now),
    contacts: (tier?.contacts ?? []).map((contact) => ({
      contact,
      hours: hoursAt(contact.duty ?? (tier as Tier).people, now),
    })),
  };
}

function hoursAt(calendar: Calendar, now: Instant): Hours {
  const openNow = calendar.isOpenAt(now);
  return { calendar, openNow, opensAt: openNow ? null : calendar.nextOpening(now) };
}
