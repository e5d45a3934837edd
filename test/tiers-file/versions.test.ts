/** Is each version kept once, never replaced, and does the right one judge a ticket? */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';
import { keepVersion, loadVersions, policyFor } from '../../engine/tiers-file/versions.ts';
import { BASE } from './base.ts';

let dir: string;

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'palier-versions-')), 'policies');
});

afterEach(async () => {
  await rm(join(dir, '..'), { recursive: true });
});

function textOf(version: string, effectiveFrom = '2026-01-01T00:00:00Z'): string {
  return BASE.replace('"version": "1"', `"version": "${version}"`).replace(
    '2026-01-01T00:00:00Z',
    effectiveFrom,
  );
}

function policyOf(text: string): Policy {
  const result = readTiersFile(text);
  if (!('policy' in result)) throw new Error(JSON.stringify(result.problems));
  return result.policy;
}

function keep(text: string) {
  return keepVersion(dir, text, policyOf(text));
}

describe('keepVersion', () => {
  test('stores the text of a new version under its name, and nothing else', async () => {
    expect(await keep(textOf('2026-11'))).toEqual({ kept: 'new' });
    expect(await readdir(dir)).toEqual(['2026-11.json']);
    expect(await readFile(join(dir, '2026-11.json'), 'utf8')).toBe(textOf('2026-11'));
  });

  test('knows the same text again, whatever its line ends and byte order mark', async () => {
    await keep(textOf('1'));
    expect(await keep(textOf('1'))).toEqual({ kept: 'known' });
    expect(await keep(`\uFEFF${textOf('1').replaceAll('\n', '\r\n')}`)).toEqual({ kept: 'known' });
  });

  test('refuses other text under a known version and leaves the first as it was', async () => {
    await keep(textOf('1'));
    expect(await keep(textOf('1').replace('"4h"', '"5h"'))).toEqual({
      problems: [
        {
          severity: 'error',
          code: 'versionTaken',
          path: 'version',
          line: 2,
          column: 14,
          message: expect.stringContaining('write a new version'),
        },
      ],
    });
    expect(await readFile(join(dir, '1.json'), 'utf8')).toBe(textOf('1'));
    expect(await readdir(dir)).toEqual(['1.json']);
  });

  test('says what to do when the folder cannot be made', async () => {
    await writeFile(dir, 'a file where the folder should be');
    await expect(keep(textOf('1'))).rejects.toMatchObject({
      code: 'badTiersFile',
      message: expect.stringContaining('Make the folder writable'),
    });
  });
});

describe('loadVersions', () => {
  test('answers none where there is no folder', async () => {
    expect(await loadVersions(dir)).toEqual([]);
  });

  test('answers all by the instant they take effect, not by name', async () => {
    await keep(textOf('a', '2027-01-01T00:00:00Z'));
    await keep(textOf('b', '2026-01-01T00:00:00Z'));
    await keep(textOf('c', '2026-06-01T00:00:00Z'));
    expect((await loadVersions(dir)).map((one) => one.version)).toEqual(['b', 'c', 'a']);
  });

  test('passes over what is no version', async () => {
    await keep(textOf('1'));
    await writeFile(join(dir, 'README.md'), 'kept by the engine');
    await writeFile(join(dir, '2.json.77.draft'), '{');
    expect(await loadVersions(dir)).toHaveLength(1);
  });

  test.each([
    ['broken', '2.json', '{', 'line 1'],
    ['renamed', '2.json', BASE, 'it says version 1'],
  ])('names the file that was %s', async (_, name, text, why) => {
    await keep(textOf('1'));
    await writeFile(join(dir, name), text);
    await expect(loadVersions(dir)).rejects.toMatchObject({
      code: 'badTiersFile',
      message: expect.stringMatching(new RegExp(`${name} .*${why}`)),
    });
  });
});

describe('policyFor', () => {
  const first = policyOf(textOf('1', '2026-01-01T00:00:00Z'));
  const second = policyOf(textOf('2', '2026-06-01T00:00:00Z'));
  const corrected = policyOf(textOf('2b', '2026-06-01T00:00:00Z'));

  test.each([
    ['2016-02-29T01:16:00Z', '1'],
    ['2026-05-31T23:59:59.999Z', '1'],
    ['2026-06-01T00:00:00.000Z', '2'],
    ['2026-06-01T00:00:00.001Z', '2'],
  ])('judges a ticket opened at %s by version %s', (at, version) => {
    expect(policyFor([first, second], Date.parse(at))?.version).toBe(version);
  });

  test('takes the later of two that take effect at once', () => {
    const at = Date.parse('2026-07-01T00:00:00Z');
    expect(policyFor([first, second, corrected], at)?.version).toBe('2b');
  });

  test('answers nothing without versions', () => {
    expect(policyFor([], 0)).toBeUndefined();
  });
});
