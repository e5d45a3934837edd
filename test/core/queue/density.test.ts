/** What does a ticket weigh, and what head start does that give? (ordering: the published table) */
import { boundsOf, densityOf, loadOf } from '../../../engine/core/queue/density.ts';
import { headStartOf } from '../../../engine/core/queue/rank.ts';
import { HOUR_MS, MINUTE_MS } from '../../../engine/core/time/duration.ts';
import { at } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const tier = (weight: number) => ({ ...EXAMPLE_FILE.tiers.standard, match: [], weight });
/** The weights and handling times of the published table of head starts. */
const FILE = {
  ...EXAMPLE_FILE,
  kinds: {
    incident: { handling: '25m', weight: 3 },
    advice: { handling: '12m', weight: 1 },
  },
  tiers: {
    standard: { ...tier(1), promises: {} },
    premium: { ...tier(3), promises: {} },
    business: { ...tier(8), promises: {} },
    enterprise: { ...tier(30), promises: {} },
  },
};
const policy = policyFrom(FILE);
const NOW = at('2026-11-18T09:00:00+01:00');
const loadFor = (
  tierName: string | null,
  kind: string | null,
  organization: string | null = null,
) =>
  loadOf(
    policy,
    policy.tiers.find(({ name }) => name === tierName) ?? null,
    kind,
    organization,
    NOW,
  );

describe('headStartOf', () => {
  test.each([
    ['standard', 'advice', '0 h 00'],
    ['premium', 'advice', '3 h 18'],
    ['business', 'advice', '6 h 14'],
    ['enterprise', 'advice', '10 h 12'],
    ['standard', 'incident', '1 h 06'],
    ['premium', 'incident', '4 h 23'],
    ['business', 'incident', '7 h 20'],
    ['enterprise', 'incident', '11 h 18'],
  ])('%s %s has a head start of %s', (tierName, kind, expected) => {
    const minutes = Math.round(headStartOf(policy, loadFor(tierName, kind)) / MINUTE_MS);
    const words = `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
    expect(words).toBe(expected);
  });

  test('no density reaches beyond the limit', () => {
    expect(headStartOf(policy, { weight: 1e9, handlingMs: MINUTE_MS })).toBe(12 * HOUR_MS);
  });

  test('a density below the lowest of the policy has none, never a negative one', () => {
    expect(headStartOf(policy, { weight: 0.001, handlingMs: 100 * HOUR_MS })).toBe(0);
  });

  test('the figures of the tiers file shape it', () => {
    const queue = { headStartPerWeightFold: '1h', headStartLimit: '3h' };
    const gentle = policyFrom({ ...FILE, queue });
    expect(headStartOf(gentle, loadFor('premium', 'advice'))).toBe(
      Math.round(HOUR_MS * Math.log(3)),
    );
    expect(headStartOf(gentle, loadFor('enterprise', 'incident'))).toBe(3 * HOUR_MS);
  });
});

describe('loadOf', () => {
  test('a ticket without a kind is taken for the longest one of the least weight', () => {
    expect(loadFor('premium', null)).toEqual({ weight: 3, handlingMs: 25 * MINUTE_MS });
  });

  test('a kind the policy does not know is no kind', () => {
    expect(loadFor('premium', 'voodoo')).toEqual(loadFor('premium', null));
  });

  test('a ticket without a tier weighs as the lightest', () => {
    expect(loadFor(null, 'incident')).toEqual({ weight: 3, handlingMs: 25 * MINUTE_MS });
  });

  test.each([
    ['the day before the plan', '2026-11-17T23:59:59.999+01:00', 1],
    ['its first moment', '2026-11-18T00:00:00+01:00', 40],
    ['its last moment', '2026-11-19T23:59:59.999+01:00', 40],
    ['the moment after', '2026-11-20T00:00:00+01:00', 1],
  ])(
    'an event plan weighs for its own organization only while it runs: %s',
    (_when, iso, weight) => {
      const planned = policyFrom({
        ...FILE,
        eventPlans: [
          { organization: 'ACME', from: '2026-11-18', to: '2026-11-19', weight: 40, promises: {} },
        ],
      });
      const [standard] = planned.tiers;
      const weightOf = (who: string) =>
        loadOf(planned, standard ?? null, 'advice', who, at(iso)).weight;
      expect(weightOf('ACME')).toBe(weight);
      expect(weightOf('Other')).toBe(1);
    },
  );
});

describe('boundsOf', () => {
  test('the lowest density is over all tiers and kinds, computed once', () => {
    const bounds = boundsOf(policy);
    expect(bounds.lowestDensity).toBe(densityOf(loadFor('standard', 'advice')));
    expect(boundsOf(policy)).toBe(bounds);
  });

  test('a ticket without a kind lies below it, and so gets no head start of its own', () => {
    expect(densityOf(loadFor('standard', null))).toBeLessThan(boundsOf(policy).lowestDensity);
    expect(headStartOf(policy, loadFor('standard', null))).toBe(0);
  });
});
