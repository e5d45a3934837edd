/**
 * Does the file that every admin starts from hold, and does it say what the providers published?
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { HOUR_MS } from '../../engine/core/time/duration.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';

const text = readFileSync(join(__dirname, '../../tiers.json'), 'utf8');

function sample(): Policy {
  const result = readTiersFile(text);
  if (!('policy' in result)) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.policy;
}

describe('tiers.json', () => {
  test('is valid and warns of nothing', () => {
    expect(readTiersFile(text)).toMatchObject({ warnings: [] });
  });

  test('holds four cloud tiers and two market tiers, in order', () => {
    expect(sample().tiers.map((tier) => tier.name)).toEqual([
      'standard',
      'premium',
      'business',
      'enterprise',
      'market-digital',
      'market-priority',
    ]);
  });

  test('acts on every section it has', () => {
    expect(sample().notActedOn).toEqual([]);
  });

  test('promises replacement within 24, 48 and 72 h by class to standard customers', () => {
    const promise = sample().tiers[0]?.promises.get('replacement');
    const hours = ['A', 'B', 'C'].map(
      (className) => (promise?.targets.get(className)?.within.get('*') ?? 0) / HOUR_MS,
    );
    expect(hours).toEqual([24, 48, 72]);
  });
});
