// Which tiers do benchmarks judge by? Those of the shipped file.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { formatInstant, type Instant } from '../../engine/core/time/instant.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';

/** The shipped tiers file, seen from the compiled file. */
const TIERS = '../../../tiers.json';

export function shippedPolicy(): Policy {
  return policyIn(shippedText());
}

/** A later version that takes open tickets over: each target given in hours is an hour more. */
export function nextPolicy(takesOverAt: Instant): Policy {
  const longer = shippedText()
    .replace(/"version": "[^"]*"/, '"version": "next", "rejudge": "open"')
    .replace(/"effectiveFrom": "[^"]*"/, `"effectiveFrom": "${formatInstant(takesOverAt)}"`)
    .replace(/"(\d+)h"/g, (_all, hours: string) => `"${Number(hours) + 1}h"`);
  return policyIn(longer);
}

function shippedText(): string {
  return readFileSync(fileURLToPath(new URL(TIERS, import.meta.url)), 'utf8');
}

function policyIn(text: string): Policy {
  const read = readTiersFile(text);
  if ('policy' in read) return read.policy;
  throw new Error(`The tiers file is not valid: ${read.problems[0]?.message}`);
}
