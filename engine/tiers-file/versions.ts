/**
 * Which version of the tiers file judges a ticket, and what did each version say? Kept in a
 * folder.
 */
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Policy } from '../core/policy/policy.ts';
import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import { loadText } from './load.ts';
import { parseText } from './parse.ts';
import type { Problem } from './problem.ts';
import { readTiersFile } from './read.ts';

export type Kept = { readonly kept: 'new' | 'known' } | { readonly problems: readonly [Problem] };

/**
 * Stores a valid text as DIR/VERSION.json. The same text again changes nothing; other text under a
 * known version is refused, because tickets were judged by what it said.
 */
export async function keepVersion(dir: string, text: string, policy: Policy): Promise<Kept> {
  const path = join(dir, `${policy.version}.json`);
  const canonical = canonicalText(text);
  try {
    await mkdir(dir, { recursive: true });
    const isNew = await writeOnce(path, canonical);
    if (isNew) return { kept: 'new' };
  } catch (error) {
    throw new EngineError(
      'badTiersFile',
      `The tiers file's version could not be kept as ${path}: ${(error as Error).message}. ` +
        'Make the folder writable.',
      { cause: error },
    );
  }
  const known = await loadText(path);
  if ('problems' in known) throw unreadable(path, known.problems[0].message);
  if (canonicalText(known.text) === canonical) return { kept: 'known' };
  return { problems: [versionTaken(text, policy.version, path)] };
}

/** All versions of a folder by the instant they take effect; empty where there is no folder. */
export async function loadVersions(dir: string): Promise<readonly Policy[]> {
  const versions: Policy[] = [];
  for (const name of await filesIn(dir)) {
    const path = join(dir, name);
    const loaded = await loadText(path);
    if ('problems' in loaded) throw unreadable(path, loaded.problems[0].message);
    const result = readTiersFile(loaded.text);
    if ('problems' in result) {
      const [first] = result.problems;
      throw unreadable(path, `line ${first?.line}, ${first?.path}: ${first?.message}`);
    }
    if (`${result.policy.version}.json` !== name) {
      throw unreadable(path, `it says version ${result.policy.version}; give it back its name`);
    }
    versions.push(result.policy);
  }
  return versions.sort(byEffect);
}

/**
 * The version in force at an instant: the last that had taken effect, or the first of all where
 * none had. Undefined only without versions. `versions` are as `loadVersions` answers them.
 */
export function policyFor(versions: readonly Policy[], openedAt: Instant): Policy | undefined {
  return versions.findLast((one) => one.effectiveFrom <= openedAt) ?? versions[0];
}

/**
 * Equal instants happen when a version is corrected before it takes effect: the later name wins.
 */
export function byEffect(a: Policy, b: Policy): number {
  return a.effectiveFrom - b.effectiveFrom || (a.version < b.version ? -1 : 1);
}

async function filesIn(dir: string): Promise<readonly string[]> {
  try {
    const names = await readdir(dir);
    return names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(dir, (error as Error).message);
  }
}

/** False when the file is there already. A crash leaves either the whole file or none. */
async function writeOnce(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${process.pid}.draft`;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // Linking fails where the name is taken, so that no version is ever replaced.
    await link(draft, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(code)) throw error;
    return await renameWhereFree(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** For disks without links; there the look and the rename are two steps. */
async function renameWhereFree(draft: string, path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await rename(draft, path);
    return true;
  }
}

/** Editors and git change line ends and byte order marks without anybody meaning a new version. */
function canonicalText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function versionTaken(text: string, version: string, path: string): Problem {
  return {
    severity: 'error',
    code: 'versionTaken',
    path: 'version',
    ...parseText(text.replace(/^\uFEFF/, '')).locate(['version'], false),
    message:
      `version "${version}" is kept in ${path} with another text, and tickets are judged by it; ` +
      'write a new version, with the instant from which it holds in "effectiveFrom"',
  };
}

function unreadable(path: string, why: string): EngineError {
  return new EngineError(
    'badTiersFile',
    `The kept version ${path} could not be read: ${why}. ` +
      'Put back the file as it was; tickets are judged by it.',
  );
}
