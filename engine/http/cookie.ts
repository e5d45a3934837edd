/** How we write cookies and read them back (RFC 6265bis). */
export type CookieName = 'palier' | 'palier-login';

/**
 * `__Host-` makes browsers refuse the name from any other host and over http; on this machine,
 * which has no certificate, the plain name has to do.
 */
function nameAt(origin: string, name: CookieName): string {
  return isSecure(origin) ? `__Host-${name}` : name;
}

/** The Set-Cookie line; an age of 0 makes the browser forget it. */
export function cookieLine(origin: string, name: CookieName, value: string, ageMs: number): string {
  const age = `Max-Age=${Math.max(0, Math.floor(ageMs / 1000))}`;
  const rules = [
    'Path=/',
    age,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure(origin) ? ['Secure'] : []),
  ];
  return `${nameAt(origin, name)}=${value}; ${rules.join('; ')}`;
}

/** What a request brings under the name, or null. */
export function cookieIn(
  header: string | undefined,
  origin: string,
  name: CookieName,
): string | null {
  const prefix = `${nameAt(origin, name)}=`;
  const found = header?.split(/; */).find((pair) => pair.startsWith(prefix));
  return found === undefined ? null : found.slice(prefix.length);
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https://');
}
