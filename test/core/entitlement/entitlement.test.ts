/** What is a customer entitled to beside the clocks, as of an instant? */
import { entitlementOf } from '../../../engine/core/entitlement/entitlement.ts';
import { unopened } from '../../../engine/core/ticket/ticket.ts';
import { at, ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const { standard, premium } = EXAMPLE_FILE.tiers;
const { default: _none, ...file } = EXAMPLE_FILE;
const policy = policyFrom({
  ...file,
  tiers: {
    standard: {
      ...standard,
      channels: ['web', 'email'],
      languages: ['fr', 'en'],
      configurationHelp: { calendar: 'office' },
      people: 'always',
      contacts: [
        { role: 'account manager', name: 'A. Martin', group: 'TAM', duty: 'office' },
        { role: 'architect' },
      ],
    },
    premium: { ...premium, configurationHelp: true },
  },
  packs: {
    catalogue: { backups: { handling: '15m' } },
    plans: {
      basic: {
        match: [{ userField: 'pack', is: 'basic' }],
        price: 250,
        quota: 5,
        period: 'month',
        tasks: ['backups'],
        otherTasks: 'quote',
        promises: { firstReply: { within: '24h', calendar: 'always' } },
      },
    },
  },
  eventPlans: [{ organization: 'ACME', from: '2026-11-23', to: '2026-11-30', contact: 'B. Roy' }],
  reducedService: [
    {
      from: '2026-11-24',
      to: '2026-11-24',
      tiers: ['standard'],
      promises: { nextReply: { within: '72h', calendar: 'always' } },
      notice: 'We are moving.',
    },
  ],
});
const entitled = (tier: string | null, iso: string, requester = {}) =>
  entitlementOf(policy, unopened(ticketOf(tier, { requester })), at(iso));
const MONDAY = '2026-11-23T10:00:00+01:00';

describe('entitlementOf', () => {
  test('names channels, languages and the hours of people', () => {
    const { channels, languages, people } = entitled('standard', MONDAY);
    expect({ channels, languages, open: people?.openNow, opens: people?.opensAt }).toEqual({
      channels: ['web', 'email'],
      languages: ['fr', 'en'],
      open: true,
      opens: null,
    });
  });

  test.each([
    ['1 ms before the office opens', '2026-11-23T08:59:59.999+01:00', false],
    ['when it opens', '2026-11-23T09:00:00+01:00', true],
    ['1 ms before it closes', '2026-11-23T17:59:59.999+01:00', true],
    ['when it closes', '2026-11-23T18:00:00+01:00', false],
  ])('%s, help with configuration at its own hours is open: %s', (_when, iso, open) => {
    expect(entitled('standard', iso).configurationHelp?.openNow).toBe(open);
    expect(entitled('premium', iso).configurationHelp?.openNow).toBe(true);
  });

  test('says who is on duty now, and when the others will be', () => {
    const night = entitled('standard', '2026-11-23T22:00:00+01:00').contacts;
    expect(night.map(({ contact, hours }) => [contact.role, hours.openNow, hours.opensAt])).toEqual(
      [
        ['account manager', false, at('2026-11-24T09:00:00+01:00')],
        ['architect', true, null],
      ],
    );
  });

  test.each([
    ['1 ms before it', '2026-11-22T23:59:59.999+01:00', null],
    ['on its first instant', '2026-11-23T00:00:00+01:00', 'B. Roy'],
    ['on its last', '2026-11-30T23:59:59.999+01:00', 'B. Roy'],
    ['1 ms after', '2026-12-01T00:00:00+01:00', null],
  ])('the event plan holds for its organization %s: %s', (_when, iso, contact) => {
    expect(entitled('premium', iso).eventPlan?.contact ?? null).toBe(contact);
  });

  test('reduced service is told to the tiers it is for, while it lasts', () => {
    const notices = (tier: string, iso: string) =>
      entitled(tier, iso).reducedService.map(({ notice }) => notice);
    expect(notices('standard', '2026-11-24T12:00:00+01:00')).toEqual(['We are moving.']);
    expect(notices('premium', '2026-11-24T12:00:00+01:00')).toEqual([]);
    expect(notices('standard', '2026-11-25T00:00:00+01:00')).toEqual([]);
  });

  test('nobody’s customer is owed nothing, and may still have a pack', () => {
    const found = entitled(null, MONDAY, { fields: { pack: 'basic' } });
    expect({ ...found, pack: found.pack?.name }).toMatchObject({
      tier: null,
      pack: 'basic',
      people: null,
      configurationHelp: null,
      channels: [],
      contacts: [],
    });
  });
});
