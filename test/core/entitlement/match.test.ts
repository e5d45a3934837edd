/** Which tier does a ticket belong to, and why not the others? */
import { explainMatch, matchTier } from '../../../engine/core/entitlement/match.ts';
import type { TicketHeader } from '../../../engine/core/ticket/fact.ts';
import { unopened } from '../../../engine/core/ticket/ticket.ts';
import { ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const { standard, premium } = EXAMPLE_FILE.tiers;

function policyWith(match: readonly unknown[], defaultTier: string | null = 'standard') {
  const { default: _none, ...file } = EXAMPLE_FILE;
  return policyFrom({
    ...file,
    ...(defaultTier === null ? {} : { default: defaultTier }),
    tiers: { premium: { ...premium, match }, standard },
  });
}

const ticket = (header: Partial<TicketHeader> = {}, tier: string | null = null) =>
  unopened(ticketOf(tier, header));
const tierOf = (match: readonly unknown[], header: Partial<TicketHeader>) =>
  matchTier(policyWith(match), ticket(header))?.name;

describe('matchTier', () => {
  test.each<[string, object, Partial<TicketHeader>]>([
    [
      'organization field',
      { organizationField: 'level', is: 'gold' },
      { organization: { id: 1, fields: { level: 'gold' } } },
    ],
    [
      'user field',
      { userField: 'level', is: ['gold', 'silver'] },
      { requester: { fields: { level: 'silver' } } },
    ],
    ['ticket field', { ticketField: 'service', is: 'web' }, { fields: { service: 'web' } }],
    [
      'many-valued field',
      { ticketField: 'service', is: 'web' },
      { fields: { service: ['a', 'web'] } },
    ],
    ['tag', { tag: 'vip' }, { tags: ['x', 'vip'] }],
    ['brand', { brand: 'Acme' }, { brand: 'Acme' }],
    ['form', { form: 'Hardware' }, { form: 'Hardware' }],
  ])('a rule reads the %s', (_what, rule, header) => {
    expect(tierOf([rule], header)).toBe('premium');
    expect(tierOf([rule], {})).toBe('standard');
  });

  test('every condition of a rule must hold, and any rule of a tier is enough', () => {
    const rules = [{ tag: 'vip', brand: 'Acme' }, { form: 'Hardware' }];
    expect(tierOf(rules, { tags: ['vip'] })).toBe('standard');
    expect(tierOf(rules, { tags: ['vip'], brand: 'Acme' })).toBe('premium');
    expect(tierOf(rules, { form: 'Hardware' })).toBe('premium');
  });

  test('a tier further up in the file wins', () => {
    const both = ticket({ tags: ['vip'] }, 'standard');
    expect(matchTier(policyWith([{ tag: 'vip' }]), both)?.name).toBe('premium');
  });

  test('without a match and without a default a ticket belongs to no tier', () => {
    expect(matchTier(policyWith([{ tag: 'vip' }], null), ticket())).toBeNull();
  });
});

describe('explainMatch', () => {
  const policy = policyWith([{ organizationField: 'support_tier', is: 'premium' }, { tag: 'vip' }]);
  const condition = (tier: string) => ({
    on: 'organizationField',
    key: 'support_tier',
    is: [tier],
  });
  const tagged = { on: 'tag', key: null, is: ['vip'] };

  test('names the rule that decided and why each one before it did not', () => {
    const { tier, ...why } = explainMatch(policy, ticket({ tags: ['a', 'b'] }, 'standard'));
    expect(tier?.name).toBe('standard');
    expect(why).toEqual({
      because: 'rule',
      rule: [condition('standard')],
      losers: [
        { tier: 'premium', condition: condition('premium'), found: 'standard' },
        { tier: 'premium', condition: tagged, found: ['a', 'b'] },
      ],
    });
  });

  test('a field that is not there is found as null, and the default says that it is one', () => {
    const explained = explainMatch(policy, ticket());
    expect(explained).toMatchObject({ because: 'default', rule: null });
    expect(explained.losers).toEqual([
      { tier: 'premium', condition: condition('premium'), found: null },
      { tier: 'premium', condition: tagged, found: [] },
      { tier: 'standard', condition: condition('standard'), found: null },
    ]);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty'])(
    'a field called %s is empty until somebody fills it',
    (key) => {
      const rule = [{ organizationField: key, is: 'x' }];
      const organization = { id: 1, fields: {} };
      expect(explainMatch(policyWith(rule), ticket({ organization })).losers[0]).toEqual({
        tier: 'premium',
        condition: { on: 'organizationField', key, is: ['x'] },
        found: null,
      });
      const filled = { id: 1, fields: { [key]: 'x' } };
      expect(tierOf(rule, { organization: filled })).toBe('premium');
    },
  );

  test('nobody’s ticket is called unentitled', () => {
    expect(explainMatch(policyWith([{ tag: 'vip' }], null), ticket())).toMatchObject({
      tier: null,
      because: 'unentitled',
    });
  });

  test('it never disagrees with the match itself', () => {
    for (const tier of [null, 'standard', 'premium', 'unheard-of']) {
      const one = ticket({}, tier);
      expect(explainMatch(policy, one).tier).toBe(matchTier(policy, one));
    }
  });
});
