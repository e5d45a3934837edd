/** Can Docker's changed hours and reduced service be run, and dated promotions be read? */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { readTiersFile } from '../../../engine/tiers-file/read.ts';
import { type EntitledRow, entitledTable } from './entitled.ts';
import { type ClockRow, clockTable, policyOf } from './situation.ts';

const policy = policyOf('docker.json');

/** Moscow is at +03:00 all year. */
function opened(at: string, kind: string, owed: string, due: string): ClockRow {
  return {
    situation: `opened at ${at}, ${kind} is owed: ${owed}, by ${due}`,
    customer: 'hosting',
    history: [`${at} customer opens, ${kind}`],
    promise: 'firstReply',
    owed,
    due,
  };
}

describe('Docker: hours that change from a date', () => {
  const owed = 'running, 4h of support';

  clockTable(policy, [
    opened('2017-02-28T09:00:00+03:00', 'advice', owed, '2017-02-28T13:00:00+03:00'),
    opened('2017-02-28T20:00:00+03:00', 'advice', owed, '2017-03-01T13:00:00+03:00'),
    opened('2017-02-28T23:59:59.999+03:00', 'advice', owed, '2017-03-01T14:00:00+03:00'),
    opened('2017-03-01T00:00:00+03:00', 'advice', owed, '2017-03-01T14:00:00+03:00'),
    opened('2017-03-01T09:00:00+03:00', 'advice', owed, '2017-03-01T14:00:00+03:00'),
    opened('2017-03-01T15:00:00+03:00', 'advice', owed, '2017-03-01T19:00:00+03:00'),
    opened('2017-03-01T15:00:00.001+03:00', 'advice', owed, '2017-03-02T10:00:00.001+03:00'),
    opened('2017-03-01T18:00:00+03:00', 'advice', owed, '2017-03-02T13:00:00+03:00'),
    opened(
      '2017-03-01T03:00:00+03:00',
      'outage',
      'running, 10m of always',
      '2017-03-01T03:10:00+03:00',
    ),
  ]);
});

describe('Docker: reduced service from 13 to 22 September', () => {
  const usual = 'running, 4h of support';
  const reduced = 'running, 72h of always';
  const outage = 'running, 10m of always';

  clockTable(policy, [
    opened('2017-09-12T23:59:59.999+03:00', 'advice', usual, '2017-09-13T14:00:00+03:00'),
    opened('2017-09-13T00:00:00+03:00', 'advice', reduced, '2017-09-16T00:00:00+03:00'),
    opened('2017-09-13T00:00:00.001+03:00', 'advice', reduced, '2017-09-16T00:00:00.001+03:00'),
    opened('2017-09-15T12:00:00+03:00', 'incident', reduced, '2017-09-18T12:00:00+03:00'),
    opened('2017-09-22T23:59:59.999+03:00', 'advice', reduced, '2017-09-25T23:59:59.999+03:00'),
    opened('2017-09-23T00:00:00+03:00', 'advice', usual, '2017-09-23T14:00:00+03:00'),
    opened('2017-09-23T00:00:00.001+03:00', 'advice', usual, '2017-09-23T14:00:00+03:00'),
    opened('2017-09-12T23:59:00+03:00', 'outage', outage, '2017-09-13T00:09:00+03:00'),
    opened('2017-09-15T03:00:00+03:00', 'outage', outage, '2017-09-15T03:10:00+03:00'),
    opened('2017-09-22T23:59:00+03:00', 'outage', outage, '2017-09-23T00:09:00+03:00'),
    {
      ...opened('2017-09-12T15:00:00+03:00', 'advice', usual, '2017-09-12T19:00:00+03:00'),
      situation: 'a ticket of the day before keeps the time that it was promised',
      at: '2017-09-12T18:00:00+03:00',
    },
    {
      ...opened('2017-09-12T12:00:00+03:00', 'advice', reduced, '2017-09-16T12:00:00+03:00'),
      situation: 'the next question on a ticket of the day before waits as the notice says',
      history: [
        '2017-09-12T12:00:00+03:00 customer opens, advice',
        '2017-09-12T13:00:00+03:00 agent replies',
        '2017-09-13T12:00:00+03:00 customer writes',
      ],
      promise: 'nextReply',
    },
    {
      ...opened('2017-09-15T12:00:00+03:00', 'advice', outage, '2017-09-15T12:10:00+03:00'),
      situation: 'advice that turns out to be an outage is owed ten minutes from the opening',
      history: [
        '2017-09-15T12:00:00+03:00 customer opens, advice',
        '2017-09-15T12:05:00+03:00 kind outage',
      ],
    },
  ]);

  test('customers are told what the file says', () => {
    expect(policy.reducedService[0]?.notice).toMatch(/up to 72 hours/);
  });
});

describe('Foxcloud: a discount of a few days', () => {
  const file = () => parse(readFileSync(join(__dirname, 'docker.json'), 'utf8'));
  const problems = (percentOff: number, to = '2017-08-06') => {
    const changed = file();
    Object.assign(changed.promotions[0], { percentOff, to });
    const read = readTiersFile(JSON.stringify(changed));
    return 'problems' in read ? read.problems.map(({ code }) => code) : [];
  };

  test('it is read, and acted on', () => {
    expect(policy.promotions).toMatchObject([{ applies: ['diagnosis'] }]);
    expect(policy.notActedOn).toEqual([]);
  });

  test.each([
    [99, []],
    [100, []],
    [101, ['overPercent']],
  ])('%i %% off is answered with %j', (percentOff, codes) => {
    expect(problems(percentOff)).toEqual(codes);
  });

  test('one that ends before it begins is refused', () => {
    expect(problems(50, '2017-07-31')).toEqual(['reversedDates']);
  });
});

describe('Docker: what a customer is told and when somebody is there', () => {
  const NOTICE = expect.arrayContaining([expect.any(String)]);
  const hosting = (iso: string, owed: EntitledRow['owed']): EntitledRow => ({
    customer: 'hosting',
    at: iso,
    owed,
  });

  entitledTable(policy, [
    hosting('2017-09-12T23:59:59.999+03:00', { notices: [] }),
    hosting('2017-09-13T00:00:00+03:00', { notices: NOTICE }),
    hosting('2017-09-22T23:59:59.999+03:00', { notices: NOTICE }),
    hosting('2017-09-23T00:00:00+03:00', { notices: [] }),
    hosting('2017-02-28T20:59:59.999+03:00', { people: 'open' }),
    hosting('2017-02-28T21:00:00+03:00', { people: 'closed until 2017-03-01T07:00:00Z' }),
    hosting('2017-03-01T09:59:59.999+03:00', { people: 'closed until 2017-03-01T07:00:00Z' }),
    hosting('2017-03-01T10:00:00+03:00', { people: 'open' }),
    hosting('2017-03-01T18:59:59.999+03:00', { people: 'open' }),
    hosting('2017-03-01T19:00:00+03:00', { people: 'closed until 2017-03-02T07:00:00Z' }),
  ]);
});
