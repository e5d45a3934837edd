// Which tiers do benchmarks judge by? Those of the shipped file.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';

/** The shipped tiers file, seen from the compiled file. */
const TIERS = '../../../tiers.json';

export function shippedPolicy(): Policy {
  const path = fileURLToPath(new URL(TIERS, import.meta.url));
  const read = readTiersFile(readFileSync(path, 'utf8'));
  if ('policy' in read) return read.policy;
  throw new Error(`${path} is no valid tiers file: ${read.problems[0]?.message}`);
}
