// Which tickets under which policies does the minute judge look at? Random ones that shrink.
import fc from 'fast-check';
import { PLACES, type Place, placeOf } from './places.ts';
import type {
  PlainBody,
  PlainClock,
  PlainFact,
  PlainHistory,
  PlainOrganization,
  PlainOverlay,
  PlainPolicy,
  PlainPromise,
  PlainTarget,
  PlainTier,
} from './plain.ts';

const DAY = 1440;

export interface Scene {
  readonly place: Place;
  readonly policy: PlainPolicy;
  readonly history: PlainHistory;
  readonly now: number;
}

const KINDS = { incident: null, advice: null, parts: { disk: 'A', ram: 'B', psu: 'A' } };
const TIERS = ['standard', 'premium', 'gold'];

/** Lengths that targets and the gaps between facts share, so that boundaries are really hit. */
const lengths = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(60, 30, 120, 240) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 1500 }) },
);
const gaps = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 0, 1) },
  { weight: 2, arbitrary: lengths },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2500 }) },
);

/** How freely named promises use their clocks; one name means the same in every tier. */
const FREE: readonly Omit<PlainPromise, 'targets'>[] = [
  { name: 'agentWork', clock: 'resolution', pausesOn: ['pending', 'hold'] },
  { name: 'anyWord', clock: 'nextReply', pausesOn: ['On the phone'] },
  { name: 'unpaused', clock: 'update', pausesOn: [] },
  { name: 'acted', clock: 'firstReply', pausesOn: ['hold'] },
  { name: 'fitted', clock: 'replacement', pausesOn: ['pending'] },
];
const OWN: readonly PlainClock[] = [
  'firstReply',
  'nextReply',
  'update',
  'resolution',
  'replacement',
  'diagnosis',
  'work',
  'rootCause',
];
const USES = [...OWN.map((clock) => ({ name: clock, clock, pausesOn: null })), ...FREE];

function hours(count: number): number {
  return count * 60;
}

function targetsIn({ open }: Place): fc.Arbitrary<PlainTarget> {
  const within = fc.oneof(
    lengths.map((minutes) => ({ '*': minutes })),
    lengths.map((minutes) => ({ '*': minutes })),
    fc.record({ '*': lengths, urgent: lengths }),
    lengths.map((minutes) => ({ urgent: minutes })),
  );
  return fc.record({
    within: within as fc.Arbitrary<Record<string, number>>,
    calendar: fc.constantFrom(open.always, open.office, open.night),
  });
}

function promisesIn(place: Place, least: number, most: number): fc.Arbitrary<PlainPromise[]> {
  const target = fc.option(targetsIn(place), { nil: null, freq: 6 });
  const each = fc.constantFrom(...USES).chain((use) => {
    const keys =
      use.clock === 'replacement' ? ['*', 'A', 'B', '*'] : ['*', 'incident', 'advice', '*'];
    return fc
      .array(fc.tuple(fc.constantFrom(...keys), target), {
        minLength: 1,
        maxLength: 3,
        size: 'max',
      })
      .map((entries) => ({ ...use, targets: Object.fromEntries(entries) }));
  });
  return fc.uniqueArray(each, {
    minLength: least,
    maxLength: most,
    selector: ({ name }) => name,
    size: 'max',
  });
}

function overlaysIn(place: Place, sort: PlainOverlay['sort']): fc.Arbitrary<PlainOverlay[]> {
  const one = fc.record({
    sort: fc.constant(sort),
    from: fc.integer({ min: -9, max: 12 }).map((after) => place.near + hours(after)),
    length: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 72 })).map(hours),
    organization: fc.constant(sort === 'eventPlan' ? 'ACME' : null),
    tiers: sort === 'eventPlan' ? fc.constant(null) : fc.constantFrom(null, ['standard']),
    kinds: sort === 'eventPlan' ? fc.constant(null) : fc.constantFrom(null, ['incident']),
    promises: promisesIn(place, 2, 5),
  });
  return fc.array(
    one.map(({ length, ...rest }) => ({ ...rest, to: rest.from + length })),
    { minLength: 0, maxLength: 1, size: 'max' },
  );
}

/** Policies with the calendars of a place. */
export function policiesIn(place: Place): fc.Arbitrary<PlainPolicy> {
  const tiers = fc
    .array(promisesIn(place, 5, 10), { minLength: 1, maxLength: 3, size: 'max' })
    .map((all) => all.map((promises, i): PlainTier => ({ name: TIERS[i] ?? '', promises })));
  return fc.record({
    anyEndUserCounts: fc.boolean(),
    kinds: fc.constant(KINDS),
    always: fc.constant(place.open.always),
    tiers,
    defaultTier: fc.constantFrom('standard', 'standard', 'standard', 'standard', 'premium', null),
    overlays: fc
      .tuple(overlaysIn(place, 'reducedService'), overlaysIn(place, 'eventPlan'))
      .map((both) => both.flat()),
  });
}

const organizations: fc.Arbitrary<PlainOrganization | null> = fc.option(
  fc.record({
    name: fc.constantFrom('ACME', 'Beta'),
    tier: fc.constantFrom('standard', 'premium', ...TIERS, 'none'),
  }),
  { nil: null, freq: 8 },
);
const kinds = fc.constantFrom('incident', 'parts', 'advice', 'incident', 'parts', null);
const parts = fc.constantFrom('disk', 'ram', 'psu', null);
const priorities = fc.constantFrom('urgent', 'low', null);
const reasons = fc.constantFrom({}, { why: 'sorted wrongly' });
const marks = fc.constantFrom(
  ...(['waitingForWindow', 'windowReached', 'noReplyOwed', 'rootCauseGiven', 'consent'] as const),
  ...(['diagnosisAccepted', 'diagnosisOutcome', 'quoteAccepted', 'workFinished'] as const),
);
const ends = fc.constantFrom('reinstated', 'suspended', 'reinstated', 'merged', 'deleted');

