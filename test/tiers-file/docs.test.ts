/** Does docs/tiers.md tell the truth: every code, each one seen, and examples that are valid? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { ERROR_CODES, WARNING_CODES } from '../../engine/tiers-file/problem.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';
import { MEANING_CASES, WARNING_CASES } from './meaning-cases.ts';
import { SHAPE_CASES } from './shape-cases.ts';
import { VALUE_CASES } from './value-cases.ts';

const root = join(__dirname, '../..');
const guide = readFileSync(join(root, 'docs/tiers.md'), 'utf8');
const sample = parse(readFileSync(join(root, 'tiers.json'), 'utf8'));

function codesUnder(heading: string): string[] {
  const part = guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...part.matchAll(/^\| `(\w+)` \|/gm)].map((found) => found[1] ?? '');
}

describe('docs/tiers.md', () => {
  test('lists every error and warning, in the order of the code, and no other', () => {
    expect(codesUnder('Errors')).toEqual([...ERROR_CODES]);
    expect(codesUnder('Warnings')).toEqual([...WARNING_CODES]);
  });

  test('lists no code that no test has produced', () => {
    const cases = [...SHAPE_CASES, ...VALUE_CASES, ...MEANING_CASES, ...WARNING_CASES];
    const produced = new Set(cases.map((one) => one.code));
    // These two come from disk, so the tests of load and of versions produce them.
    for (const [code, file] of [
      ['unreadable', 'load.test.ts'],
      ['versionTaken', 'versions.test.ts'],
    ] as const) {
      if (readFileSync(join(__dirname, file), 'utf8').includes(`'${code}'`)) produced.add(code);
    }
    expect([...produced].sort()).toEqual([...ERROR_CODES, ...WARNING_CODES].sort());
  });

  const examples = [...guide.matchAll(/```jsonc\n(.*?)```/gs)].map((found) => found[1] ?? '');

  test('has an example of each part', () => {
    expect(examples.length).toBeGreaterThanOrEqual(8);
  });

  test.each(examples.map((text) => [Object.keys(parse(text)).join(', '), text]))(
    'shows valid examples of %s',
    (_, text) => {
      const file = { ...sample };
      for (const [section, value] of Object.entries(parse(text) as Record<string, object>)) {
        const isMap = ['calendars', 'kinds', 'tiers'].includes(section);
        file[section] = isMap ? { ...sample[section], ...value } : value;
      }
      const result = readTiersFile(JSON.stringify(file, null, 1));
      expect('problems' in result ? result.problems : []).toEqual([]);
    },
  );

  test('is named by what each schema section is called', () => {
    const schema = JSON.parse(readFileSync(join(root, 'docs/tiers.schema.json'), 'utf8'));
    const silent = Object.keys(schema.properties).filter((key) => !guide.includes(key));
    expect(silent).toEqual([]);
  });
});
