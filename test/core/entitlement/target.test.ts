/** What is owed for a promise, and which layer of the policy says so? */
import { type Asked, type Bought, owedFor } from '../../../engine/core/entitlement/target.ts';
import type { Pack } from '../../../engine/core/policy/pack.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { at } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const always = { calendar: 'always' };
const policy = policyFrom({
  ...EXAMPLE_FILE,
  tiers: {
    ...EXAMPLE_FILE.tiers,
    standard: {
      ...EXAMPLE_FILE.tiers.standard,
      promises: { ...EXAMPLE_FILE.tiers.standard.promises, rootCause: null },
    },
  },
  reducedService: [
    {
      from: '2027-09-13',
      to: '2027-09-22',
      tiers: ['standard'],
      kinds: ['advice', 'incident'],
      promises: { firstReply: { within: '72h', ...always } },
      notice: 'We are moving.',
    },
  ],
  eventPlans: [
    {
      organization: 'ACME',
      from: '2027-09-20',
      to: '2027-09-25',
      weight: 40,
      promises: { firstReply: { '*': { within: '10m', ...always } } },
    },
  ],
});

const QUIET = '2027-06-01T10:00:00+02:00';
function owed(
  { organization = null, pack = null, ...changes }: Partial<Asked & Bought>,
  iso = QUIET,
  tier: string | null = 'standard',
) {
  const named = policy.tiers.find(({ name }) => name === tier) ?? null;
  const found = owedFor(
    policy,
    { tier: named, pack, organization },
    {
      promise: 'firstReply',
      kind: 'incident',
      componentClass: null,
      priority: null,
      startedAt: at(iso),
      ...changes,
    },
  );
  return found === null
    ? null
    : `${found.targetMs / MINUTE_MS}m ${found.calendar.name} ${found.from}`;
}

describe('owedFor', () => {
  test.each<[string, Partial<Asked>, string | null]>([
    ['the kind’s own target', { kind: 'advice' }, '480m office tier'],
    ['the target of the priority', { priority: 'urgent' }, '120m office tier'],
    ['that of any other priority', { priority: 'low' }, '240m office tier'],
    ['that of no priority', { priority: null }, '240m office tier'],
    ['that of any other kind', { promise: 'nextReply', kind: 'voodoo' }, '480m office tier'],
    ['that of no kind yet', { promise: 'nextReply', kind: null }, '480m office tier'],
    ['nothing for a kind that is not named', { kind: 'replacement' }, null],
    ['nothing without a kind where only kinds are named', { kind: null }, null],
    ['nothing for a promise that says null', { promise: 'rootCause' }, null],
    ['nothing for a promise the tier does not make', { promise: 'update' }, null],
    [
      'a replacement by the class of the component',
      { promise: 'replacement', kind: 'replacement', componentClass: 'B' },
      `${48 * 60}m always tier`,
    ],
    ['no replacement without a component', { promise: 'replacement', kind: 'replacement' }, null],
  ])('is %s', (_what, changes, expected) => {
    expect(owed(changes)).toBe(expected);
  });

  test('without a tier nothing is owed', () => {
    expect(owed({}, QUIET, null)).toBeNull();
  });
});

describe('owedFor under reduced service', () => {
  test.each([
    ['1 ms before its first day', '2027-09-12T23:59:59.999+02:00', 'tier'],
    ['at its first moment', '2027-09-13T00:00:00+02:00', 'reducedService'],
    ['at the last moment of its last day', '2027-09-22T23:59:59.999+02:00', 'reducedService'],
    ['at midnight after it', '2027-09-23T00:00:00+02:00', 'tier'],
  ])('%s a clock that starts is judged by its layer', (_when, iso, from) => {
    expect(owed({}, iso)?.split(' ')[2]).toBe(from);
  });

  const inside = '2027-09-15T10:00:00+02:00';
  test.each<[string, Partial<Asked>, string, string | null]>([
    ['named kinds', { kind: 'advice' }, 'standard', `${72 * 60}m always reducedService`],
    ['other kinds stay as they are', { kind: 'outage' }, 'standard', '10m always tier'],
    ['other tiers stay as they are', {}, 'premium', '60m always tier'],
    ['other promises stay as they are', { promise: 'nextReply' }, 'standard', '480m office tier'],
  ])('%s', (_what, changes, tier, expected) => {
    expect(owed(changes, inside, tier)).toBe(expected);
  });
});

