/** What does `palier check` print, and with which exit code? */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFile } from '../../engine/cli/check.ts';
import { BASE, edited, withSection } from '../tiers-file/base.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'palier-check-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function check(text: string) {
  const path = join(dir, 'tiers.json');
  await writeFile(path, text);
  const checked = await checkFile(path, { nowAt: Date.parse('2026-11-23T10:00:00Z') });
  return { ...checked, text: checked.text.replaceAll(dir, 'DIR') };
}

describe('checkFile', () => {
  test('says that a file is valid, and which version it is', async () => {
    expect(await check(BASE)).toMatchObject({
      exitCode: 0,
      text: 'DIR/tiers.json: valid; version 1, in force from 2026-01-01T00:00:00Z, 2 tiers\n',
      json: { valid: true, version: '1', tiers: ['standard', 'premium'], problems: [] },
    });
  });

  test('names the sections that are not acted on yet', async () => {
    const { text, json } = await check(withSection('"may": { "acknowledge": ["agent"] }'));
    expect(text).toContain('\nchecked, but not acted on yet: may.acknowledge\n');
    expect(json.notActedOn).toEqual(['may.acknowledge']);
  });

  test('prints each error with file, line, column and path, and exits with 2', async () => {
    const text = edited('"EUR"', '"EURO"').replace('"people": "office"', '"people": "ofice"');
    expect(await check(text)).toMatchObject({
      exitCode: 2,
      text:
        'DIR/tiers.json:3:15 error currency: "EURO" is not a currency; write its ISO 4217 code ' +
        'like "EUR"\n' +
        'DIR/tiers.json:16:17 error tiers.standard.people: there is no calendar "ofice"; did you ' +
        'mean "office"?\n' +
        'DIR/tiers.json: 2 errors; see docs/tiers.md\n',
      json: { valid: false, version: null, effectiveFrom: null },
    });
  });

  test('says that there may be more errors than it lists', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `"key${i}": 1`).join(', ');
    const { text, json } = await check(withSection(many));
    expect(json.problems).toHaveLength(200);
    expect(text).toMatch(/: 200 errors or more; see docs/);
  });

  test('exits with 0 on warnings alone', async () => {
    const { exitCode, text } = await check(
      edited('"at": 0.75, ', '"before": "30m", ').replace(
        '2026-01-01T00:00:00Z',
        '2026-12-01T00:00:00Z',
      ),
    );
    expect(exitCode).toBe(0);
    expect(text).toContain('DIR/tiers.json:2:36 warning effectiveFrom: this version is in force');
  });

  test('reports a file that is not there like any other problem', async () => {
    const checked = await checkFile(join(dir, 'none.json'));
    expect(checked).toMatchObject({ exitCode: 2, json: { valid: false } });
    expect(checked.text).toContain('none.json:1:1 error: there is no such file');
  });
});
