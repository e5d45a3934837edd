/** What do the paid sections set, and what do they set where they say nothing? */
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';
import { at } from '../support/histories.ts';
import { BASE, withSection } from './base.ts';

const EUR = (minor: number) => ({ minor: BigInt(minor), currency: 'EUR' });
function policyOf(text: string) {
  const read = readTiersFile(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

describe('the paid sections', () => {
  test('sell nothing where they are left out', () => {
    expect(policyOf(BASE)).toMatchObject({
      diagnosis: null,
      interventions: null,
      boosts: [],
      promotions: [],
      packs: [],
      tasks: new Map(),
    });
  });

  test('are read as amounts of the currency, instants of the zone and milliseconds', () => {
    const text = withSection(
      '"diagnosis": { "price": { "premium": "included", "*": 20 }, "offerValidFor": "72h", ' +
        '"quoteValidFor": "720h", "notForKinds": ["incident"], "approvalAbove": "500.00", ' +
        '"correctableFor": "48h", "templates": { "en": { "offer": "We can look." } } }, ' +
        '"interventions": { "included": "30m", "slice": "15m", "slicePrice": 25, "cap": 4, ' +
        '"askAfter": "1h", "alertAfter": "2h30m" }, ' +
        '"queue": { "boosts": { "front": { "by": "60m", "price": 2 } } }, ' +
        '"promotions": [{ "id": "launch", "from": "2026-06-01", "to": "2026-06-30", ' +
        '"applies": ["diagnosis"], "tiers": ["premium"], "percentOff": 12.5 }], ' +
        '"packs": { "catalogue": { "backups": { "handling": "15m", "title": "Backups" } }, ' +
        '"plans": { "basic": { "match": [], "price": 250, "quota": 5, "period": "month", ' +
        '"tasks": ["backups"], "overage": 1.5, "otherTasks": "quote" } } }',
    );
    const policy = policyOf(text);
    expect(policy).toMatchObject({
      diagnosis: {
        prices: new Map([
          ['premium', null],
          ['*', EUR(2000)],
        ]),
        offerValidForMs: 72 * HOUR_MS,
        quoteValidForMs: 720 * HOUR_MS,
        notForKinds: ['incident'],
        approvalAbove: EUR(50_000),
        correctableForMs: 48 * HOUR_MS,
        templates: new Map([
          ['en', { offer: 'We can look.', quote: null, covered: null, unable: null }],
        ]),
      },
      interventions: {
        includedMs: 30 * MINUTE_MS,
        sliceMs: 15 * MINUTE_MS,
        slicePrice: EUR(2500),
        cap: 4,
        askAfterMs: HOUR_MS,
        alertAfterMs: 2.5 * HOUR_MS,
      },
      boosts: [{ name: 'front', byMs: HOUR_MS, price: EUR(200) }],
      promotions: [
        {
          id: 'launch',
          fromAt: at('2026-06-01T00:00:00+02:00'),
          toAt: at('2026-07-01T00:00:00+02:00'),
          applies: ['diagnosis'],
          tiers: ['premium'],
          offPpm: 125_000n,
          notice: null,
        },
      ],
      tasks: new Map([
        ['backups', { name: 'backups', handlingMs: 15 * MINUTE_MS, title: 'Backups' }],
      ]),
    });
    expect(policy.packs).toMatchObject([
      { price: EUR(25_000), quota: 5, tasks: ['backups'], overage: EUR(150), otherTasks: 'quote' },
    ]);
    const later = ['packs.catalogue', 'queue.boosts'];
    expect(policy.notActedOn).toEqual(later);
  });

  test('have defaults: outages are not diagnosed, no slice is agreed, offers stand', () => {
    const text = withSection(
      '"diagnosis": { "price": "included" }, ' +
        '"interventions": { "included": "30m", "slice": "30m", "slicePrice": 25 }',
    );
    expect(policyOf(text)).toMatchObject({
      diagnosis: {
        prices: new Map([['*', null]]),
        offerValidForMs: null,
        quoteValidForMs: null,
        notForKinds: ['outage'],
        approvalAbove: null,
        correctableForMs: 24 * HOUR_MS,
        templates: new Map(),
      },
      interventions: { cap: 0, askAfterMs: 2 * HOUR_MS, alertAfterMs: 3 * HOUR_MS },
    });
  });

  test('a share of more than four decimals is refused where it stands', () => {
    const dates = '"from": "2026-06-01", "to": "2026-06-30", "applies": ["quote"]';
    const text = withSection(`"promotions": [{ "id": "x", ${dates}, "percentOff": 33.33333 }]`);
    expect(readTiersFile(text)).toMatchObject({
      problems: [{ code: 'badValue', path: 'promotions[0].percentOff' }],
    });
  });

  test('a limit of quotes holds from the highest total reached, however they are ordered', () => {
    const text = withSection(
      '"may": { "quote": ["agent"], "quoteAbove": { "2000": ["admin"], "500.50": ["senior"] } }',
    );
    expect(policyOf(text).may.quoteAbove).toEqual([
      { from: EUR(50_050), roles: ['senior'] },
      { from: EUR(200_000), roles: ['admin'] },
    ]);
  });
});
