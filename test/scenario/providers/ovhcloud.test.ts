/** Can OVHcloud's tiers be run: hours, help with configuration, root causes, event plans? */

import { eventPlanFor } from '../../../engine/core/entitlement/target.ts';
import { at } from '../../support/histories.ts';
import { type EntitledRow, entitledTable } from './entitled.ts';
import { type ClockRow, clockTable, policyOf, tierNamed } from './situation.ts';

const policy = policyOf('ovhcloud.json');

/** 22 November 2019 is a Friday; Paris is at +01:00. */
function first(customer: string, kind: string, owed: string, due: string | null): ClockRow {
  return {
    situation: `a ${customer} customer with ${kind} on Friday at 19:00 is owed: ${owed}`,
    customer,
    // An organization without an event plan.
    ticket: { organization: { id: 2, name: 'Other', fields: { support_tier: customer } } },
    history: [`2019-11-22T19:00:00+01:00 customer opens, ${kind}`],
    tier: customer,
    promise: 'firstReply',
    owed,
    due,
  };
}

describe('OVHcloud: the first reply by tier', () => {
  clockTable(policy, [
    first('standard', 'incident', 'running, 4h of office', '2019-11-25T11:00:00+01:00'),
    first('standard', 'outage', 'running, 1h of always', '2019-11-22T20:00:00+01:00'),
    first('premium', 'incident', 'running, 2h of office', '2019-11-25T09:00:00+01:00'),
    first('business', 'incident', 'running, 1h of always', '2019-11-22T20:00:00+01:00'),
    first('enterprise', 'incident', 'running, 30m of always', '2019-11-22T19:30:00+01:00'),
    first('market-digital', 'advice', 'running, 12h of extended', '2019-11-25T10:00:00+01:00'),
    first('market-priority', 'advice', 'running, 4h of extended', '2019-11-23T12:00:00+01:00'),
    first('market-digital', 'outage', 'running, 1h of always', '2019-11-22T20:00:00+01:00'),
    first('market-priority', 'outage', 'running, 30m of always', '2019-11-22T19:30:00+01:00'),
  ]);
});

describe('OVHcloud: help with configuration', () => {
  clockTable(policy, [
    first('standard', 'configuration', 'not promised', null),
    first('premium', 'configuration', 'running, 4h of office', '2019-11-25T11:00:00+01:00'),
    first('business', 'configuration', 'running, 2h of always', '2019-11-22T21:00:00+01:00'),
    first('market-digital', 'configuration', 'not promised', null),
    first(
      'market-priority',
      'configuration',
      'running, 4h of extended',
      '2019-11-23T12:00:00+01:00',
    ),
    {
      ...first('premium', 'advice', 'running, 4h of office', '2019-11-25T11:00:00+01:00'),
      situation: 'the answer "how to" in the form is help with configuration at once',
      ticket: {
        fields: { reason: 'how to' },
        organization: { id: 2, name: 'Other', fields: { support_tier: 'premium' } },
      },
      history: ['2019-11-22T19:00:00+01:00 customer opens'],
      kind: 'configuration',
    },
    {
      ...first('premium', 'advice', 'running, 4h of office', '2019-11-25T11:00:00+01:00'),
      situation: 'the answer "down" in the form proposes an incident',
      ticket: {
        fields: { service_state: 'down' },
        organization: { id: 2, name: 'Other', fields: { support_tier: 'premium' } },
      },
      history: ['2019-11-22T19:00:00+01:00 customer opens'],
      kind: null,
      proposed: 'incident',
    },
  ]);

  test.each([
    ['standard', false],
    ['premium', true],
    ['business', true],
    ['enterprise', true],
    ['market-digital', false],
    ['market-priority', true],
  ])('for %s it is part of the tier: %s', (tier, isPart) => {
    expect(tierNamed(policy, tier).configurationHelp !== null).toBe(isPart);
  });
});

describe('OVHcloud: the explanation of each incident', () => {
  const solved = (customer: string, kind: string): ClockRow => ({
    ...first(customer, kind, 'not promised', null),
    situation: `a ${customer} customer with ${kind} that was solved is owed none`,
    history: [
      `2019-11-22T19:00:00+01:00 customer opens, ${kind}`,
      '2019-11-22T20:00:00+01:00 status solved',
    ],
    promise: 'rootCause',
  });
  const business = (situation: string, then: readonly string[]): ClockRow => ({
    ...solved('business', 'incident'),
    situation,
    history: [...solved('business', 'incident').history, ...then],
    owed: 'running, 72h of always',
    due: '2019-11-25T20:00:00+01:00',
  });

  clockTable(policy, [
    solved('standard', 'incident'),
    solved('premium', 'incident'),
    solved('business', 'advice'),
    business('a business customer has it 72 hours after the solution', []),
    {
      ...business('an enterprise customer has it 48 hours after the solution', []),
      ticket: first('enterprise', 'incident', '', null).ticket ?? {},
      tier: 'enterprise',
      owed: 'running, 48h of always',
      due: '2019-11-24T20:00:00+01:00',
    },
    {
      ...business('explained a millisecond before 72 hours are over, it is met', [
        '2019-11-25T19:59:59.999+01:00 agent explains',
      ]),
      owed: 'met, 72h of always',
    },
    {
      ...business('explained as 72 hours are over, it is met', [
        '2019-11-25T20:00:00+01:00 agent explains',
      ]),
      owed: 'met, 72h of always',
    },
    {
      ...business('explained a millisecond after 72 hours are over, it is breached', [
        '2019-11-25T20:00:00.001+01:00 agent explains',
      ]),
      owed: 'breached, 72h of always',
      breached: '2019-11-25T20:00:00+01:00',
    },
    {
      ...business('reopened before it was explained, it is cancelled', [
        '2019-11-23T08:00:00+01:00 status open',
      ]),
      owed: 'cancelled, 72h of always',
    },
    {
      ...business('solved again, it counts from the second solution', [
        '2019-11-23T08:00:00+01:00 status open',
        '2019-11-23T10:00:00+01:00 status solved',
      ]),
      promise: 'rootCause 2',
      due: '2019-11-26T10:00:00+01:00',
    },
  ]);
});

