/** Does the engine still answer as it did in every version that wrote a golden history? */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readHistory } from '../../engine/cli/history.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { explainHistory } from '../../engine/run/explain.ts';
import { courseOf } from '../../engine/run/policy-book.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Files whose meaning was changed since, and the decision page that did. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  // A reply that solves the ticket in the same update started an update clock, met at once.
  '0.1.0/reopened.json': '0006',
};

const known = (version: string, file: string) => KNOWN_DIFFERENCES[`${version}/${file}`];

interface Golden {
  readonly shows: string;
  /** The versions of the tiers file it was answered by; `tiers.json` when absent. */
  readonly tiers?: readonly string[];
  readonly history: unknown;
  readonly explain: unknown;
}

function goldenOf(version: string, file: string): Golden {
  return JSON.parse(readFileSync(join(here, version, file), 'utf8')) as Golden;
}

function policyOf(version: string, file: string): Policy {
  const read = readTiersFile(readFileSync(join(here, version, file), 'utf8'));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

function answer(version: string, { history, tiers = ['tiers.json'] }: Golden): unknown {
  const read = readHistory(JSON.stringify(history));
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const { now } = read;
  if (now === null) throw new Error('A golden history says when it is looked at.');
  const policies = tiers.map((file) => policyOf(version, file));
  const course = courseOf(policies, read.history, now);
  return JSON.parse(JSON.stringify(explainHistory(course, read.history, now)));
}

/** Texts for people, which may be said better (decision 0013); all else is data and stays. */
const SAID = new Set(['words', 'place', 'told']);

/** An answer without its texts; keys that were not there yet when it was written do not matter. */
function unsaid(explained: unknown): object {
  return JSON.parse(JSON.stringify(explained), (key, value) => (SAID.has(key) ? undefined : value));
}

const versions = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(versions)('golden histories of %s', (version) => {
  const files = readdirSync(join(here, version)).filter((name) => !name.startsWith('tiers'));

  test('there are some', () => {
    expect(files.length).toBeGreaterThan(7);
  });

  test.each(files.filter((file) => known(version, file) === undefined))(
    '%s is explained as it was',
    (file) => {
      const golden = goldenOf(version, file);
      expect(answer(version, golden)).toMatchObject(unsaid(golden.explain));
    },
  );

  test.each(files.filter((file) => known(version, file) !== undefined))(
    '%s is a known difference, with a page that says why',
    (file) => {
      const golden = goldenOf(version, file);
      expect(answer(version, golden)).not.toMatchObject(unsaid(golden.explain));
      const pages = readdirSync(join(here, '../../docs/decisions'));
      expect(pages.some((page) => page.startsWith(known(version, file) ?? 'none'))).toBe(true);
    },
  );

  test('an answer that differed would be noticed', () => {
    const [file] = files;
    const golden = goldenOf(version, file as string);
    const { facts } = golden.history as { facts: readonly { at: string }[] };
    const [opened, ...rest] = facts.map((fact) => ({ ...fact }));
    const at = new Date(Date.parse(opened?.at ?? '') - 3_600_000).toISOString();
    const earlier = { ...(golden.history as object), facts: [{ ...opened, at }, ...rest] };
    expect(answer(version, { ...golden, history: earlier })).not.toMatchObject(
      unsaid(golden.explain),
    );
  });
});
