/** Do FirstVDS's packages lie over the tier, under event plans and reduced service? */
import { type ClockRow, clockTable, policyOf } from './situation.ts';

const policy = policyOf('firstvds-packs.json');

/** 17 November 2014 is a Monday; Moscow is at +03:00. */
function asked(
  of: { readonly tier: string; readonly pack?: string; readonly name?: string },
  opened: string,
  owed: string,
  due: string,
): ClockRow {
  const { tier, pack, name = 'ACME' } = of;
  const fields = { support_tier: tier, ...(pack !== undefined && { pack }) };
  return {
    situation: `${name}, ${tier} with ${pack ?? 'no package'}: ${opened} is owed ${owed}`,
    customer: tier,
    ticket: { organization: { id: 1, name, fields } },
    history: [opened],
    tier,
    promise: 'firstReply',
    owed,
    due,
  };
}

const TASK = '2014-11-17T10:00:00+03:00 customer opens, task';
const INCIDENT = '2014-11-17T10:00:00+03:00 customer opens, incident';

describe('FirstVDS: packages over the tier', () => {
  const basic = { tier: 'newcomer', pack: 'basic' };
  const premium = { tier: 'newcomer', pack: 'premium' };

  clockTable(policy, [
    asked({ tier: 'newcomer' }, TASK, 'running, 48h of always', '2014-11-19T10:00:00+03:00'),
    asked(basic, TASK, 'running, 24h of always', '2014-11-18T10:00:00+03:00'),
    asked(premium, TASK, 'running, 5h of always', '2014-11-17T15:00:00+03:00'),
    asked(basic, INCIDENT, 'running, 1h of always', '2014-11-17T11:00:00+03:00'),
    // Over the tier means instead of it, even where the tier is better.
    asked(
      { tier: 'loyal', pack: 'basic' },
      TASK,
      'running, 24h of always',
      '2014-11-18T10:00:00+03:00',
    ),
    asked(
      { tier: 'loyal', pack: 'premium' },
      TASK,
      'running, 5h of always',
      '2014-11-17T15:00:00+03:00',
    ),
    asked(
      { tier: 'loyal', pack: 'other' },
      TASK,
      'running, 8h of always',
      '2014-11-17T18:00:00+03:00',
    ),
    // The event plan lies over the package, from its first to its last millisecond.
    asked(
      { ...basic, name: 'Peak' },
      '2014-11-19T23:59:59.999+03:00 customer opens, task',
      'running, 24h of always',
      '2014-11-20T23:59:59.999+03:00',
    ),
    asked(
      { ...basic, name: 'Peak' },
      '2014-11-20T00:00:00+03:00 customer opens, task',
      'running, 1h of always',
      '2014-11-20T01:00:00+03:00',
    ),
    asked(
      { ...basic, name: 'Peak' },
      '2014-11-20T00:00:00.001+03:00 customer opens, task',
      'running, 1h of always',
      '2014-11-20T01:00:00.001+03:00',
    ),
    asked(
      { ...basic, name: 'Peak' },
      '2014-11-22T00:00:00+03:00 customer opens, task',
      'running, 24h of always',
      '2014-11-23T00:00:00+03:00',
    ),
    // Reduced service lies over all of them.
    asked(
      premium,
      '2014-11-30T23:59:59.999+03:00 customer opens, task',
      'running, 5h of always',
      '2014-12-01T04:59:59.999+03:00',
    ),
    asked(
      premium,
      '2014-12-01T00:00:00+03:00 customer opens, task',
      'running, 72h of always',
      '2014-12-04T00:00:00+03:00',
    ),
    asked(
      premium,
      '2014-12-03T00:00:00+03:00 customer opens, task',
      'running, 5h of always',
      '2014-12-03T05:00:00+03:00',
    ),
    asked(
      premium,
      '2014-12-01T00:00:00+03:00 customer opens, incident',
      'running, 1h of always',
      '2014-12-01T01:00:00+03:00',
    ),
  ]);
});