describe('OVHcloud: an event plan', () => {
  const opened = (at: string, owed: string, due: string): ClockRow => ({
    situation: `opened at ${at}, an incident of the organization is owed: ${owed}`,
    customer: 'enterprise',
    history: [`${at} customer opens, incident`],
    promise: 'firstReply',
    owed,
    due,
  });

  clockTable(policy, [
    opened(
      '2019-11-24T23:59:59.999+01:00',
      'running, 30m of always',
      '2019-11-25T00:29:59.999+01:00',
    ),
    opened('2019-11-25T00:00:00+01:00', 'running, 10m of always', '2019-11-25T00:10:00+01:00'),
    opened(
      '2019-11-25T00:00:00.001+01:00',
      'running, 10m of always',
      '2019-11-25T00:10:00.001+01:00',
    ),
    opened(
      '2019-12-02T23:59:59.999+01:00',
      'running, 10m of always',
      '2019-12-03T00:09:59.999+01:00',
    ),
    opened('2019-12-03T00:00:00+01:00', 'running, 30m of always', '2019-12-03T00:30:00+01:00'),
    opened(
      '2019-12-03T00:00:00.001+01:00',
      'running, 30m of always',
      '2019-12-03T00:30:00.001+01:00',
    ),
    {
      ...opened('2019-11-29T20:00:00+01:00', 'running, 2h of always', '2019-11-29T22:00:00+01:00'),
      situation: 'a disk is replaced within the time of the plan',
      history: [
        '2019-11-29T20:00:00+01:00 customer opens, replacement',
        '2019-11-29T20:00:00+01:00 component disk',
      ],
      promise: 'replacement',
    },
    {
      ...opened('2019-11-29T20:00:00+01:00', 'running, 12h of always', '2019-11-30T08:00:00+01:00'),
      situation: 'a board, which the plan does not name, is replaced within the time of the tier',
      history: [
        '2019-11-29T20:00:00+01:00 customer opens, replacement',
        '2019-11-29T20:00:00+01:00 component board',
      ],
      promise: 'replacement',
    },
    {
      ...opened('2019-11-29T20:00:00+01:00', 'running, 30m of always', '2019-11-29T20:30:00+01:00'),
      situation: 'another organization has the time of its tier',
      ticket: first('enterprise', 'incident', '', null).ticket ?? {},
    },
  ]);

  test('it has a weight and a contact of its own while it lasts', () => {
    const plan = (iso: string) => eventPlanFor(policy, 'ACME', at(iso));
    expect(plan('2019-11-24T23:59:59.999+01:00')).toBeNull();
    expect(plan('2019-11-25T00:00:00+01:00')).toMatchObject({
      weight: 40,
      contact: 'A. Martin, event desk',
    });
    expect(plan('2019-12-03T00:00:00+01:00')).toBeNull();
  });
});

describe('OVHcloud: who answers an enterprise customer', () => {
  const enterprise = (iso: string, owed: EntitledRow['owed']): EntitledRow => ({
    customer: 'enterprise',
    at: iso,
    owed,
  });

  entitledTable(policy, [
    enterprise('2019-11-22T19:59:59.999+01:00', {
      languages: ['fr', 'en'],
      onDuty: ['TAM', 'Architects'],
    }),
    enterprise('2019-11-22T20:00:00+01:00', { onDuty: ['TAM'] }),
    enterprise('2019-11-25T08:00:00+01:00', { onDuty: ['TAM', 'Architects'] }),
    enterprise('2019-11-24T23:59:59.999+01:00', { eventPlan: null }),
    enterprise('2019-11-25T00:00:00+01:00', { eventPlan: 'A. Martin, event desk, weight 40' }),
    enterprise('2019-12-02T23:59:59.999+01:00', { eventPlan: 'A. Martin, event desk, weight 40' }),
    enterprise('2019-12-03T00:00:00+01:00', { eventPlan: null }),
  ]);
});

describe('OVHcloud: help with configuration has hours', () => {
  const help = (customer: string, iso: string, configurationHelp: string | null): EntitledRow => ({
    customer,
    at: iso,
    owed: { configurationHelp },
  });

  entitledTable(policy, [
    help('premium', '2019-11-22T19:59:59.999+01:00', 'open'),
    help('premium', '2019-11-22T20:00:00+01:00', 'closed until 2019-11-25T07:00:00Z'),
    help('premium', '2019-11-25T08:00:00+01:00', 'open'),
    help('standard', '2019-11-25T08:00:00+01:00', null),
    help('business', '2019-11-24T03:00:00+01:00', 'open'),
    help('market-priority', '2019-11-23T17:59:59.999+01:00', 'open'),
    help('market-priority', '2019-11-23T18:00:00+01:00', 'closed until 2019-11-25T07:00:00Z'),
    help('market-priority', '2019-11-25T08:00:00+01:00', 'open'),
  ]);
});
