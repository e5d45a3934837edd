/** Is a tiers file right, and what of it is not acted on yet? `palier check` prints this answer. */
import type { Policy } from '../core/policy/policy.ts';
import { formatInstant, type Instant } from '../core/time/instant.ts';
import { loadTiersFile } from '../tiers-file/load.ts';
import type { Problem } from '../tiers-file/problem.ts';
import { MOST_PROBLEMS } from '../tiers-file/read.ts';
import { printable } from './printable.ts';
import { problemLine } from './problem-line.ts';

/** What `check --json` prints. */
interface CheckReport {
  readonly path: string;
  readonly valid: boolean;
  /** Null for a file that is not valid. */
  readonly version: string | null;
  readonly effectiveFrom: string | null;
  readonly tiers: readonly string[];
  readonly notActedOn: readonly string[];
  readonly problems: readonly Problem[];
}

export interface Checked {
  /** 0 when valid, warnings included; 2 when there is an error. */
  readonly exitCode: 0 | 2;
  /** Lines for people, the last one with its line end. */
  readonly text: string;
  readonly json: CheckReport;
}

/** Checks the file at a path; with `nowAt` it also warns of a version that is not yet in force. */
export async function checkFile(
  path: string,
  options: { readonly nowAt?: Instant } = {},
): Promise<Checked> {
  const result = await loadTiersFile(path, options);
  const policy = 'policy' in result ? result.policy : null;
  const problems = 'policy' in result ? result.warnings : result.problems;
  const lines = problems.map((problem) => problemLine(path, problem));
  lines.push(...(policy === null ? [summaryOfErrors(path, problems)] : summary(path, policy)));
  return {
    exitCode: policy === null ? 2 : 0,
    text: `${lines.join('\n')}\n`,
    json: {
      path,
      valid: policy !== null,
      version: policy?.version ?? null,
      effectiveFrom: policy === null ? null : formatInstant(policy.effectiveFrom),
      tiers: policy?.tiers.map((tier) => tier.name) ?? [],
      notActedOn: policy?.notActedOn ?? [],
      problems,
    },
  };
}

function summaryOfErrors(path: string, problems: readonly Problem[]): string {
  const count = problems.filter((problem) => problem.severity === 'error').length;
  const more = count < MOST_PROBLEMS ? '' : ' or more';
  return `${printable(path)}: ${count} error${count === 1 ? '' : 's'}${more}; see docs/tiers.md`;
}

function summary(path: string, policy: Policy): string[] {
  const tiers = `${policy.tiers.length} tier${policy.tiers.length === 1 ? '' : 's'}`;
  const from = formatInstant(policy.effectiveFrom);
  const lines = [
    `${printable(path)}: valid; version ${policy.version}, in force from ${from}, ${tiers}`,
  ];
  if (policy.notActedOn.length > 0) {
    lines.push(`checked, but not acted on yet: ${policy.notActedOn.join(', ')}`);
  }
  return lines;
}
