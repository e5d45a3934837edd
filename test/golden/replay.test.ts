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
  return JSON.parse(JSON.stringify(explainHistory(policy, read.history, read.now)));
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
    expect(answer(policy, golden.history)).toEqual(golden.explain);
  });

  test('an answer that differed would be noticed', () => {
    const [file] = files;
    const golden = JSON.parse(readFileSync(join(here, version, file as string), 'utf8')) as Golden;
    const { facts } = golden.history as { facts: readonly { at: string }[] };
    const [opened, ...rest] = facts.map((fact) => ({ ...fact }));
    const at = new Date(Date.parse(opened?.at ?? '') - 3_600_000).toISOString();
    const earlier = { ...(golden.history as object), facts: [{ ...opened, at }, ...rest] };
    expect(answer(policy, earlier)).not.toEqual(golden.explain);
  });
});
