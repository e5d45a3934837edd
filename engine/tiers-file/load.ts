/**
 * What does the tiers file at this path hold? Reads the bytes; everything else is `readTiersFile`.
 */
import { readFile, stat } from 'node:fs/promises';
import { MAX_BYTES } from './parse.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { type ReadOptions, type ReadResult, readTiersFile } from './read.ts';

/** A file's text, or why it can't be had; both are answers to the person who named the file. */
export type LoadedText = { readonly text: string } | { readonly problems: readonly [Problem] };

/**
 * Reads a tiers file from disk. Answers as `readTiersFile` does; an unreadable file is a problem.
 */
export async function loadTiersFile(path: string, options: ReadOptions = {}): Promise<ReadResult> {
  const loaded = await loadText(path);
  return 'text' in loaded ? readTiersFile(loaded.text, options) : loaded;
}

/** Reads a UTF-8 text of at most 1 MB; a byte order mark is dropped. */
export async function loadText(path: string): Promise<LoadedText> {
  let bytes: Uint8Array;
  try {
    const found = await stat(path);
    // A pipe or a device would be waited for without end.
    if (found.isDirectory()) return refused('this is a folder; name the tiers file in it');
    if (!found.isFile()) return refused('this is no ordinary file; name a tiers file');
    if (found.size > MAX_BYTES) {
      const message = `the file is larger than ${MAX_BYTES} bytes; split off what is old`;
      return refused(message, 'tooLarge');
    }
    bytes = await readFile(path);
  } catch (error) {
    return refused(whyUnread(error));
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // The decoder says only that it failed; the two ways to mend it are the same for every file.
    return refused('the file is not UTF-8 text; save it as UTF-8');
  }
}

function refused(message: string, code: ProblemCode = 'unreadable'): LoadedText {
  return { problems: [{ severity: 'error', code, path: '', line: 1, column: 1, message }] };
}

function whyUnread(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known: Record<string, string> = {
    ENOENT: 'there is no such file; name one that exists',
    ENOTDIR: 'there is no such file; a part of its path is not a folder',
    EACCES: 'this user may not read the file; change its permissions',
    EPERM: 'this user may not read the file; change its permissions',
    ELOOP: 'the path is a link that leads back to itself; name the file itself',
    ENAMETOOLONG: 'there is no such file; the path is too long',
  };
  return known[code] ?? `the file could not be read (${(error as Error).message})`;
}
