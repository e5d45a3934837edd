/** What does something cost at an instant, and which promotion waives how much of it? */
import { cheaper, type Price, payable, priceOf } from '../../../engine/core/policy/promotion.ts';
import { at } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const june = { from: '2026-06-01', to: '2026-06-30' };
const policy = policyFrom({
  ...EXAMPLE_FILE,
  promotions: [
    { ...june, id: 'launch', applies: ['diagnosis'], percentOff: 100 },
    { ...june, id: 'half', applies: ['diagnosis', 'quote'], percentOff: 50 },
    { ...june, id: 'same half', applies: ['quote'], percentOff: 50 },
    { ...june, id: 'best', applies: ['boost'], tiers: ['premium'], percentOff: 33.3 },
    { ...june, id: 'tiny', applies: ['packOverage'], percentOff: 0.0001 },
  ],
});
const EUR = (minor: number) => ({ minor: BigInt(minor), currency: 'EUR' });
const waivedBy = (promotion: string | null, minor: number) =>
  promotion === null ? null : { promotion, amount: EUR(minor) };
const IN_JUNE = at('2026-06-15T12:00:00+02:00');

describe('priceOf', () => {
  test.each([
    ['1 ms before the first day, in the zone of the file', '2026-05-31T23:59:59.999+02:00', null],
    ['at its first midnight', '2026-06-01T00:00:00+02:00', 'launch'],
    ['1 ms before its last midnight', '2026-06-30T23:59:59.999+02:00', 'launch'],
    ['at the midnight after its last day', '2026-07-01T00:00:00+02:00', null],
  ])('%s, a diagnosis is waived by %s', (_when, iso, promotion) => {
    const price = priceOf(policy, 'diagnosis', 'standard', EUR(2000), at(iso));
    const minor = promotion === null ? 0 : 2000;
    expect(price).toEqual({ list: EUR(2000), waived: waivedBy(promotion, minor) });
    expect(payable(price)).toEqual(EUR(2000 - minor));
  });

  test.each([
    ['another action has its own', 'quote', 'standard', 1001, 501, 'half'],
    ['an action without promotion costs its price', 'pack', 'standard', 1000, 0, null],
    ['a tier that is not named pays all', 'boost', 'standard', 1000, 0, null],
    ['nobody’s customer is of no tier', 'boost', null, 1000, 0, null],
    ['less than half a minor unit is nothing', 'boost', 'premium', 1, 0, null],
    ['a share is rounded half up', 'boost', 'premium', 5, 2, 'best'],
    ['less than half a minor unit is nothing', 'boost', 'premium', 1, 0, null],
    [
      'no share of the largest amount is lost',
      'quote',
      null,
      Number.MAX_SAFE_INTEGER,
      2 ** 52,
      'half',
    ],
    ['the smallest share is a millionth', 'packOverage', null, 500_000, 1, 'tiny'],
  ] as const)('%s', (_what, action, tier, list, waived, promotion) => {
    const price = priceOf(policy, action, tier, EUR(list), IN_JUNE);
    expect(price).toEqual({ list: EUR(list), waived: waivedBy(promotion, waived) });
  });
});

describe('cheaper', () => {
  const price = (list: number, waived: number): Price => ({
    list: EUR(list),
    waived: waivedBy('x', waived),
  });

  test('takes the other only where it costs less', () => {
    const said = price(2000, 1000);
    expect(cheaper(said, price(2000, 1001))).toEqual(price(2000, 1001));
    expect(cheaper(said, price(1000, 0))).toBe(said);
    expect(cheaper(said, price(2000, 0))).toBe(said);
  });
});
