/** Where somebody may be sent after signing in: a page of ours, and nothing else. */

const FALLBACK = '/board/';
const LENGTH_MAX = 2_000;

/**
 * The board's address in `to`, or the board itself. Read as a browser would (it takes `\` for `/`
 * and drops line ends), so that nothing that only looks like ours leads elsewhere.
 */
export function ownPage(to: unknown): string {
  if (typeof to !== 'string' || to.length > LENGTH_MAX || !to.startsWith('/')) return FALLBACK;
  const base = 'http://own.invalid';
  if (!URL.canParse(to, base)) return FALLBACK;
  const { origin, pathname, search } = new URL(to, base);
  const isBoard = pathname === '/board' || pathname.startsWith('/board/');
  return origin === base && isBoard ? `${pathname}${search}` : FALLBACK;
}
