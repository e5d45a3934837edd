/** What does the token look like that Zendesk's proxy signs for an app? HS256, and nothing else. */
import { createHmac } from 'node:crypto';

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * Signs the claims as they are: the proxy vouches that a request came through this installation,
 * never for what the claims say.
 */
export function signJwt(
  claims: Readonly<Record<string, unknown>>,
  secretKey: string,
  expiryS: number,
  nowS: number,
): string {
  const payload = { iat: nowS, exp: nowS + expiryS, ...claims };
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', secretKey).update(signed).digest('base64url')}`;
}
