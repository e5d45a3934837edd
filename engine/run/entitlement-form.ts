import type { Entitlement, Hours } from '../core/entitlement/entitlement.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { EntitlementForm, HoursForm } from '../http/contract.ts';
import type { Telling } from '../wording/moment.ts';
import { wordOwed } from '../wording/owed.ts';
import { isoOrNull } from './clock-form.ts';

/**
 * An entitlement in the words of programs, as `explain --json` and the app's answers show it
 * (docs/api.md): instants in UTC, `to` exclusive.
 */
export function entitlementForm(entitlement: Entitlement, telling: Telling): EntitlementForm {
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
    told: wordOwed(entitlement, { ...telling, nearAt: telling.nowAt }),
  };
}

function hoursForm({ calendar, openNow, opensAt }: Hours): HoursForm {
  return { calendar: calendar.name, openNow, opensAt: isoOrNull(opensAt) };
}

/** Roles and groups stand for people: who works for whom is not an installation's to know. */
export function withoutNames(entitlement: Entitlement): Entitlement {
  const { contacts, eventPlan } = entitlement;
  return {
    ...entitlement,
    contacts: contacts.map((one) => ({ ...one, contact: { ...one.contact, name: null } })),
    eventPlan: eventPlan === null ? null : { ...eventPlan, contact: null },
  };
}
