/** Can OVHcloud's replacement of hardware be run: around the clock, by class and by tier? */
import { type ClockRow, clockTable, policyOf } from './situation.ts';

const policy = policyOf('ovhcloud.json');

/** 16 November 2019 is a Saturday; Paris is at +01:00. */
const asked = { promise: 'replacement', ticket: { form: 'Hardware' } } as const;
const OPENED = '2019-11-16T22:00:00+01:00 customer opens';

function within(customer: string, component: string, target: string, due: string): ClockRow {
  return {
    ...asked,
    situation: `a ${component} of a ${customer} customer is replaced within ${target}`,
    customer,
    history: [OPENED, `2019-11-16T22:00:00+01:00 component ${component}`],
    kind: 'replacement',
    owed: `running, ${target} of always`,
    due,
  };
}

describe('OVHcloud: replacement asked for on Saturday night', () => {
  clockTable(policy, [
    within('standard', 'disk', '24h', '2019-11-17T22:00:00+01:00'),
    within('standard', 'psu', '24h', '2019-11-17T22:00:00+01:00'),
    within('standard', 'ram', '48h', '2019-11-18T22:00:00+01:00'),
    within('standard', 'board', '72h', '2019-11-19T22:00:00+01:00'),
    within('premium', 'disk', '12h', '2019-11-17T10:00:00+01:00'),
    within('premium', 'ram', '24h', '2019-11-17T22:00:00+01:00'),
    within('premium', 'board', '48h', '2019-11-18T22:00:00+01:00'),
    within('business', 'disk', '8h', '2019-11-17T06:00:00+01:00'),
    within('business', 'board', '24h', '2019-11-17T22:00:00+01:00'),
    within('enterprise', 'disk', '4h', '2019-11-17T02:00:00+01:00'),
    within('enterprise', 'board', '12h', '2019-11-17T10:00:00+01:00'),
    within('market-digital', 'disk', '72h', '2019-11-19T22:00:00+01:00'),
    within('market-priority', 'board', '48h', '2019-11-18T22:00:00+01:00'),
  ]);
});

describe('OVHcloud: replacement around the clock, while people keep office hours', () => {
  clockTable(policy, [
    {
      ...asked,
      situation: 'a standard customer who asks for advice on the same night waits for Monday',
      customer: 'standard',
      ticket: {},
      history: ['2019-11-16T22:00:00+01:00 customer opens, advice'],
      promise: 'firstReply',
      owed: 'running, 8h of office',
      due: '2019-11-18T16:00:00+01:00',
    },
    {
      ...asked,
      situation: 'the request for a part is answered on the same night',
      customer: 'standard',
      history: [OPENED],
      promise: 'firstReply',
      owed: 'running, 2h of always',
      due: '2019-11-17T00:00:00+01:00',
    },
    {
      ...asked,
      situation: 'no part is owed while nobody knows which',
      customer: 'standard',
      history: [OPENED],
      owed: 'not promised',
      due: null,
    },
    {
      ...asked,
      situation: 'the part is owed from when it is named',
      customer: 'standard',
      history: [OPENED, '2019-11-17T01:00:00+01:00 component disk'],
      owed: 'running, 24h of always',
      due: '2019-11-18T01:00:00+01:00',
    },
    {
      ...asked,
      situation: 'the part named wrongly is owed from the original start',
      customer: 'standard',
      history: [
        OPENED,
        '2019-11-16T22:00:00+01:00 component board',
        '2019-11-17T10:00:00+01:00 component disk',
      ],
      owed: 'running, 24h of always',
      due: '2019-11-17T22:00:00+01:00',
    },
    {
      ...asked,
      situation: 'pending pauses no replacement, since the stock is ours',
      customer: 'standard',
      history: [
        OPENED,
        '2019-11-16T22:00:00+01:00 component disk',
        '2019-11-16T23:00:00+01:00 agent replies',
        '2019-11-16T23:00:00+01:00 status pending',
      ],
      at: '2019-11-17T10:00:00+01:00',
      owed: 'running, 24h of always',
      due: '2019-11-17T22:00:00+01:00',
    },
    {
      ...asked,
      situation: 'the wait for the maintenance window of the customer pauses it',
      customer: 'standard',
      history: [
        OPENED,
        '2019-11-16T22:00:00+01:00 component disk',
        '2019-11-16T23:00:00+01:00 waits for the window',
        '2019-11-17T03:00:00+01:00 the window is reached',
      ],
      owed: 'running, 24h of always',
      due: '2019-11-18T02:00:00+01:00',
    },
    {
      ...asked,
      situation: 'a customer who becomes premium has the board 48 hours from then',
      customer: 'standard',
      history: [
        OPENED,
        '2019-11-16T22:00:00+01:00 component board',
        '2019-11-17T00:00:00+01:00 tier premium',
      ],
      owed: 'running, 48h of always',
      due: '2019-11-19T00:00:00+01:00',
    },
    {
      ...asked,
      situation: 'a customer who becomes premium too late for it to help keeps the deadline',
      customer: 'standard',
      history: [
        OPENED,
        '2019-11-16T22:00:00+01:00 component board',
        '2019-11-18T00:00:00+01:00 tier premium',
      ],
      owed: 'running, 72h of always',
      due: '2019-11-19T22:00:00+01:00',
    },
  ]);
});

describe('OVHcloud: replaced at the deadline', () => {
  const replacedAt = (at: string): Omit<ClockRow, 'situation' | 'owed' | 'due'> => ({
    ...asked,
    customer: 'standard',
    history: [OPENED, '2019-11-16T22:00:00+01:00 component disk', `${at} part replaced`],
  });
  const due = '2019-11-17T22:00:00+01:00';

  clockTable(policy, [
    {
      ...replacedAt('2019-11-17T21:59:59.999+01:00'),
      situation: 'replaced a millisecond before, it is met',
      owed: 'met, 24h of always',
      due,
    },
    {
      ...replacedAt('2019-11-17T22:00:00+01:00'),
      situation: 'replaced at the deadline, it is met',
      owed: 'met, 24h of always',
      due,
    },
    {
      ...replacedAt('2019-11-17T22:00:00.001+01:00'),
      situation: 'replaced a millisecond after, it is breached',
      owed: 'breached, 24h of always',
      due,
      breached: due,
    },
  ]);
});
