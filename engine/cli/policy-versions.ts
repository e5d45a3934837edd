import type { Policy } from '../core/policy/policy.ts';
import { EngineError } from '../errors.ts';

/** Which versions of the tiers file judge a history that is explained offline? */
export type PolicyVersions =
  | { readonly versions: readonly Policy[] }
  | { readonly problem: string };

/**
 * A tiers file, or a folder of kept versions as the engine has it (`policies` in its data folder),
 * or both; by the instant they take effect. Every mistake of a file is told, a line each.
 */
export async function policyVersions(
  tiersPath: string | undefined,
  folder: string | undefined,
): Promise<PolicyVersions> {
  // Only here: a question to the running engine needs no calendars, and they take longest to load.
  const { loadTiersFile } = await import('../tiers-file/load.ts');
  const { byEffect, loadVersions } = await import('../tiers-file/versions.ts');
  let versions: readonly Policy[] = [];
  if (folder !== undefined) {
    try {
      versions = await loadVersions(folder);
    } catch (error) {
      if (error instanceof EngineError) return { problem: error.message };
      throw error;
    }
    if (versions.length === 0) {
      return { problem: `${folder} holds no versions; name the folder with VERSION.json files.` };
    }
    if (tiersPath === undefined) return { versions };
  }
  const path = tiersPath ?? 'tiers.json';
  const tiers = await loadTiersFile(path);
  if ('problems' in tiers) {
    const lines = tiers.problems.map(
      ({ line, column, path: where, message }) => `${path}:${line}:${column} ${where}: ${message}`,
    );
    return { problem: lines.join('\n') };
  }
  const others = versions.filter(({ version }) => version !== tiers.policy.version);
  return { versions: [...others, tiers.policy].sort(byEffect) };
}
