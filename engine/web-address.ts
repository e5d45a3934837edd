/** Which addresses stay on this machine, and which can be read on their way. */

/** Plain http that leaves this machine can be read on the way. */
export function isReadable(url: string): boolean {
  return url.startsWith('http://') && !isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}

/** Whether a host is this very machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The address as others are put behind it; null for none. */
export function withoutSlash(url: string | undefined): string | null {
  return url === undefined ? null : url.replace(/\/+$/, '');
}
