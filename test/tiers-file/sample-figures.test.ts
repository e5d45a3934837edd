/** Are the figures that docs/tiers.md gives of the sample those of the file? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { type DurationMs, formatDuration } from '../../engine/core/time/duration.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';

const root = join(__dirname, '../..');
const guide = readFileSync(join(root, 'docs/tiers.md'), 'utf8');
const sample = parse(readFileSync(join(root, 'tiers.json'), 'utf8'));

function policyOf(file: unknown): Policy {
  const read = readTiersFile(JSON.stringify(file));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

const policy = policyOf(sample);

/** The row of the table "whose figures" that begins with these words. */
function rowOf(begins: string): string {
  const table = guide.split('\n## The sample: whose figures\n')[1]?.split('\n## ')[0] ?? '';
  const row = table.split('\n').find((line) => line.startsWith(`| ${begins}`));
  if (row === undefined) throw new Error(`no row begins with "${begins}"`);
  return row;
}

/** The longest time of a target, in the way it is written. */
function longest(tier: string, promise: string, key: string): string {
  return formatDuration(longestMs(tier, promise, key) ?? 0);
}

function longestMs(tierName: string, promise: string, key: string): DurationMs | undefined {
  const tier = policy.tiers.find(({ name }) => name === tierName);
  const targets = tier?.promises.get(promise)?.targets;
  const target = targets?.get(key) ?? targets?.get('*');
  return target === undefined || target === null ? undefined : Math.max(...target.within.values());
}

const REPLACEMENTS = ['A', 'B', 'C'].map((key) => ['replacement', key] as const);
const REPLIES = ['outage', 'incident', 'replacement', 'advice'].map(
  (key) => ['firstReply', key] as const,
);

describe('docs/tiers.md about the sample', () => {
  test('its four cloud tiers stand in its order', () => {
    const [, named = ''] = /\((.*?)\)/.exec(rowOf('names and order')) ?? [];
    const tiers = policy.tiers.slice(0, 4).map(({ name }) => name);
    expect(named.toLowerCase().split(', ')).toEqual(tiers);
  });

  test('replacement is within 24 to 72 h, and 48 h for class B', () => {
    const row = rowOf('replacement of hardware');
    const said = ['24 to 72 h', 'their 24 and 72 h', '48 h for class B'];
    expect(said.filter((words) => !row.includes(words))).toEqual([]);
    expect(['A', 'B', 'C'].map((key) => longest('standard', 'replacement', key))).toEqual([
      '24h',
      '48h',
      '72h',
    ]);
  });

  test('the hours of the office and its holidays are those of the file', () => {
    expect(rowOf('Standard: people')).toContain('the hours 08:00–20:00, French holidays');
    expect(sample.calendars.office).toEqual({
      week: { 'mon-fri': ['08:00-20:00'] },
      holidays: [{ country: 'FR' }],
    });
  });

  test.each([
    ['premium', 'standard', [...REPLIES, ...REPLACEMENTS]],
    ['business', 'premium', [...REPLIES, ...REPLACEMENTS]],
    ['enterprise', 'business', [...REPLIES, ...REPLACEMENTS]],
    ['market-priority', 'market-digital', [...REPLIES, ...REPLACEMENTS]],
  ])('%s is answered and served sooner than %s', (higher, lower, promised) => {
    const slower = promised.filter(([promise, key]) => {
      const [soon, late] = [higher, lower].map((tier) => longestMs(tier, promise, key));
      return soon === undefined || late === undefined || soon >= late;
    });
    expect(slower).toEqual([]);
  });

  test('Business explains each incident within 72 h', () => {
    expect(rowOf('Business:')).toContain('72 h for the explanation');
    expect(longest('business', 'rootCause', 'incident')).toBe('72h');
  });

  test('the first market tier has Saturday hours, and replacement as of class C', () => {
    expect(rowOf('Market 1')).toContain('Saturday hours, replacement as of class C');
    expect(policy.tiers.find(({ name }) => name === 'market-digital')?.people.name).toBe(
      'extended',
    );
    expect(sample.calendars.extended.week.sat).toBeDefined();
    expect(longest('market-digital', 'replacement', 'A')).toBe(
      longest('standard', 'replacement', 'C'),
    );
  });

  test('the weights of its cloud tiers are said', () => {
    const weights = policy.tiers.slice(0, 4).map(({ weight }) => weight);
    expect(rowOf('tier weights')).toContain(`tier weights ${weights.join(', ')} `);
  });

  test('its thresholds and its digest are said', () => {
    const { thresholds, digestAfter } = policy.alerts;
    const said = thresholds.map(({ fraction }) => fraction).join(' and ');
    expect(rowOf('thresholds')).toContain(`thresholds ${said}, digest of ${digestAfter} `);
  });
});

describe('docs/tiers.md about the queue', () => {
  test('the figures that it shows are the defaults, and those of the sample', () => {
    const example = guide.split('### `queue`: the order')[1] ?? '';
    const shown = parse(/```jsonc\n(.*?)```/s.exec(example)?.[1] ?? '').queue;
    const { boosts: _, ...figures } = shown;
    const { queue: __, ...silent } = sample;
    expect(sample.queue).toEqual(figures);
    expect(policyOf(silent).queue).toEqual(policyOf({ ...sample, queue: figures }).queue);
  });
});
