import type { Entitlement, Hours } from '../core/entitlement/entitlement.ts';
import { formatInstant } from '../core/time/instant.ts';
import { isoOrNull } from './clock-form.ts';

/** The JSON form of what a customer is entitled to, as `explain --json` shows it (docs/api.md). */
export interface EntitlementForm {
  /** Channels and languages are empty, people null, where the customer has no tier. */
  readonly channels: readonly string[];
  readonly languages: readonly string[];
  readonly people: HoursForm | null;
  /** Null where help with configuration and use is not owed. */
  readonly configurationHelp: HoursForm | null;
  readonly contacts: readonly ContactForm[];
  readonly pack: string | null;
  readonly eventPlan: {
    readonly from: string;
    readonly to: string;
    readonly contact: string | null;
  } | null;
  /** What customers of this tier are told of reduced service, while it lasts. */
  readonly notices: readonly string[];
  readonly suspended: boolean;
}

export interface HoursForm {
  readonly calendar: string;
  readonly openNow: boolean;
  /** The next opening while closed; null while open, and where there is none. */
  readonly opensAt: string | null;
}

export interface ContactForm {
  readonly role: string;
  readonly name: string | null;
  readonly group: string | null;
  readonly duty: HoursForm;
}

/** An entitlement in the words of programs: instants in UTC, `to` exclusive. */
export function entitlementForm(entitlement: Entitlement): EntitlementForm {
  const { channels, languages, people, configurationHelp, eventPlan, suspended } = entitlement;
  return {
    channels,
    languages,
    people: people === null ? null : hoursForm(people),
    configurationHelp: configurationHelp === null ? null : hoursForm(configurationHelp),
    contacts: entitlement.contacts.map(({ contact: { role, name, group }, hours }) => ({
      role,
      name,
      group,
      duty: hoursForm(hours),
    })),
    pack: entitlement.pack?.name ?? null,
    eventPlan:
      eventPlan === null
        ? null
        : {
            from: formatInstant(eventPlan.fromAt),
            to: formatInstant(eventPlan.toAt),
            contact: eventPlan.contact,
          },
    notices: entitlement.reducedService.flatMap(({ notice }) => (notice === null ? [] : [notice])),
    suspended,
  };
}

function hoursForm({ calendar, openNow, opensAt }: Hours): HoursForm {
  return { calendar: calendar.name, openNow, opensAt: isoOrNull(opensAt) };
}
