/** Can FirstVDS's packages and its queue by weight be run, without starving those at the back? */
import { type ClockRow, clockTable, firstOf, policyOf, type Situation } from './situation.ts';

const policy = policyOf('firstvds.json');

/** 17 November 2014 is a Monday; Moscow is at +03:00. */
const OPENED = '2014-11-17T10:00:00+03:00';

function packed(pack: string, kind: string, owed: string, due: string): ClockRow {
  return {
    situation: `a ${kind} of a customer with the package ${pack} is owed: ${owed}`,
    customer: 'newcomer',
    ticket: {
      organization: { id: 1, name: 'ACME', fields: { support_tier: 'newcomer', pack } },
    },
    history: [`${OPENED} customer opens, ${kind}`],
    promise: 'firstReply',
    owed,
    due,
  };
}

/** The packages as tiers; packs that lie over a tier need the engine's own section for them. */
describe('FirstVDS: packages', () => {
  clockTable(policy, [
    packed('basic', 'task', 'running, 24h of always', '2014-11-18T10:00:00+03:00'),
    packed('premium', 'task', 'running, 5h of always', '2014-11-17T15:00:00+03:00'),
    packed('basic', 'incident', 'running, 1h of always', '2014-11-17T11:00:00+03:00'),
    packed('premium', 'incident', 'running, 1h of always', '2014-11-17T11:00:00+03:00'),
    packed('none', 'task', 'running, 48h of always', '2014-11-19T10:00:00+03:00'),
    ...(
      [
        ['a millisecond before five hours are over', '14:59:59.999', 'met'],
        ['as five hours are over', '15:00:00', 'met'],
        ['a millisecond after five hours are over', '15:00:00.001', 'breached'],
      ] as const
    ).map(([when, time, state]): ClockRow => {
      const asked = packed(
        'premium',
        'task',
        `${state}, 5h of always`,
        '2014-11-17T15:00:00+03:00',
      );
      return {
        ...asked,
        situation: `a Premium task answered ${when} is ${state}`,
        history: [...asked.history, `2014-11-17T${time}+03:00 agent replies`],
        ...(state === 'breached' ? { breached: '2014-11-17T15:00:00+03:00' } : {}),
      };
    }),
    {
      ...packed('none', 'task', 'running, 24h of always', '2014-11-18T20:00:00+03:00'),
      situation: 'a package bought while a task waits helps from that moment',
      history: [`${OPENED} customer opens, task`, '2014-11-17T20:00:00+03:00 package basic'],
      tier: 'pack-basic',
    },
  ]);
});

describe('FirstVDS: the queue by weight', () => {
  const ticket = (customer: string, opened: string, kind = 'task'): Situation => ({
    situation: customer,
    customer,
    history: [`${opened} customer opens, ${kind}`],
  });
  const newcomer = ticket('newcomer', OPENED);

  test.each([
    ['at the same time, a loyal customer goes first', 'loyal', OPENED, 'loyal'],
    ['a loyal customer may come six hours later', 'loyal', '2014-11-17T16:00:00+03:00', 'loyal'],
    ['seven hours later a loyal one waits', 'loyal', '2014-11-17T17:00:00+03:00', 'newcomer'],
    ['the greatest weight passes 12 h less 1 s', 'grand', '2014-11-17T21:59:59+03:00', 'grand'],
    ['the greatest weight does not pass 12 h', 'grand', '2014-11-17T22:00:00+03:00', 'newcomer'],
    ['nor 12 h and a second', 'grand', '2014-11-17T22:00:01+03:00', 'newcomer'],
  ])('%s: opened as %s at %s, first is %s', (_when, customer, opened, first) => {
    expect(firstOf(policy, newcomer, ticket(customer, opened)).situation).toBe(first);
  });

  test('an incident of a newcomer goes before the task of a loyal customer', () => {
    const incident = ticket('newcomer', '2014-11-17T11:00:00+03:00', 'incident');
    expect(firstOf(policy, ticket('loyal', OPENED), incident)).toBe(incident);
  });

  test('what a newcomer is promised does not change when others pass', () => {
    const passing = ticket('grand', '2014-11-17T12:00:00+03:00');
    expect(firstOf(policy, newcomer, passing)).toBe(passing);
  });

  clockTable(policy, [
    {
      ...newcomer,
      situation: 'a newcomer has the same promised wait as a loyal customer',
      promise: 'firstReply',
      owed: 'running, 48h of always',
      due: '2014-11-19T10:00:00+03:00',
    },
    {
      ...ticket('loyal', OPENED),
      situation: 'a loyal customer goes first, and is promised the same wait',
      promise: 'firstReply',
      owed: 'running, 48h of always',
      due: '2014-11-19T10:00:00+03:00',
    },
  ]);
});
