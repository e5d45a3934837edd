/** Does the engine still answer as it did in every version that wrote a golden history? */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readHistory } from '../../engine/cli/history.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { explainHistory } from '../../engine/run/explain.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';

const here = dirname(fileURLToPath(import.meta.url));

interface Golden {
  readonly shows: string;
  readonly history: unknown;
  readonly explain: unknown;
}

function policyOf(version: string): Policy {
  const read = readTiersFile(readFileSync(join(here, version, 'tiers.json'), 'utf8'));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

function answer(policy: Policy, history: unknown): unknown {
  const read = readHistory(JSON.stringify(history));
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  if (read.now === null) throw new Error('A golden history says when it is looked at.');
  return JSON.parse(
    JSON.stringify(explainHistory({ pinned: policy, moves: [] }, read.history, read.now)),
  );
}

/** Sentences are made from the reasons beside them, and may be put better at any time. */
function withoutWords(explained: unknown): object {
  return JSON.parse(JSON.stringify(explained), (key, value: unknown) =>
    key === 'words' || key === 'place' ? undefined : value,
  ) as object;
}

const versions = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(versions)('golden histories of %s', (version) => {
  const files = readdirSync(join(here, version)).filter((name) => name !== 'tiers.json');
  const policy = policyOf(version);

  test('there are some', () => {
    expect(files.length).toBeGreaterThan(7);
  });

  test.each(files)('%s is explained as it was', (file) => {
    const golden = JSON.parse(readFileSync(join(here, version, file), 'utf8')) as Golden;
    // An answer may say more than it did, and say it better; what it said still holds.
    expect(answer(policy, golden.history)).toMatchObject(withoutWords(golden.explain));
  });

  test('an answer that differed would be noticed', () => {
    const [file] = files;
    const golden = JSON.parse(readFileSync(join(here, version, file as string), 'utf8')) as Golden;
    const { facts } = golden.history as { facts: readonly unknown[] };
    const later = { ...(golden.history as object), facts: facts.slice(1) };
    expect(answer(policy, later)).not.toMatchObject(withoutWords(golden.explain));
  });
});