type Changing = 'kind' | 'component' | 'priority';

function changes(type: Changing, to: fc.Arbitrary<string | null>): fc.Arbitrary<PlainBody> {
  return fc.tuple(to, reasons).map(([value, why]) => ({ type, to: value, ...why }));
}

const openings = fc.record({
  type: fc.constant('opened' as const),
  by: fc.constantFrom('customer' as const, 'staff' as const),
  kind: kinds,
  priority: priorities,
  component: fc.option(fc.constant('disk'), { nil: null, freq: 2 }),
  status: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('new', 'open') },
    { weight: 3, arbitrary: fc.constant('pending') },
    { weight: 1, arbitrary: fc.constantFrom('solved', 'closed') },
  ),
});

/** Custom statuses go by their category; without one they count as open. */
const statuses: fc.Arbitrary<PlainBody> = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom('open', 'pending', 'hold', 'solved') },
    { weight: 1, arbitrary: fc.constantFrom('closed', 'On the phone') },
  )
  .map((to) => ({ type: 'status' as const, to }));
const customStatuses: fc.Arbitrary<PlainBody> = fc
  .constantFrom('pending', 'hold', 'open', 'solved')
  .map((category) => ({ type: 'status' as const, to: 'On the phone', category }));

function bodies(near: number): fc.Arbitrary<PlainBody> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.boolean().map((endUser) => ({ type: 'customerWrote' as const, endUser })),
    },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(true, true, true, false)
        .map((isPublic) => ({ type: 'staffReplied' as const, public: isPublic })),
    },
    { weight: 5, arbitrary: statuses },
    { weight: 1, arbitrary: customStatuses },
    { weight: 3, arbitrary: changes('kind', kinds) },
    { weight: 2, arbitrary: changes('component', parts) },
    { weight: 2, arbitrary: changes('priority', priorities) },
    { weight: 2, arbitrary: organizations.map((to) => ({ type: 'organization' as const, to })) },
    { weight: 3, arbitrary: marks.map((type) => ({ type })) },
    { weight: 1, arbitrary: ends.map((type) => ({ type })) },
    { weight: 2, arbitrary: fc.boolean().map((to) => ({ type: 'replaced' as const, to })) },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: -DAY, max: 20 * DAY })
        .map((after) => ({ type: 'promised' as const, until: near + after })),
    },
    {
      weight: 1,
      arbitrary: reasons.map((why) => ({ type: 'proposedKind' as const, to: 'advice', ...why })),
    },
    { weight: 1, arbitrary: openings },
  );
}

type Step = readonly [gap: number, body: PlainBody];

function alone(place: Place): fc.Arbitrary<readonly Step[]> {
  return fc.tuple(gaps, bodies(place.near)).map((step) => [step]);
}

/** What belongs together in a ticket's life and chance alone seldom brings together. */
const courses: fc.Arbitrary<readonly Step[]> = fc
  .constantFrom<readonly PlainBody[]>(
    [
      { type: 'kind', to: 'parts' },
      { type: 'component', to: 'disk' },
      { type: 'replaced', to: true },
      { type: 'component', to: 'ram' },
    ],
    [
      { type: 'staffReplied', public: true },
      { type: 'status', to: 'pending' },
      { type: 'customerWrote', endUser: false },
    ],
    [
      { type: 'status', to: 'solved' },
      { type: 'status', to: 'open' },
    ],
  )
  .chain((bodies) =>
    fc
      .array(gaps, { minLength: bodies.length, maxLength: bodies.length })
      .map((all) => bodies.map((body, i): Step => [all[i] ?? 0, body])),
  );

function historiesAt(place: Place): fc.Arbitrary<PlainHistory> {
  const start = fc
    .oneof(fc.integer({ min: -2 * DAY, max: DAY }), fc.integer({ min: -9, max: 9 }).map(hours))
    .map((after) => place.near + after);
  const steps = fc
    .array(fc.oneof({ weight: 9, arbitrary: alone(place) }, { weight: 1, arbitrary: courses }), {
      maxLength: 12,
      size: 'max',
    })
    .map((all) => all.flat());
  const before = fc.array(bodies(place.near), { maxLength: 2 });
  const described = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: before },
  );
  return fc
    .tuple(start, described, openings, steps, organizations)
    .map(([opensAt, earlier, opening, later, organization]) => {
      let at = opensAt;
      const facts: PlainFact[] = earlier
        .filter(({ type }) => type !== 'opened')
        .map((body) => ({ at: opensAt, ...body }));
      facts.push({ at, ...opening });
      for (const [gap, body] of later) {
        at += gap;
        facts.push({ at, ...body });
      }
      return { organization, facts };
    });
}

/**
 * A ticket, its policy and a moment at which it is looked at, mostly after its last fact. Without a
 * bias to what is small: most tickets would owe nothing.
 */
export const scenes: fc.Arbitrary<Scene> = fc.noBias(anyScene());

function anyScene(): fc.Arbitrary<Scene> {
  return fc.nat({ max: PLACES - 1 }).chain((index) => {
    const place = placeOf(index);
    return fc
      .tuple(policiesIn(place), historiesAt(place), gaps, fc.nat({ max: 100 }))
      .map(([policy, history, gap, part]) => {
        const [first, last] = [history.facts[0]?.at ?? 0, history.facts.at(-1)?.at ?? 0];
        const now = part > 20 ? last + gap : first + Math.round(((last - first) * part) / 20);
        return { place, policy, history, now };
      });
  });
}
