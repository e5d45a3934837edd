/** Which files does a .zcliignore leave out? Its lines are globs from the app's folder. */
import type { Tell } from './problem.ts';

export const IGNORE_FILE = '.zcliignore';

/** More stars than that nobody needs, and each makes a hostile line slower to match. */
const MOST_STARS = 8;

export interface Ignore {
  readonly pattern: string;
  readonly line: number;
  readonly matches: (path: string) => boolean;
}

/**
 * Reads the file as zcli 1.0.1 does: one glob a line, without any of .gitignore's own rules. What
 * zcli would understand in another way than it looks is an error, so that nothing is shipped that
 * somebody believed to be left out.
 */
export function readIgnores(text: string, tell: Tell): readonly Ignore[] {
  const ignores: Ignore[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const pattern = raw.trim();
    if (pattern === '' || pattern.startsWith('#')) continue;
    const why = wrongWith(pattern);
    const line = i + 1;
    if (why === null) ignores.push({ pattern, line, matches: matcher(pattern) });
    else tell('badIgnore', IGNORE_FILE, `"${pattern}" ${why}`, { line });
  }
  return ignores;
}

/** A folder's own name leaves nothing in it out; zcli looks at files alone. */
export function warnOfIdleIgnores(
  ignores: readonly Ignore[],
  folders: readonly string[],
  tell: Tell,
): void {
  for (const { pattern, line, matches } of ignores) {
    if (pattern.endsWith('**') || !folders.some(matches)) continue;
    const message = `"${pattern}" names a folder and leaves nothing out; write "${pattern}/**"`;
    tell('ignoresNothing', IGNORE_FILE, message, { line });
  }
}

function wrongWith(pattern: string): string | null {
  if (pattern.startsWith('!')) return 'takes nothing back here; list only what is left out';
  if (/^\.?\//.test(pattern))
    return `matches nothing; write it without "${pattern.split('/')[0]}/"`;
  if (pattern.endsWith('/')) return `matches nothing; write "${pattern}**" for all in the folder`;
  if (pattern.includes('\\')) return 'has a backslash; write folders with /';
  if (/[[\]()]|\{[^}]*\{/.test(pattern)) return 'is not understood; use *, ?, ** and {a,b} only';
  if (pattern.split('*').length - 1 > MOST_STARS) return `has more than ${MOST_STARS} stars`;
  return null;
}

function matcher(pattern: string): (path: string) => boolean {
  const segments = pattern.split('/');
  const source = segments.map((segment, i) => {
    const isLast = i === segments.length - 1;
    if (segment === '**') return isLast ? '.*' : '(?:.*/)?';
    return `${segmentSource(segment)}${isLast ? '' : '/'}`;
  });
  const form = new RegExp(`^${source.join('')}$`, 'us');
  return (path) => form.test(path);
}

function segmentSource(segment: string): string {
  return segment
    .replace(/[.+^$|\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '[^/]')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.split(',').join('|')})`)
    .replace(/[{}]/g, '\\$&');
}
