import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './errors.ts';

/** Keys that the engine makes for itself and keeps in its data folder, for its own user's eyes. */
export type KeyFile = 'own-writes.key' | 'sessions.key';

/** The key, made the first time; random, as 64 hexadecimal digits. */
export function keptKey(dataPath: string, file: KeyFile): string {
  const path = join(dataPath, file);
  try {
    // Fails when there is one: what it has signed must stay ours.
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(path, 'utf8').trim();
  // With a key cut short anybody could sign what we believe.
  if (key.length >= 32) return key;
  throw new EngineError('badSettings', `${path} is damaged; delete it, and a new one is made.`);
}

/** The key of an engine on this machine, where it has one and this user may read it; else null. */
export function keyIfKept(dataPath: string, file: KeyFile): string | null {
  try {
    const key = readFileSync(join(dataPath, file), 'utf8').trim();
    return key.length >= 32 ? key : null;
  } catch {
    // An engine without sign-in keeps none; one with it says in its refusal who may ask.
    return null;
  }
}
