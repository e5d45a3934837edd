/** Do the names of files mean the same wherever the package is unpacked? */
import type { AppFile } from './folder.ts';
import type { Tell } from './problem.ts';

/**
 * Tells a name that another system reads as a path, cannot hold, or that was not UTF-8 here.
 * Answers whether the file can be opened under it.
 */
export function checkName(path: string, tell: Tell): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const why = wrongWith(name);
  if (why !== null) tell('badName', path, `the name ${why}; rename the file`);
  return !name.includes('\uFFFD');
}

function wrongWith(name: string): string | null {
  if (name.includes('\\')) return 'has a backslash, which other systems take for a folder';
  if (/\p{Cc}/u.test(name)) return 'has a control character';
  if (name.includes('\uFFFD')) return 'is not UTF-8';
  if (/[:*?"<>|]/.test(name)) return 'has one of : * ? " < > |, which not every system can hold';
  if (/[. ]$/.test(name)) return 'ends with a dot or a space, which not every system keeps';
  return null;
}

/** Files and folders that are one and the same where case, or how accents are coded, is nothing. */
export function refuseSameNames(files: readonly AppFile[], tell: Tell): void {
  const first = new Map<string, string>();
  const told = new Set<string>();
  for (const { path } of files) {
    const parts = path.split('/');
    for (let length = 1; length <= parts.length; length += 1) {
      const one = parts.slice(0, length).join('/');
      const folded = one.normalize('NFC').toLowerCase();
      const other = first.get(folded);
      if (other === undefined) first.set(folded, one);
      else if (other !== one && !told.has(one)) {
        told.add(one);
        tell('sameName', one, `"${other}" is the same name where case does not count; rename one`);
      }
    }
  }
}
