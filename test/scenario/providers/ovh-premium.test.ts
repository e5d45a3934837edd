/** Can OVH's premium accounts of 2009 be run: named people, seven languages, round the clock? */
import { entitledTable } from './entitled.ts';
import { clockTable, policyOf } from './situation.ts';

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
  const night = ['Premium nights', 'Premium'];
  const onDuty = (iso: string, names: readonly string[]) =>
    ({ customer: 'premium', at: iso, owed: { onDuty: names } }) as const;

  entitledTable(policy, [
    {
      customer: 'premium',
      at: '2009-11-15T03:00:00+01:00',
      owed: {
        channels: ['email', 'phone', 'chat'],
        languages: ['fr', 'en', 'de', 'es', 'it', 'pl', 'pt'],
        people: 'open',
        configurationHelp: 'open',
      },
    },
    {
      customer: 'standard',
      at: '2009-11-15T03:00:00+01:00',
      owed: { languages: ['fr', 'en'], people: 'closed until 2009-11-16T07:00:00Z', onDuty: [] },
    },
    {
      customer: 'standard',
      // Armistice Day.
      at: '2009-11-11T12:00:00+01:00',
      owed: { people: 'closed until 2009-11-12T07:00:00Z' },
    },
    onDuty('2009-11-16T07:59:59.999+01:00', ['Premium']),
    onDuty('2009-11-16T08:00:00+01:00', ['C. Durand', 'Premium']),
    onDuty('2009-11-16T19:59:59.999+01:00', ['C. Durand', 'Premium']),
    onDuty('2009-11-16T20:00:00+01:00', night),
    onDuty('2009-11-17T03:00:00+01:00', night),
    // Saturday morning is still the night of Friday.
    onDuty('2009-11-21T07:59:59.999+01:00', night),
    onDuty('2009-11-21T08:00:00+01:00', ['Premium']),
    onDuty('2009-11-11T12:00:00+01:00', ['Premium']),
  ]);
});
