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

/** Texts for people, which may be said better (decision 0013); all else is data and stays. */
const SAID = new Set(['words', 'place']);

/** An answer without its texts; keys that were not there yet when it was written do not matter. */
function unsaid(explained: unknown): object {
  return JSON.parse(JSON.stringify(explained), (key, value) => (SAID.has(key) ? undefined : value));
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

  test.each(files)('%s is judged as it was', (file) => {
    const golden = JSON.parse(readFileSync(join(here, version, file), 'utf8')) as Golden;
    expect(answer(policy, golden.history)).toMatchObject(unsaid(golden.explain));
  });

  test('an answer that differed would be noticed', () => {
    const [file] = files;
    const golden = JSON.parse(readFileSync(join(here, version, file as string), 'utf8')) as Golden;
    const { facts } = golden.history as { facts: readonly unknown[] };
    const later = { ...(golden.history as object), facts: facts.slice(1) };
    expect(answer(policy, later)).not.toMatchObject(unsaid(golden.explain));
  });
});
