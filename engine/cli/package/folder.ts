/** Which files does an app's folder bring into its package? Follows no link, leaves no folder. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IGNORE_FILE, type Ignore, readIgnores, warnOfIdleIgnores } from './ignore.ts';
import { checkName, refuseSameNames } from './names.ts';
import type { Tell } from './problem.ts';
import { isSecretFile } from './secret-files.ts';

/** An app has some dozens of files; more means that another folder was named by mistake. */
const MOST_ENTRIES = 5000;
const FILE_BYTES_MAX = 50_000_000;
const FOLDER_BYTES_MAX = 100_000_000;

export interface AppFile {
  /** From the app's folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

interface Walk {
  readonly root: string;
  readonly ignores: readonly Ignore[];
  readonly tell: Tell;
  readonly files: AppFile[];
  readonly folders: string[];
  entries: number;
  bytes: number;
}

/** The files to be packed, by path; undefined when the folder itself cannot be read. */
export async function readFolder(
  root: string,
  tell: Tell,
): Promise<readonly AppFile[] | undefined> {
  try {
    if (!(await stat(root)).isDirectory()) {
      tell('unreadable', '', 'this is no folder; name the built app’s folder');
      return undefined;
    }
    const ignores = await ignoresOf(root, tell);
    const walk: Walk = { root, ignores, tell, files: [], folders: [], entries: 0, bytes: 0 };
    await visit(walk, '');
    warnOfIdleIgnores(ignores, walk.folders, tell);
    refuseSameNames(walk.files, tell);
    if (walk.files.length === 0) tell('missing', '', 'the folder holds nothing to pack');
    return walk.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    tell('unreadable', '', whyUnread(error, 'folder'));
    return undefined;
  }
}

async function ignoresOf(root: string, tell: Tell): Promise<readonly Ignore[]> {
  const path = join(root, IGNORE_FILE);
  try {
    if ((await lstat(path)).isFile()) return readIgnores(await readFile(path, 'utf8'), tell);
    tell('link', IGNORE_FILE, 'this is no ordinary file; write the list itself');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      tell('unreadable', IGNORE_FILE, whyUnread(error, 'file'));
    }
  }
  return [];
}

async function visit(walk: Walk, folder: string): Promise<void> {
  const entries = await readdir(join(walk.root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    walk.entries += 1;
    if (walk.entries > MOST_ENTRIES) {
      // Said once: the count stays above the limit in every folder that is left.
      if (walk.entries === MOST_ENTRIES + 1) {
        const message = `the folder holds more than ${MOST_ENTRIES} entries; name the built app’s`;
        walk.tell('tooMany', '', message);
      }
      return;
    }
    await look(walk, entry, folder === '' ? entry.name : `${folder}/${entry.name}`);
  }
}

async function look(walk: Walk, entry: Dirent, path: string): Promise<void> {
  const { ignores, tell } = walk;
  if (ignores.some(({ matches }) => matches(path))) {
    if (entry.isDirectory()) await enter(walk, path);
    return;
  }
  if (!entry.isDirectory() && isSecretFile(path)) {
    const message = 'such a file may hold secrets; take it out, or list it in .zcliignore';
    tell('secretFile', path, message);
    return;
  }
  // As zcli does: neither dotfiles nor its own folder for packages.
  if (entry.name.startsWith('.') || path === 'tmp') return;
  if (!checkName(path, tell)) return;
  if (entry.isSymbolicLink()) tell('link', path, 'this is a link; put the file itself here');
  else if (entry.isDirectory()) await enter(walk, path);
  else if (entry.isFile()) await take(walk, path);
  else tell('link', path, 'this is no ordinary file; take it out of the folder');
}

async function enter(walk: Walk, path: string): Promise<void> {
  walk.folders.push(path);
  try {
    await visit(walk, path);
  } catch (error) {
    walk.tell('unreadable', path, whyUnread(error, 'folder'));
  }
}

async function take(walk: Walk, path: string): Promise<void> {
  const { root, tell, files } = walk;
  try {
    const { size } = await lstat(join(root, path));
    walk.bytes += size;
    if (size > FILE_BYTES_MAX) {
      tell('tooLarge', path, `the file is larger than ${FILE_BYTES_MAX} bytes; make it smaller`);
    } else if (walk.bytes > FOLDER_BYTES_MAX) {
      tell('tooLarge', path, `with it the files exceed ${FOLDER_BYTES_MAX} bytes; leave some out`);
    } else files.push({ path, bytes: await readFile(join(root, path)) });
  } catch (error) {
    tell('unreadable', path, whyUnread(error, 'file'));
  }
}

function whyUnread(error: unknown, what: 'file' | 'folder'): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `there is no such ${what}; name one that exists`;
  if (code === 'EACCES' || code === 'EPERM') {
    return `this user may not read the ${what}; change its permissions`;
  }
  return `the ${what} could not be read (${message})`;
}
