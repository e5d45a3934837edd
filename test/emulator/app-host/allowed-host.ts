/** May the proxy call this address for the app? Whitelisted domains, and this machine's names. */

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Null when the proxy may call it; else why not. */
export function refusalOf(
  address: string,
  domainWhitelist: readonly string[],
  closedPorts: readonly string[],
): string | null {
  if (!URL.canParse(address)) return `"${address}" is no address.`;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return 'An address must not carry a password.';
  if (LOOPBACK.test(hostname)) {
    if (!/^https?:$/.test(protocol)) return `The proxy does not speak ${protocol}`;
    // Through these ports an app could act as anybody and move time.
    return closedPorts.includes(port) ? 'The desk’s own ports are closed to apps.' : null;
  }
  if (protocol !== 'https:') return 'The proxy calls https addresses only.';
  const isListed = domainWhitelist.some((domain) => covers(domain.toLowerCase(), hostname));
  return isListed ? null : `${hostname} is not in the app's domainWhitelist.`;
}

function covers(domain: string, hostname: string): boolean {
  if (!domain.startsWith('*.')) return domain === hostname;
  // The dot stays: "*.example.com" must not cover "badexample.com".
  return hostname.endsWith(domain.slice(1)) && hostname.length > domain.length - 1;
}
