import { z } from 'zod';
import { seal, unseal } from './sealed.ts';
import type { SessionRules } from './session.ts';

/**
 * How the command line on the engine's machine is let in: whoever can read the key in the data
 * folder can read the store beside it, too. A pass ends soon, because another program might listen
 * on the port while the engine is down.
 */
const PASS_MS = 60_000;
const SCHEME = 'Palier';

const form = z.object({ untilMs: z.number().int() });

/** The Authorization header of a program that has the key. */
export function programPass(key: string, nowMs: number): string {
  return `${SCHEME} ${seal(key, 'program', { untilMs: nowMs + PASS_MS })}`;
}

export function isOwnProgram(
  authorization: string | undefined,
  { key, realNow }: Pick<SessionRules, 'key' | 'realNow'>,
): boolean {
  const [scheme, sealed] = authorization?.split(' ') ?? [];
  if (scheme !== SCHEME) return false;
  const pass = unseal(key, 'program', sealed, form);
  return pass !== null && realNow() < pass.untilMs;
}
