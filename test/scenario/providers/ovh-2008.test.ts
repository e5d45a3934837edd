/** Can OVH's two streams of 2008 be run: advice and incidents, sorted by agents? */
import { clockTable, firstOf, policyOf } from './situation.ts';

const policy = policyOf('ovh-2008.json');

/** 17 November 2008 is a Monday; Paris is at +01:00. */
const asIncident = {
  customer: 'dedicated',
  ticket: { form: 'Incident' },
  promise: 'firstReply',
} as const;
const OPENED = '2008-11-17T10:00:00+01:00 customer opens';

describe('OVH 2008: two streams', () => {
  clockTable(policy, [
    {
      ...asIncident,
      situation: 'the form for questions is advice at once, and waits for office hours',
      ticket: { form: 'Question' },
      history: [OPENED],
      kind: 'advice',
      proposed: null,
      owed: 'running, 8h of office',
      due: '2008-11-17T18:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'the form for incidents only proposes, and the ticket is owed what is unsorted',
      history: [OPENED],
      kind: null,
      proposed: 'incident',
      owed: 'running, 4h of office',
      due: '2008-11-17T14:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'an agent confirms the incident, and two hours count from the opening',
      history: [OPENED, '2008-11-17T10:30:00+01:00 kind incident'],
      kind: 'incident',
      owed: 'running, 2h of always',
      due: '2008-11-17T12:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'an agent says that it is advice, and eight hours count from the opening',
      history: [OPENED, '2008-11-17T10:30:00+01:00 kind advice'],
      kind: 'advice',
      owed: 'running, 8h of office',
      due: '2008-11-17T18:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'an incident at night is due in the night',
      history: [
        '2008-11-17T23:00:00+01:00 customer opens',
        '2008-11-17T23:10:00+01:00 kind incident',
      ],
      owed: 'running, 2h of always',
      due: '2008-11-18T01:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'advice asked for at night waits for the office',
      history: [
        '2008-11-17T23:00:00+01:00 customer opens',
        '2008-11-17T23:10:00+01:00 kind advice',
      ],
      owed: 'running, 8h of office',
      due: '2008-11-18T16:00:00+01:00',
    },
  ]);
});

describe('OVH 2008: a ticket sorted late', () => {
  clockTable(policy, [
    {
      ...asIncident,
      situation: 'confirmed a millisecond before two hours are over, it runs',
      history: [OPENED, '2008-11-17T11:59:59.999+01:00 kind incident'],
      owed: 'running, 2h of always',
      due: '2008-11-17T12:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'confirmed as two hours are over, it runs',
      history: [OPENED, '2008-11-17T12:00:00+01:00 kind incident'],
      owed: 'running, 2h of always',
      due: '2008-11-17T12:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'confirmed a millisecond after two hours are over, it is breached at that moment',
      history: [OPENED, '2008-11-17T12:00:00.001+01:00 kind incident'],
      owed: 'breached, 2h of always',
      due: '2008-11-17T12:00:00+01:00',
      breached: '2008-11-17T12:00:00.001+01:00',
    },
    {
      ...asIncident,
      situation: 'called advice after the breach without a reason, the breach stands',
      history: [
        OPENED,
        '2008-11-17T10:05:00+01:00 kind incident',
        '2008-11-17T12:30:00+01:00 kind advice',
      ],
      owed: 'breached, 8h of office',
      due: '2008-11-17T18:00:00+01:00',
      breached: '2008-11-17T12:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'called advice after the breach with a reason, the breach is withdrawn',
      history: [
        OPENED,
        '2008-11-17T10:05:00+01:00 kind incident',
        '2008-11-17T12:30:00+01:00 kind advice because the server was never down',
      ],
      owed: 'running, 8h of office',
      due: '2008-11-17T18:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'sorted anew after it was answered in time, nothing changes',
      history: [
        OPENED,
        '2008-11-17T10:05:00+01:00 kind incident',
        '2008-11-17T11:00:00+01:00 agent replies',
        '2008-11-17T11:30:00+01:00 kind advice',
      ],
      owed: 'met, 2h of always',
      due: '2008-11-17T12:00:00+01:00',
    },
  ]);
});

describe('OVH 2008: several teams on one ticket', () => {
  const called = [
    OPENED,
    '2008-11-17T10:30:00+01:00 kind incident',
    '2008-11-17T11:00:00+01:00 agent promises 2008-11-17T15:00:00+01:00',
    '2008-11-17T11:10:00+01:00 agent promises 2008-11-17T16:30:00+01:00',
  ];

  clockTable(policy, [
    {
      ...asIncident,
      situation: 'the first team has the time that it promised',
      history: called,
      promise: 'promisedTime',
      owed: 'running, 4h of 24x7',
      due: '2008-11-17T15:00:00+01:00',
    },
    {
      ...asIncident,
      situation: 'the second team has a time of its own',
      history: called,
      promise: 'promisedTime 2',
      owed: 'running, 5h20m of 24x7',
      due: '2008-11-17T16:30:00+01:00',
    },
  ]);
});

describe('OVH 2008: the queue follows the kind', () => {
  const advice = {
    situation: 'advice',
    customer: 'dedicated',
    history: ['2008-11-17T09:00:00+01:00 customer opens, advice'],
  };
  const incident = (then: readonly string[]) => ({
    situation: 'incident',
    customer: 'dedicated',
    ticket: { form: 'Incident' },
    history: [OPENED, ...then],
  });

  test.each([
    ['unsorted', [], 'incident'],
    ['confirmed', ['2008-11-17T10:05:00+01:00 kind incident'], 'incident'],
    ['said to be advice', ['2008-11-17T10:05:00+01:00 kind advice'], 'advice'],
  ])('what was filed as an incident, %s, stands by that beside older advice', (_, then, first) => {
    expect(firstOf(policy, advice, incident(then)).situation).toBe(first);
  });
});
