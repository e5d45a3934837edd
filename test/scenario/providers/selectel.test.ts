/** Can Selectel's reaction times, and solutions promised for an instant, be run? */
import { type ClockRow, clockTable, policyOf } from './situation.ts';

const policy = policyOf('selectel.json');

/** 18 November 2019 is a Monday; Moscow is at +03:00. */
const OPENED = '2019-11-18T02:00:00+03:00 customer opens, task';
const PROMISED = [
  OPENED,
  '2019-11-18T02:10:00+03:00 agent replies',
  '2019-11-18T02:10:00+03:00 agent promises 2019-11-18T09:00:00+03:00',
];
const DUE = '2019-11-18T09:00:00+03:00';
const client = { customer: 'client' } as const;

describe('Selectel: the reaction time', () => {
  const reacted = (when: string, time: string, state: string): ClockRow => ({
    ...client,
    situation: `answered ${when}, it is ${state}`,
    history: [OPENED, `2019-11-18T${time}+03:00 agent replies`],
    promise: 'firstReply',
    owed: `${state}, 15m of always`,
    due: '2019-11-18T02:15:00+03:00',
    ...(state === 'breached' ? { breached: '2019-11-18T02:15:00+03:00' } : {}),
  });

  clockTable(policy, [
    {
      ...client,
      situation: 'at night, too, a reaction is due in a quarter of an hour',
      history: [OPENED],
      promise: 'firstReply',
      owed: 'running, 15m of always',
      due: '2019-11-18T02:15:00+03:00',
    },
    reacted('a millisecond before 15 minutes are over', '02:14:59.999', 'met'),
    reacted('as 15 minutes are over', '02:15:00', 'met'),
    reacted('a millisecond after 15 minutes are over', '02:15:00.001', 'breached'),
    {
      ...client,
      situation: 'a question before the promised time is owed a reaction of its own',
      history: [...PROMISED, '2019-11-18T04:00:00+03:00 customer writes'],
      promise: 'nextReply',
      owed: 'running, 30m of always',
      due: '2019-11-18T04:30:00+03:00',
    },
  ]);
});

describe('Selectel: a solution promised for an instant', () => {
  const promised = (situation: string, then: readonly string[], owed: string): ClockRow => ({
    ...client,
    situation,
    history: [...PROMISED, ...then],
    promise: 'promisedTime',
    owed: `${owed}, 6h50m of 24x7`,
    due: DUE,
    ...(owed === 'breached' ? { breached: DUE } : {}),
  });

  clockTable(policy, [
    {
      ...promised('the early reply with the estimate meets the reaction time', [], 'met'),
      promise: 'firstReply',
      owed: 'met, 15m of always',
      due: '2019-11-18T02:15:00+03:00',
    },
    promised(
      'the estimate is a deadline, and the reply that gives it does not meet it',
      [],
      'running',
    ),
    promised('a note keeps no promise', ['2019-11-18T08:00:00+03:00 agent notes'], 'running'),
    promised(
      'waiting for the customer pauses no promised time',
      ['2019-11-18T02:30:00+03:00 status pending'],
      'running',
    ),
    promised(
      'kept a millisecond before, it is met',
      ['2019-11-18T08:59:59.999+03:00 agent replies'],
      'met',
    ),
    promised('kept at the instant, it is met', ['2019-11-18T09:00:00+03:00 agent replies'], 'met'),
    promised(
      'kept a millisecond after, it is breached',
      ['2019-11-18T09:00:00.001+03:00 agent replies'],
      'breached',
    ),
    promised(
      'solved without another word, it is met',
      ['2019-11-18T08:00:00+03:00 status solved'],
      'met',
    ),
    {
      ...promised(
        'a second estimate, told in a reply, is owed instead of the first',
        [],
        'running',
      ),
      history: [
        ...PROMISED,
        '2019-11-18T08:00:00+03:00 agent replies',
        '2019-11-18T08:00:00+03:00 agent promises 2019-11-18T12:00:00+03:00',
      ],
      promise: 'promisedTime 2',
      owed: 'running, 4h of 24x7',
      due: '2019-11-18T12:00:00+03:00',
    },
    {
      ...promised('an instant that has passed is no promise', [], 'running'),
      history: [OPENED, '2019-11-18T03:00:00+03:00 agent promises 2019-11-18T02:30:00+03:00'],
      owed: 'not promised',
      due: null,
    },
  ]);
});
