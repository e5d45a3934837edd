// How is a plain scene told to the core, and its answer told in the judge's words?
import { AlwaysOpen } from '../../../../engine/core/calendar/always-open.ts';
import type { Calendar } from '../../../../engine/core/calendar/calendar.ts';
import { compileCalendar } from '../../../../engine/core/calendar/compile.ts';
import type { Clock } from '../../../../engine/core/clock/clock.ts';
import type { Policy } from '../../../../engine/core/policy/policy.ts';
import type { Promised, Promises, Target } from '../../../../engine/core/policy/promise.ts';
import type { Fact, Organization } from '../../../../engine/core/ticket/fact.ts';
import { MINUTE_MS } from '../../../../engine/core/time/duration.ts';
import { EXAMPLE_FILE, policyFrom } from '../../../support/policy.ts';
import type { Place } from './places.ts';
import type {
  JudgedClock,
  PlainFact,
  PlainOrganization,
  PlainPolicy,
  PlainPromise,
} from './plain.ts';

const HEAD = policyFrom(EXAMPLE_FILE);
const calendars = new WeakMap<Place, Readonly<Record<string, Calendar>>>();

function calendarsOf(place: Place): Readonly<Record<string, Calendar>> {
  let found = calendars.get(place);
  if (found === undefined) {
    const compiled = Object.entries(place.specs).map(
      ([name, spec]): readonly [string, Calendar] => [name, compileCalendar(name, spec)],
    );
    found = { always: new AlwaysOpen('always', 'UTC'), ...Object.fromEntries(compiled) };
    calendars.set(place, found);
  }
  return found;
}

export function corePolicyOf(policy: PlainPolicy, place: Place): Policy {
  const known = calendarsOf(place);
  const promised = (promises: readonly PlainPromise[]): Promises =>
    new Map(promises.map((promise) => [promise.name, promisedOf(promise, known)]));
  const overlays = policy.overlays.map((overlay) => ({
    sort: overlay.sort,
    fromAt: overlay.from * MINUTE_MS,
    toAt: overlay.to * MINUTE_MS,
    organization: overlay.organization ?? '',
    tiers: overlay.tiers,
    kinds: overlay.kinds,
    promises: promised(overlay.promises),
    notice: null,
    contact: null,
    weight: null,
  }));
  return {
    ...HEAD,
    customers: policy.anyEndUserCounts ? 'anyEndUser' : 'requester',
    defaultTier: policy.defaultTier,
    kinds: new Map(
      Object.entries(policy.kinds).map(([name, components]) => [
        name,
        {
          name,
          handlingMs: 20 * MINUTE_MS,
          weight: 1,
          components: components === null ? null : new Map(Object.entries(components)),
          needsConsent: false,
        },
      ]),
    ),
    tiers: policy.tiers.map(({ name, promises }) => ({
      ...(HEAD.tiers[0] as Policy['tiers'][number]),
      name,
      match: [[{ on: 'organizationField', key: 'support_tier', is: [name] }]],
      promises: promised(promises),
    })),
    reducedService: overlays.filter(({ sort }) => sort === 'reducedService'),
    eventPlans: overlays.filter(({ sort }) => sort === 'eventPlan'),
  };
}

function promisedOf(
  { name, clock, pausesOn, targets }: PlainPromise,
  known: Readonly<Record<string, Calendar>>,
): Promised {
  const entries = Object.entries(targets).map(([key, target]): readonly [string, Target | null] => {
    if (target === null) return [key, null];
    const within = Object.entries(target.within).map(
      ([priority, minutes]): readonly [string, number] => [priority, minutes * MINUTE_MS],
    );
    const calendar = known[target.calendar.name] as Calendar;
    return [key, { within: new Map(within), calendar }];
  });
  return { name, clock, pausesOn, targets: new Map(entries) };
}

export function coreOrganizationOf(to: PlainOrganization | null): Organization | null {
  return to && { id: 1, name: to.name, fields: { support_tier: to.tier } };
}

/** In the order of the list: `seq` says so to whoever sorts by instant first. */
export function coreFactsOf(facts: readonly PlainFact[]): readonly Fact[] {
  return facts.map((fact, index) => ({
    ...bodyOf(fact),
    at: fact.at * MINUTE_MS,
    seq: index + 1,
  })) as unknown as readonly Fact[];
}

function bodyOf(fact: PlainFact): object {
  switch (fact.type) {
    case 'proposedKind':
      return { type: 'kind', to: fact.to, proposed: true };
    case 'organization':
      return { type: 'organization', to: coreOrganizationOf(fact.to) };
    case 'promised':
      return { type: 'promised', until: fact.until * MINUTE_MS };
    case 'merged':
      return { type: 'merged', into: 9 };
    default:
      return fact;
  }
}

export function asJudged(clock: Clock): JudgedClock {
  const { withdrawn } = clock;
  return {
    measures: 1,
    promise: clock.promise,
    clock: clock.clock,
    instance: clock.instance,
    state: clock.state,
    paused: clock.paused,
    startedAt: clock.startedAt / MINUTE_MS,
    target: clock.targetMs / MINUTE_MS,
    calendar: clock.calendar.name.replace('24x7', 'always'),
    elapsed: clock.elapsedMs / MINUTE_MS,
    deadlineAt: minutesOr(clock.deadlineAt),
    metAt: minutesOr(clock.metAt),
    breachedAt: minutesOr(clock.breachedAt),
    cancelledAt: minutesOr(clock.cancelledAt),
    withdrawn: withdrawn && {
      breachedAt: withdrawn.breachedAt / MINUTE_MS,
      at: withdrawn.at / MINUTE_MS,
      why: withdrawn.why,
    },
  };
}

function minutesOr(at: number | null): number | null {
  return at === null ? null : at / MINUTE_MS;
}
