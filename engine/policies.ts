import { unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from './core/policy/policy.ts';
import { EngineError } from './errors.ts';
import { loadText } from './tiers-file/load.ts';
import type { Problem } from './tiers-file/problem.ts';
import { readTiersFile } from './tiers-file/read.ts';
import { keepVersion, loadVersions } from './tiers-file/versions.ts';

/** The tiers file in use and every version kept; a saved file with a new version is taken up. */
export interface WatchedPolicies {
  /** By the instant they take effect; another array whenever one more was taken up. */
  versions(): readonly Policy[];
  /** Looks at the file again whenever it is saved; what is wrong with it is told, not thrown. */
  watch(told: (problems: readonly Problem[], taken: Policy | null) => void): () => void;
}

const LOOK_EVERY_MS = 1_000;

/** Reads and keeps the present version; throws with every problem when it cannot be used. */
export async function openPolicies(path: string, dataPath: string): Promise<WatchedPolicies> {
  const folder = join(dataPath, 'policies');
  const first = await take(path, folder);
  if ('problems' in first)
    throw new EngineError('badTiersFile', wordProblems(path, first.problems));
  let versions = await loadVersions(folder);
  return {
    versions: () => versions,
    watch(told) {
      const look = async () => {
        const found = await take(path, folder);
        if ('problems' in found) return told(found.problems, null);
        const isNew = versions.every(({ version }) => version !== found.policy.version);
        versions = await loadVersions(folder);
        told([], isNew ? found.policy : null);
      };
      const listener = () => void look();
      watchFile(path, { interval: LOOK_EVERY_MS, persistent: false }, listener);
      return () => unwatchFile(path, listener);
    },
  };
}

type Taken = { readonly policy: Policy } | { readonly problems: readonly Problem[] };

async function take(path: string, folder: string): Promise<Taken> {
  const loaded = await loadText(path);
  if ('problems' in loaded) return loaded;
  const read = readTiersFile(loaded.text);
  if ('problems' in read) return read;
  const kept = await keepVersion(folder, loaded.text, read.policy);
  return 'problems' in kept ? kept : { policy: read.policy };
}

/** "tiers.json:12:5 tiers.standard.weight: …": one in a sentence, several a line each. */
export function wordProblems(path: string, problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ line, column, path: where, message }) =>
      `${path}:${line}:${column}${where === '' ? '' : ` ${where}`}: ${message}`,
  );
  const separator = lines.length === 1 ? ' ' : '\n';
  return `The tiers file cannot be used:${separator}${lines.join('\n')}`;
}
