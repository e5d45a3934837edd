import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';

/**
 * Facts that somebody else keeps for us and hands back: readable by the holder, changeable by
 * nobody. What is sealed for one purpose opens for no other.
 */
export type Purpose = 'signIn' | 'session' | 'program';

/** Far more than ours need; what is longer is not even looked at. */
const LENGTH_MAX = 4_096;

export function seal(key: string, purpose: Purpose, facts: unknown): string {
  const body = Buffer.from(JSON.stringify(facts)).toString('base64url');
  return `${body}.${macOf(key, purpose, body)}`;
}

/** Null for an absent, changed, foreign or misshapen one. */
export function unseal<T>(
  key: string,
  purpose: Purpose,
  sealed: string | null | undefined,
  form: z.ZodType<T>,
): T | null {
  if (sealed === null || sealed === undefined || sealed.length > LENGTH_MAX) return null;
  const [body = '', mac = '', ...more] = sealed.split('.');
  if (more.length > 0 || !isSame(mac, macOf(key, purpose, body))) return null;
  return form.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data ?? null;
}

/** Compares secrets in a time that tells nothing about them. */
export function isSame(given: string, due: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(due)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function macOf(key: string, purpose: Purpose, body: string): string {
  return createHmac('sha256', key).update(`${purpose}.${body}`).digest('base64url');
}