describe('owedFor with an event plan', () => {
  const ACME = { organization: 'ACME' };

  test.each([
    ['1 ms before its first day', '2027-09-19T23:59:59.999+02:00', 'reducedService'],
    [
      'at its first moment, reduced service lying over it',
      '2027-09-20T00:00:00+02:00',
      'reducedService',
    ],
    ['when reduced service is over', '2027-09-23T00:00:00+02:00', 'eventPlan'],
    ['at midnight after its last day', '2027-09-26T00:00:00+02:00', 'tier'],
  ])('%s the right layer decides', (_when, iso, from) => {
    expect(owed(ACME, iso)?.split(' ')[2]).toBe(from);
  });

  const inside = '2027-09-24T10:00:00+02:00';
  test('it is its organization’s alone, and what it does not name stays the tier’s', () => {
    expect(owed(ACME, inside)).toBe('10m always eventPlan');
    expect(owed({ organization: 'Other' }, inside)).toBe(
      `${(4 * HOUR_MS) / MINUTE_MS}m office tier`,
    );
    expect(owed({ ...ACME, promise: 'nextReply' }, inside)).toBe('480m office tier');
  });
});

describe('owedFor with a pack', () => {
  const pack = {
    name: 'basic',
    match: [],
    promises: policyFrom({
      ...EXAMPLE_FILE,
      tiers: {
        pack: {
          people: 'always',
          promises: { firstReply: { '*': '24h' }, update: { advice: '2h' } },
        },
      },
      default: 'pack',
    }).tiers[0]?.promises as Pack['promises'],
    price: { minor: 25_000n, currency: 'EUR' },
    quota: 5,
    tasks: [],
    overage: null,
    otherTasks: 'refuse' as const,
  };
  const withPack = (
    changes: Partial<Asked & Bought>,
    iso = QUIET,
    tier: string | null = 'premium',
  ) => owed({ pack, ...changes }, iso, tier);

  test('it lies over the tier, and what it does not name stays the tier’s', () => {
    expect(withPack({})).toBe('1440m always pack');
    expect(withPack({ promise: 'nextReply' })).toBe('120m always tier');
    expect(withPack({ promise: 'update' })).toBe('240m always tier');
    expect(withPack({ promise: 'update', kind: 'advice' })).toBe('120m always pack');
  });

  test('an event plan and reduced service lie over it', () => {
    const plan = '2027-09-24T10:00:00+02:00';
    expect(withPack({ organization: 'ACME' }, plan)).toBe('10m always eventPlan');
    const reduced = '2027-09-21T10:00:00+02:00';
    expect(withPack({}, reduced, 'standard')).toBe('4320m always reducedService');
  });

  test('for a priority that it does not name, what lies below it holds', () => {
    const urgent = policyFrom({
      ...EXAMPLE_FILE,
      eventPlans: [
        {
          organization: 'ACME',
          from: '2027-09-20',
          to: '2027-09-25',
          promises: { firstReply: { within: { urgent: '5m' }, calendar: 'always' } },
        },
      ],
    });
    const [tier = null] = urgent.tiers;
    const asked = { promise: 'firstReply', kind: 'advice', componentClass: null };
    const found = (priority: string | null) =>
      owedFor(
        urgent,
        { tier, pack: null, organization: 'ACME' },
        { ...asked, priority, startedAt: at('2027-09-22T10:00:00+02:00') },
      );
    expect(found('urgent')).toMatchObject({ targetMs: 5 * MINUTE_MS, from: 'eventPlan' });
    expect(found('normal')).toMatchObject({ targetMs: 8 * HOUR_MS, from: 'tier' });
    expect(found(null)).toMatchObject({ targetMs: 8 * HOUR_MS, from: 'tier' });
  });

  test('without a tier it is all that is promised', () => {
    expect(withPack({}, QUIET, null)).toBe('1440m always pack');
    expect(withPack({ promise: 'nextReply' }, QUIET, null)).toBeNull();
  });
});
