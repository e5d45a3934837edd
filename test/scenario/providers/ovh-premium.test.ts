/** Can OVH's premium accounts of 2009 be run: named people, seven languages, round the clock? */
import type { Contact, Tier } from '../../../engine/core/policy/tier.ts';
import { at } from '../../support/histories.ts';
import { clockTable, policyOf, tierNamed } from './situation.ts';

const policy = policyOf('ovh-premium.json');

/** 15 November 2009 is a Sunday; Paris is at +01:00. */
const SUNDAY = '2009-11-15T03:00:00+01:00 customer opens, advice';

describe('OVH premium: advice around the clock', () => {
  clockTable(policy, [
    {
      situation: 'asked on Sunday night, a premium account is answered within two hours',
      customer: 'premium',
      history: [SUNDAY],
      tier: 'premium',
      promise: 'firstReply',
      owed: 'running, 2h of always',
      due: '2009-11-15T05:00:00+01:00',
    },
    {
      situation: 'asked on Sunday night, a standard customer waits for Monday',
      customer: 'standard',
      history: [SUNDAY],
      tier: 'standard',
      promise: 'firstReply',
      owed: 'running, 8h of office',
      due: '2009-11-16T16:00:00+01:00',
    },
    {
      situation: 'asked on Armistice Day, a standard customer waits for the day after',
      customer: 'standard',
      history: ['2009-11-11T09:00:00+01:00 customer opens, advice'],
      promise: 'firstReply',
      owed: 'running, 8h of office',
      due: '2009-11-12T16:00:00+01:00',
    },
    {
      situation: 'a second question of a premium account is answered within two hours, too',
      customer: 'premium',
      history: [
        SUNDAY,
        '2009-11-15T04:00:00+01:00 agent replies',
        '2009-11-15T04:30:00+01:00 customer writes',
      ],
      promise: 'nextReply',
      owed: 'running, 2h of always',
      due: '2009-11-15T06:30:00+01:00',
    },
    {
      situation: 'a customer who becomes premium while waiting is owed two hours from then',
      customer: 'standard',
      history: [SUNDAY, '2009-11-15T09:00:00+01:00 tier premium'],
      tier: 'premium',
      promise: 'firstReply',
      owed: 'running, 2h of always',
      due: '2009-11-15T11:00:00+01:00',
    },
    {
      situation: 'an account that is premium no more keeps the deadline of its open ticket',
      customer: 'premium',
      history: [SUNDAY, '2009-11-15T04:00:00+01:00 tier standard'],
      tier: 'standard',
      promise: 'firstReply',
      owed: 'running, 2h of always',
      due: '2009-11-15T05:00:00+01:00',
    },
  ]);
});

describe('OVH premium: what the tier entitles to', () => {
  const premium = tierNamed(policy, 'premium');

  test('premium is served by mail, phone and chat, in seven languages, around the clock', () => {
    expect(premium.channels).toEqual(['email', 'phone', 'chat']);
    expect(premium.languages).toEqual(['fr', 'en', 'de', 'es', 'it', 'pl', 'pt']);
    expect(premium.people.alwaysOpen).toBe(true);
  });

  test('standard has the languages of the file, and nobody by name', () => {
    const standard = tierNamed(policy, 'standard');
    expect(standard.languages).toEqual(['fr', 'en']);
    expect(standard.contacts).toEqual([]);
  });

  test.each([
    ['on Monday a millisecond before eight', '2009-11-16T07:59:59.999+01:00', 'Premium'],
    ['on Monday at eight', '2009-11-16T08:00:00+01:00', 'C. Durand, Premium'],
    ['on Monday a millisecond after eight', '2009-11-16T08:00:00.001+01:00', 'C. Durand, Premium'],
    [
      'on Monday a millisecond before closing',
      '2009-11-16T19:59:59.999+01:00',
      'C. Durand, Premium',
    ],
    ['on Monday at closing', '2009-11-16T20:00:00+01:00', 'Premium nights, Premium'],
    ['in the night of Tuesday', '2009-11-17T03:00:00+01:00', 'Premium nights, Premium'],
    [
      'on Saturday morning, still of Friday night',
      '2009-11-21T07:59:59.999+01:00',
      'Premium nights, Premium',
    ],
    ['on Saturday at eight', '2009-11-21T08:00:00+01:00', 'Premium'],
    ['on Armistice Day', '2009-11-11T12:00:00+01:00', 'Premium'],
  ])('%s, at %s, on duty are %s', (_when, iso, names) => {
    expect(onDuty(premium, at(iso)).map(({ name, group }) => name ?? group)).toEqual(
      names.split(', '),
    );
  });
});

/** A contact without hours of its own is on duty while the tier has people. */
function onDuty({ contacts, people }: Tier, now: number): readonly Contact[] {
  return contacts.filter(({ duty }) => (duty ?? people).isOpenAt(now));
}
